import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { formats } from "../../src/formats/table.ts";
import { mintPid } from "../../src/identifiers/mint.ts";
import type { Pid } from "../../src/identifiers/pid.ts";
import { type ChangingMuseum, serveChangingMuseum } from "./changing-museum.ts";

const decision = { actor: "desk:test", reason: "Two panels, two paintings." };
const ofWorks = formats.filter(({ types }) => types === "all" || types.includes("object"));
const page = { accept: "text/html,*/*;q=0.8" };
const json = async (answer: Response) => JSON.parse(await answer.text());
let museum: ChangingMuseum;
const called = (label: string) => museum.called(label);
const get: ChangingMuseum["get"] = (...asked) => museum.get(...asked);

before(async () => {
  museum = await serveChangingMuseum();
  const parts = ["Marriage A-la-Mode: 1, The Marriage Settlement", "Marriage A-la-Mode: 2, The Tête à Tête"];
  const { registry } = museum;
  await registry.merge(called("Sunflowers"), called("Van Gogh’s Chair"), decision);
  await registry.split(called("Marriage A-la-Mode"), parts.map(called), decision);
  const why = { reason: "superseded", note: "", successor: called("Surprised!") } as const;
  await registry.tombstone(called("Whistlejacket"), why, decision);
  await registry.withdraw(called("The Hay Wain"), false, decision);
});
after(() => museum.remove());

describe("what never was public", () => {
  test("answers byte for byte as what never was: reserved, void, and whatever happened to what only staff see", async () => {
    const [reserved, given] = await museum.registry.reserve(2, "object", decision);
    assert.ok(reserved && given);
    await museum.registry.void([given], decision);
    const answersOf = async (pid: string) => {
      const all: string[] = [];
      for (const path of [`/${pid}`, `/${pid}.ttl`, `/${pid}?info`, `/${pid}?json`])
        for (const headers of [page, {}]) {
          const answer = await get(path, headers);
          assert.equal(answer.status, 404, path);
          all.push((await answer.text()).replaceAll(pid, "PID"));
        }
      return all;
    };
    const unknown = await answersOf(mintPid());
    const secret = called("for staff only");
    assert.deepEqual(await answersOf(reserved), unknown);
    assert.deepEqual(await answersOf(given), unknown);
    await museum.registry.tombstone(secret, { reason: "privacy", note: "A secret." }, decision);
    assert.deepEqual(await answersOf(secret), unknown);
    await museum.registry.withdraw(secret, true, decision);
    assert.deepEqual(await answersOf(secret), unknown);
    await museum.registry.restore(secret, decision);
    await museum.registry.restore(secret, decision);
    await museum.registry.merge(secret, called("Surprised!"), decision);
    assert.deepEqual(await answersOf(secret), unknown);
    const survivor = await json(await get(`/${called("Surprised!")}.json`));
    assert.equal(JSON.stringify(survivor).includes(secret), false);
  });
});

describe("what refers to an identifier that changed", () => {
  const makersOf = async (label: string) => (await json(await get(`/${called(label)}.json`))).makers;

  test("names the survivor of a merged one", async () => {
    await museum.registry.merge(called("Meindert Hobbema"), called("Jan van Huysum"), decision);
    const [maker] = await makersOf("The Avenue at Middelharnis");
    assert.equal(maker.label, "Jan van Huysum");
    assert.ok(maker.id.endsWith(`/${called("Jan van Huysum")}`));
  });

  test("has only words for one that is tombstoned or withdrawn, in every format", async () => {
    const tombstoned = called("Gustav Klimt");
    await museum.registry.tombstone(tombstoned, { reason: "never-ours", note: "" }, decision);
    const withdrawn = called("Willem Claesz. Heda");
    await museum.registry.withdraw(withdrawn, false, decision);
    for (const [label, agent] of [
      ["Portrait of Hermine Gallia", tombstoned],
      ["Still Life: Pewter and Silver Vessels and a Crab", withdrawn],
    ] as const) {
      const [maker] = await makersOf(label);
      assert.equal("id" in maker, false);
      for (const { extension } of ofWorks) {
        const text = await (await get(`/${called(label)}.${extension}`)).text();
        assert.equal(text.includes(agent), false, `${label}.${extension}`);
      }
    }
  });
});

describe("a number that several things have", () => {
  type Choice = { pid: Pid; label: string };
  const choicesOf = async (): Promise<Choice[]> => (await json(await get("/lookup/inventory/NG569"))).choices;

  test("offers a merged thing as its survivor, once, and an ended one not at all while another is described", async () => {
    const all = await choicesOf();
    const [first, second, ...others] = all.map(({ pid }) => pid);
    assert.ok(first && second && others.length > 0);
    await museum.registry.merge(first, second, decision);
    const merged = (await choicesOf()).map(({ pid }) => pid);
    assert.deepEqual(merged.toSorted(), [second, ...others].toSorted());
    for (const pid of others) await museum.registry.tombstone(pid, { reason: "never-ours", note: "" }, decision);
    const only = await get("/lookup/inventory/NG569");
    assert.deepEqual([only.status, only.headers.get("location")], [303, `/${second}`]);
  });
});

