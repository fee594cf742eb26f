import assert from "node:assert/strict";
import { get as getRaw } from "node:http";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { formats } from "../../src/formats/table.ts";
import { mintPid } from "../../src/identifiers/mint.ts";
import type { Pid } from "../../src/identifiers/pid.ts";
import type { Registry } from "../../src/registry/port.ts";
import { openSqliteRegistry } from "../../src/registry/sqlite/registry.ts";
import { openSqliteStore } from "../../src/store/sqlite/store.ts";
import { cartouche, type Environment, exampleConfig, freshFolder, type Serving, serve } from "../command.ts";
import { parsed, parsedXml } from "../conformance/graphs.ts";

const decision = { actor: "desk:test", reason: "Two panels, two paintings." };
const ofWorks = formats.filter(({ types }) => types === "all" || types.includes("object"));
const folder = freshFolder();
const environment: Environment = { CARTOUCHE_DATA: folder.path, CARTOUCHE_CONFIG: exampleConfig };
const things = new Map<string, Pid>();
let serving: Serving;
let registry: Registry;

/** The PID of a thing of the example museum by its label. */
function called(label: string): Pid {
  const pid = things.get(label);
  assert.ok(pid, `the example museum has ${label}`);
  return pid;
}

const get = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  fetch(serving.address + path, { headers, method, redirect: "manual" });
const page = { accept: "text/html,*/*;q=0.8" };
const json = async (answer: Response) => JSON.parse(await answer.text());

/** An address exactly as it is written, with a bare `?` at its end. */
function bodyAt(path: string): Promise<{ status: number | undefined; body: string }> {
  const { hostname, port } = new URL(serving.address);
  return new Promise((resolve, reject) => {
    getRaw({ hostname, port, path }, (answer) => {
      let body = "";
      answer.setEncoding("utf8").on("data", (chunk: string) => {
        body += chunk;
      });
      answer.on("end", () => resolve({ status: answer.statusCode, body }));
    }).on("error", reject);
  });
}

before(async () => {
  assert.equal((await cartouche(["harvest"], environment)).code, 0);
  const store = openSqliteStore({
    file: join(folder.path, "store.sqlite"),
    archiveFile: join(folder.path, "archive.sqlite"),
  });
  for (const type of ["object", "person"] as const) {
    const pids = await store.list({ type, limit: 500 });
    const seen = new Set(await store.list({ type, public: true, limit: 500 }));
    const summaries = await store.summaries(pids);
    for (const pid of pids) things.set(seen.has(pid) ? (summaries.get(pid)?.label ?? pid) : "for staff only", pid);
  }
  await store.close();
  registry = openSqliteRegistry({ file: join(folder.path, "registry.sqlite") });
  serving = await serve(environment);
});
after(async () => {
  await registry.close();
  await serving.stop();
  folder.remove();
});

describe("a merged identifier", () => {
  const [loser, survivor] = ["Sunflowers", "Van Gogh’s Chair"];
  before(async () => {
    assert.equal((await get(`/${called(loser)}`)).status, 303);
    await registry.merge(called(loser), called(survivor), decision);
  });

  test("leads to its survivor in one hop, for people and programs, HEAD and GET", async () => {
    for (const accept of ["text/html", "text/turtle", "*/*"])
      for (const method of ["GET", "HEAD"]) {
        const answer = await get(`/${called(loser)}`, { accept }, method);
        assert.equal(answer.status, 301);
        assert.equal(answer.headers.get("location"), `/${called(survivor)}`);
        assert.equal(answer.headers.get("cache-control"), "max-age=3600");
        assert.equal(answer.headers.get("access-control-allow-origin"), "*");
      }
  });

  test("keeps every extension and any query, also when asked again with another", async () => {
    for (const { extension } of ofWorks)
      for (const query of ["", "?x=1", "?x=2&y=%20", "?_profile=alt"]) {
        const answer = await get(`/${called(loser)}.${extension}${query}`);
        assert.equal(answer.status, 301);
        assert.equal(answer.headers.get("location"), `/${called(survivor)}.${extension}${query}`);
      }
    const ark = await get(`/ark:99999/${called(loser).toLowerCase().replaceAll("-", "")}?x=1`);
    assert.equal(ark.headers.get("location"), `/${called(survivor)}?x=1`);
  });

  test("is listed by its survivor as a former identifier, on the page and in JSON", async () => {
    const record = await json(await get(`/${called(survivor)}.json`));
    assert.deepEqual(
      record.formerIds.map(({ pid }: { pid: string }) => pid),
      [called(loser)],
    );
    const shown = await (await get(`/${called(survivor)}.html`)).text();
    assert.match(shown, new RegExp(`Former identifiers[\\s\\S]*${called(loser)}`));
  });

  test("is found by its numbers as its survivor, once", async () => {
    const answer = await get("/lookup/inventory/NG3863");
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.get("location"), `/${called(survivor)}`);
  });

  test("is followed one hop when its survivor is merged in turn, and answers for itself again when all is undone", async () => {
    const third = called("The Umbrellas");
    const { mergeId } = await registry.merge(called(survivor), third, decision);
    assert.equal((await get(`/${called(loser)}.ttl`)).headers.get("location"), `/${third}.ttl`);
    await registry.unmerge(mergeId, decision);
    assert.equal((await get(`/${called(loser)}.ttl`)).headers.get("location"), `/${called(survivor)}.ttl`);
  });

  test("is told of on the command line: where it leads, and exit code 1", async () => {
    const { code, stdout, stderr } = await cartouche(["format", called(loser), "json"], environment);
    assert.deepEqual([code, stdout], [1, ""]);
    assert.match(stderr, new RegExp(`merged: ask for ${called(survivor)}`));
  });
});

