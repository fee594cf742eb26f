import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { formats } from "../../src/formats/table.ts";
import { cartouche } from "../command-here.ts";
import { parsed, parsedXml } from "../conformance/graphs.ts";
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
});
after(() => museum.remove());

describe("a merged identifier", () => {
  const [loser, survivor] = ["Sunflowers", "Van Gogh’s Chair"];
  before(async () => {
    assert.equal((await get(`/${called(loser)}`)).status, 303);
    await museum.registry.merge(called(loser), called(survivor), decision);
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
    const { mergeId } = await museum.registry.merge(called(survivor), third, decision);
    assert.equal((await get(`/${called(loser)}.ttl`)).headers.get("location"), `/${third}.ttl`);
    await museum.registry.unmerge(mergeId, decision);
    assert.equal((await get(`/${called(loser)}.ttl`)).headers.get("location"), `/${called(survivor)}.ttl`);
  });

  test("is told of on the command line: where it leads, and exit code 1", async () => {
    const { code, stdout, stderr } = await cartouche(["format", called(loser), "json"], museum.environment);
    assert.deepEqual([code, stdout], [1, ""]);
    assert.match(stderr, new RegExp(`merged: ask for ${called(survivor)}`));
  });
});

describe("a split identifier", () => {
  const parts = ["Marriage A-la-Mode: 1, The Marriage Settlement", "Marriage A-la-Mode: 2, The Tête à Tête"];
  before(() => museum.registry.split(called("Marriage A-la-Mode"), parts.map(called), decision));

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
  before(() => museum.registry.tombstone(gone(), { ...why, successor: called("Surprised!") }, decision));

  test("is 410 with its last citation in every format, by extension and by Accept, to people and programs", async () => {
    for (const format of ofWorks) {
      const byExtension = await get(`/${gone()}.${format.extension}`);
      const profile = format.profile ? { "accept-profile": `<${format.profile.uri}>` } : {};
      const negotiated = await get(`/${gone()}`, { accept: format.accepts[0] ?? "", ...profile });
      assert.deepEqual([byExtension.status, negotiated.status], [410, 410], format.name);
      // A format that cannot say that something is no longer described leaves it to plain JSON.
      const says = format.tellsEndings ? format.contentType : "application/json";
      assert.equal(negotiated.headers.get("content-type"), says);
      assert.match(negotiated.headers.get("vary") ?? "", /Accept/);
      assert.match(
        negotiated.headers.get("link") ?? "",
        /^<[^>]*>; rel="cite-as"(?:, <[^>]*>; rel="linkset"; type="[^"]*"){2}$/,
      );
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
    const { code, stdout } = await cartouche(["format", gone(), "json"], museum.environment);
    assert.deepEqual([code, JSON.parse(stdout).state], [1, "tombstoned"]);
  });

  test("stands again as before when it is restored", async () => {
    const pid = called("The Cornfield");
    const before = await (await get(`/${pid}.ttl`)).text();
    await museum.registry.tombstone(pid, { reason: "privacy", note: "" }, decision);
    assert.equal((await get(`/${pid}.ttl`)).status, 410);
    await museum.registry.restore(pid, decision);
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
      for (const label of labels) await museum.registry.withdraw(called(label), legal, decision);
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
