import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { HttpRequest, Reading } from "../../src/access-points/port.ts";
import type { Part } from "../../src/access-points/resolver/part.ts";
import { resolver } from "../../src/access-points/resolver/resolver.ts";
import type { Problem } from "../../src/errors.ts";
import { formats } from "../../src/formats/table.ts";
import { mintPid } from "../../src/identifiers/mint.ts";
import { openSqliteStore } from "../../src/store/sqlite/store.ts";
import { type ChangingMuseum, serveChangingMuseum } from "./changing-museum.ts";

const decision = { actor: "desk:test", reason: "One work." };
const json = async (answer: Response) => JSON.parse(await answer.text());
const bare = (pid: string) => pid.replaceAll("-", "").toLowerCase();
let museum: ChangingMuseum;
const called = (label: string) => museum.called(label);
const get: ChangingMuseum["get"] = (...asked) => museum.get(...asked);

before(async () => {
  museum = await serveChangingMuseum();
});
after(() => museum.remove());

describe("what follows an identifier", () => {
  test("is no part of it where there is none: 404 that names the identifier and what there is of it, in any spelling", async () => {
    const pid = called("Sunflowers");
    const documents = formats.map(({ extension }) => `/${pid}.${extension}`);
    const statuses = await Promise.all(documents.map(async (path) => (await get(path)).status));
    const answered = documents.filter((_, at) => statuses[at] === 200);
    for (const path of [
      `/${pid}/manifest`,
      `/${bare(pid)}/room`,
      `/ark:/99999/${bare(pid)}/c3/s5.v7`,
      `/ark:99999/${pid}/v3`,
      `/${pid}.nothing`,
      `/${pid}/manifest.json`,
      `/${pid}/a%2Fb?_profile=alt`,
      `/${pid}/manifest?info`,
    ]) {
      const answer = await get(path);
      const { code, pid: named, alternatives } = await json(answer);
      assert.deepEqual([answer.status, code, named], [404, "part-unknown", pid], path);
      assert.deepEqual(
        alternatives.map(({ href }: { href: string }) => href),
        [`/${pid}`, ...answered],
      );
    }
    const page = await (await get(`/${pid}/manifest`, { accept: "text/html" })).text();
    assert.match(page, new RegExp(`href="/${pid}\\.html"`));
  });

  test("a final slash is nothing", async () => {
    const pid = called("Sunflowers");
    assert.equal((await get(`/${pid}/`)).headers.get("location"), `/${pid}.json`);
  });

  test("tells nothing of a hidden identifier, nor of one that never was, whatever it is", async () => {
    const near = `${called("Sunflowers").slice(0, -1)}`;
    const [reserved] = await museum.registry.reserve(1, "object", decision);
    const told = async (pid: string) =>
      Promise.all(
        ["/v3", "/manifest", ".nothing", `/${near}`, `/${near}.ttl`].map(async (suffix) => {
          const answer = await get(`/${pid}${suffix}`);
          return [answer.status, (await answer.text()).replaceAll(pid, "PID")];
        }),
      );
    const unknown = await told(mintPid());
    assert.match(JSON.stringify(unknown), /Sunflowers/, "a slip after it has its suggestion");
    assert.deepEqual(await told(called("for staff only")), unknown);
    assert.deepEqual(await told(String(reserved)), unknown);
  });
});

describe("what follows an identifier that ended", () => {
  const [loser, survivor] = ["The Umbrellas", "Van Gogh’s Chair"];
  before(async () => {
    await museum.registry.merge(called(loser), called(survivor), decision);
    await museum.registry.tombstone(called("Whistlejacket"), { reason: "never-ours", note: "" }, decision);
  });

  test("goes with a merged one to its survivor, as it was sent, with extension and query", async () => {
    const [from, to] = [called(loser), called(survivor)];
    for (const [asked, led] of [
      [`/${from}/manifest`, `/${to}/manifest`],
      [`/${from}/room%201/x.json?a=1&b=%20`, `/${to}/room%201/x.json?a=1&b=%20`],
      [`/ark:99999/${bare(from)}/c3/s5.v7?x`, `/${to}/c3/s5.v7?x`],
    ] as const) {
      const answer = await get(asked);
      assert.deepEqual([answer.status, answer.headers.get("location")], [301, led]);
    }
  });

  test("a version or canvas stays where it was made: the loser answers for it, and has none yet", async () => {
    for (const suffix of ["/v3", "/versions", "/canvas/p1", "/v3.json"]) {
      const answer = await get(`/${called(loser)}${suffix}`);
      const { code, pid } = await json(answer);
      assert.deepEqual([answer.status, code, pid], [404, "part-unknown", called(loser)], suffix);
    }
  });

  test("a tombstone stands for all parts of what it was", async () => {
    assert.equal((await get(`/${called("Whistlejacket")}/manifest`)).status, 410);
    assert.equal((await get(`/${called("Whistlejacket")}/v3`)).status, 404);
  });
});

test("a part in the table is served under every spelling, from the loser if it stays there", async () => {
  const folder = museum.environment.CARTOUCHE_DATA ?? "";
  const store = openSqliteStore({ file: `${folder}/store.sqlite`, archiveFile: `${folder}/archive.sqlite` });
  const reading: Reading = {
    registry: museum.registry,
    store,
    now: () => new Date(),
    base: "https://data.example.org",
  };
  const table: Part[] = ["manifest", "v{n}"].map((spelling) => ({
    spelling,
    pattern: spelling === "manifest" ? /^manifest$/ : /^v(\d+)$/,
    stays: spelling !== "manifest",
    answer: async ({ found, match }) => ({ status: 200, headers: {}, body: `${found.entity.pid} ${match.join(" ")}` }),
  }));
  const press = { base: reading.base, institution: "The Small Museum", formats };
  const point = resolver(reading, press, table);
  const ask = (path: string) => point.handle({ method: "GET", path, headers: {} } satisfies HttpRequest);
  const [from, to] = [called("The Umbrellas"), called("Van Gogh’s Chair")];
  assert.equal((await ask(`/ark:99999/${bare(to)}/manifest`)).body, `${to} manifest`);
  assert.equal((await ask(`/${from}/v3`)).body, `${from} v3 3`);
  assert.equal((await ask(`/${from}/manifest`)).headers.location, `/${to}/manifest`);
  await assert.rejects(ask(`/${to}/why`), ({ code, more }: Problem) => {
    assert.deepEqual([code, more.parts], ["part-unknown", [`/${to}/manifest`, `/${to}/v{n}`]]);
    return true;
  });
  await store.close();
});