describe("a split identifier", () => {
  const parts = ["Marriage A-la-Mode: 1, The Marriage Settlement", "Marriage A-la-Mode: 2, The Tête à Tête"];
  before(() => registry.split(called("Marriage A-la-Mode"), parts.map(called), decision));

  test("is 300 with its successors and why: a page for people, JSON for programs, links for both", async () => {
    const address = `/${called("Marriage A-la-Mode")}`;
    for (const [path, headers] of [
      [address, page],
      [`${address}.html`, {}],
    ] as const) {
      const shown = await get(path, headers);
      assert.equal(shown.status, 300);
      const text = await shown.text();
      for (const part of parts) assert.ok(text.includes(`href="/${called(part)}"`));
      assert.match(text, /Two panels, two paintings\./);
    }
    for (const { extension } of ofWorks.filter(({ name }) => name !== "html")) {
      const answer = await get(`${address}.${extension}`);
      assert.equal(answer.status, 300, extension);
      const said = await json(answer);
      assert.deepEqual([said.state, said.reason, said.label], ["split", decision.reason, "Marriage A-la-Mode"]);
      assert.deepEqual(
        said.successors.map(({ label }: { label: string }) => label),
        parts,
      );
      for (const part of parts)
        assert.ok(answer.headers.get("link")?.includes(`/${called(part)}>; rel="alternate"`), extension);
    }
  });
});

describe("a tombstoned identifier", () => {
  const why = { reason: "superseded", note: "Described <twice>." } as const;
  const gone = () => called("Whistlejacket");
  before(() => registry.tombstone(gone(), { ...why, successor: called("Surprised!") }, decision));

  test("is 410 with its last citation in every format, by extension and by Accept, to people and programs", async () => {
    for (const format of ofWorks) {
      const byExtension = await get(`/${gone()}.${format.extension}`);
      const negotiated = await get(`/${gone()}`, { accept: format.accepts[0] ?? "" });
      assert.deepEqual([byExtension.status, negotiated.status], [410, 410], format.name);
      assert.equal(negotiated.headers.get("content-type"), format.contentType);
      assert.match(negotiated.headers.get("vary") ?? "", /Accept/);
      assert.match(negotiated.headers.get("link") ?? "", /^<[^>]*>; rel="cite-as"$/);
      const text = await byExtension.text();
      assert.equal(await negotiated.text(), text);
      for (const word of [gone(), "Whistlejacket", called("Surprised!"), "The Small Museum"])
        assert.ok(text.includes(word), `${format.name}: ${word}`);
      assert.equal(text.includes("George Stubbs"), false, format.name);
      const head = await get(`/${gone()}.${format.extension}`, {}, "HEAD");
      assert.deepEqual([head.status, await head.text()], [410, ""]);
      assert.equal(head.headers.get("content-length"), String(Buffer.byteLength(text)));
    }
  });

  test("says as JSON exactly what the contract says", async () => {
    const said = await json(await get(`/${gone()}.json`));
    const { id, date, successor, ...rest } = said;
    assert.ok(id.endsWith(`/${gone()}`));
    assert.ok(Date.parse(date) > 0);
    assert.deepEqual([successor.type, successor.label], ["object", "Surprised!"]);
    assert.ok(successor.id.endsWith(`/${called("Surprised!")}`));
    assert.deepEqual(rest, {
      pid: gone(),
      type: "object",
      state: "tombstoned",
      label: "Whistlejacket",
      reason: "superseded",
      note: "Described <twice>.",
      contact: "The Small Museum (an example)",
    });
  });

  test("is a graph that parses", async () => {
    const of = async (extension: string) => (await get(`/${gone()}.${extension}`)).text();
    const turtle = parsed(await of("ttl"), "text/turtle");
    assert.equal(parsed(await of("nt"), "application/n-triples").length, turtle.length);
    assert.equal((await parsedXml(await of("rdf"))).length, turtle.length);
    assert.ok(turtle.some(({ object }) => object.value.includes("Another description has taken its place.")));
  });

  test("is found by its number where nothing else has it, and is on standard output with exit code 1", async () => {
    const answer = await get("/lookup/inventory/NG6569");
    assert.deepEqual([answer.status, answer.headers.get("location")], [303, `/${gone()}`]);
    const { code, stdout } = await cartouche(["format", gone(), "json"], environment);
    assert.deepEqual([code, JSON.parse(stdout).state], [1, "tombstoned"]);
  });

  test("stands again as before when it is restored", async () => {
    const pid = called("The Cornfield");
    const before = await (await get(`/${pid}.ttl`)).text();
    await registry.tombstone(pid, { reason: "privacy", note: "" }, decision);
    assert.equal((await get(`/${pid}.ttl`)).status, 410);
    await registry.restore(pid, decision);
    const again = await get(`/${pid}.ttl`);
    assert.deepEqual([again.status, await again.text()], [200, before]);
  });
});