describe("a number at a date", () => {
  test("finds what was so called then, and refuses what is no date", async () => {
    const [first, second] = [called("The Virgin of the Rocks"), called("Surprised!")];
    const loan = { scheme: "loan", value: "L-77", standing: "former" } as const;
    await museum.registry.alias([
      { pid: first, ...loan, until: "1900" },
      { pid: second, ...loan, from: "1901", until: "1950-03" },
    ]);
    const to = async (query: string) => {
      const answer = await get(`/lookup/loan/L-77${query}`);
      return [answer.status, answer.headers.get("location")];
    };
    assert.deepEqual(await to("?at=1899-12-31"), [303, `/${first}`]);
    assert.deepEqual(await to("?at=1950-03-31"), [303, `/${second}`]);
    assert.deepEqual(
      [await to(""), await to("?at=1951"), await to("?at=once")],
      [
        [300, null],
        [404, null],
        [400, null],
      ],
    );
  });
});

describe("an identifier asked about itself", () => {
  test("tells who, what, when and where, with one sign more its state, history and promise; no sign is the thing", async () => {
    const pid = called("The Virgin of the Rocks");
    const brief = await museum.bodyAt(`/${pid}?`);
    assert.equal(brief.status, 200);
    assert.match(
      brief.body,
      /^erc:\nwho: Leonardo da Vinci\nwhat: The Virgin of the Rocks\nwhen: .+\nwhere: http\S+\n$/,
    );
    const full = await museum.bodyAt(`/${pid}??`);
    assert.ok(full.body.startsWith(brief.body));
    assert.match(
      full.body,
      /\nstate: active\nsince: \S+\ndescribed by: \S+, as of \S+\nhistory: [\s\S]*\npromise: .*\npolicy: http\S+\/policy\n$/,
    );
    assert.equal(await (await get(`/${pid}?info`)).text(), full.body);
    assert.equal((await museum.bodyAt(`/${pid}`)).status, 303);
    assert.equal((await get(`/${pid}?information`)).status, 303);
  });

  test("tells it in every state that is or was public, as JSON too, with an ETag", async () => {
    for (const [label, state, leads] of [
      ["Sunflowers", "merged", 1],
      ["Marriage A-la-Mode", "split", 2],
      ["Whistlejacket", "tombstoned", 1],
      ["Van Gogh’s Chair", "active", 0],
    ] as const) {
      const pid = called(label);
      const answer = await get(`/${pid}?json`);
      assert.equal(answer.status, 200);
      const said = await json(answer);
      assert.deepEqual([said.pid, said.state, said.what, said.leadsTo?.length ?? 0], [pid, state, label, leads]);
      assert.ok(said.history.length > 0 && said.promise.policy.endsWith("/policy"));
      const again = await get(`/${pid}?json`, { "if-none-match": answer.headers.get("etag") ?? "" });
      assert.equal(again.status, 304);
      assert.match(await (await get(`/${pid}?info`)).text(), new RegExp(`\nstate: ${state}\n`));
    }
  });

  test("tells all that happened to it in order with its days, what was undone too, and never why or by whom", async () => {
    const [pid, other] = [called("The Cornfield"), called("Surprised!")];
    const secret = { actor: "desk:nobody-may-know", reason: "Not for the public." };
    const { mergeId } = await museum.registry.merge(pid, other, secret);
    await museum.registry.unmerge(mergeId, secret);
    await museum.registry.tombstone(pid, { reason: "privacy", note: "A note of then." }, secret);
    await museum.registry.restore(pid, secret);
    const text = await (await get(`/${pid}?info`)).text();
    const told = [...text.matchAll(/^history: \d{4}-\d\d-\d\d: (.*)$/gm)].map(([, words = ""]) => words);
    const lines = [
      "The identifier was given.",
      "It is described.",
      `It was merged into ${other}.`,
      "The merge was undone: it stands for itself again.",
      "It was no longer described.",
      "That was taken back: it stands as before.",
    ];
    assert.deepEqual(
      told.filter((words) => !words.startsWith("The description")),
      lines,
    );
    const { history } = await json(await get(`/${pid}?json`));
    assert.match(history[0].date, /^\d{4}-\d\d-\d\d$/, "of what was before the public could see it, only the day");
    assert.doesNotMatch(text + JSON.stringify(history), /nobody-may-know|Not for the public|A note of then/);
  });

  test("says no more of a withdrawn one than its document does", async () => {
    assert.equal((await get(`/${called("The Hay Wain")}?info`)).status, 410);
  });
});

test("the policy promises every state", async () => {
  const policy = await (await get("/policy")).text();
  for (const state of ["Merged", "Split", "Tombstoned", "Withdrawn"]) assert.match(policy, new RegExp(`>${state}<`));
});