describe("a withdrawn identifier", () => {
  test("says nothing of the thing: the same bytes for all but the PID, 410, or 451 where the law asked", async () => {
    for (const [legal, status, labels] of [
      [false, 410, ["The Hay Wain", "The Ambassadors"]],
      [true, 451, ["Combing the Hair (‘La Coiffure’)", "Men of the Docks"]],
    ] as const) {
      for (const label of labels) await registry.withdraw(called(label), legal, decision);
      for (const extension of ["", ...ofWorks.map((format) => `.${format.extension}`)])
        for (const headers of [page, {}]) {
          const told: string[] = [];
          for (const label of labels) {
            const answer = await get(`/${called(label)}${extension}`, headers);
            assert.equal(answer.status, status, `${label}${extension}`);
            const text = await answer.text();
            assert.equal(text.includes(label), false);
            told.push(text.replaceAll(called(label), "PID"));
          }
          assert.equal(told[0], told[1]);
        }
    }
  });

  test("is found by its number only where nothing else has it", async () => {
    const answer = await get("/lookup/inventory/NG1207");
    assert.deepEqual([answer.status, answer.headers.get("location")], [303, `/${called("The Hay Wain")}`]);
  });
});

describe("what never was public", () => {
  test("answers byte for byte as what never was: reserved, void, and whatever happened to what only staff see", async () => {
    const [reserved, given] = await registry.reserve(2, "object", decision);
    assert.ok(reserved && given);
    await registry.void([given], decision);
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
    await registry.tombstone(secret, { reason: "privacy", note: "A secret." }, decision);
    assert.deepEqual(await answersOf(secret), unknown);
    await registry.withdraw(secret, true, decision);
    assert.deepEqual(await answersOf(secret), unknown);
    await registry.restore(secret, decision);
    await registry.restore(secret, decision);
    await registry.merge(secret, called("Surprised!"), decision);
    assert.deepEqual(await answersOf(secret), unknown);
    const survivor = await json(await get(`/${called("Surprised!")}.json`));
    assert.equal(JSON.stringify(survivor).includes(secret), false);
  });
});

describe("what refers to an identifier that changed", () => {
  const makersOf = async (label: string) => (await json(await get(`/${called(label)}.json`))).makers;

  test("names the survivor of a merged one", async () => {
    await registry.merge(called("Meindert Hobbema"), called("Jan van Huysum"), decision);
    const [maker] = await makersOf("The Avenue at Middelharnis");
    assert.equal(maker.label, "Jan van Huysum");
    assert.ok(maker.id.endsWith(`/${called("Jan van Huysum")}`));
  });

  test("has only words for one that is tombstoned or withdrawn, in every format", async () => {
    const tombstoned = called("Gustav Klimt");
    await registry.tombstone(tombstoned, { reason: "never-ours", note: "" }, decision);
    const withdrawn = called("Willem Claesz. Heda");
    await registry.withdraw(withdrawn, false, decision);
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
    await registry.merge(first, second, decision);
    const merged = (await choicesOf()).map(({ pid }) => pid);
    assert.deepEqual(merged.toSorted(), [second, ...others].toSorted());
    for (const pid of others) await registry.tombstone(pid, { reason: "never-ours", note: "" }, decision);
    const only = await get("/lookup/inventory/NG569");
    assert.deepEqual([only.status, only.headers.get("location")], [303, `/${second}`]);
  });
});

describe("an identifier asked about itself", () => {
  test("tells who, what, when and where, with one sign more its state, history and promise; no sign is the thing", async () => {
    const pid = called("The Virgin of the Rocks");
    const brief = await bodyAt(`/${pid}?`);
    assert.equal(brief.status, 200);
    assert.match(
      brief.body,
      /^erc:\nwho: Leonardo da Vinci\nwhat: The Virgin of the Rocks\nwhen: .+\nwhere: http\S+\n$/,
    );
    const full = await bodyAt(`/${pid}??`);
    assert.ok(full.body.startsWith(brief.body));
    assert.match(full.body, /\nstate: active\nsince: \S+\nhistory: [\s\S]*\npromise: .*\npolicy: http\S+\/policy\n$/);
    assert.equal(await (await get(`/${pid}?info`)).text(), full.body);
    assert.equal((await bodyAt(`/${pid}`)).status, 303);
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

  test("says no more of a withdrawn one than its document does", async () => {
    assert.equal((await get(`/${called("The Hay Wain")}?info`)).status, 410);
  });
});

test("the policy promises every state", async () => {
  const policy = await (await get("/policy")).text();
  for (const state of ["Merged", "Split", "Tombstoned", "Withdrawn"]) assert.match(policy, new RegExp(`>${state}<`));
});
