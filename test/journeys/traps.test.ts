import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Pid } from "../../src/identifiers/pid.ts";
import { openSqliteRegistry } from "../../src/registry/sqlite/registry.ts";
import { freshFolder, serve } from "../command.ts";
import { cartouche } from "../command-here.ts";
import { type ChangingMuseum, serveChangingMuseum } from "./changing-museum.ts";

const folder = freshFolder();
let museum: ChangingMuseum;
const called = (label: string) => museum.called(label);
const get: ChangingMuseum["get"] = (...asked) => museum.get(...asked);
const registry = (...words: string[]) => cartouche(["registry", ...words], museum.environment);
const bare = (pid: string) => pid.replaceAll("-", "").toLowerCase();

before(async () => {
  museum = await serveChangingMuseum();
});
after(async () => {
  await museum.remove();
  folder.remove();
});

function csv(name: string, lines: readonly string[]): string {
  const file = join(folder.path, name);
  writeFileSync(file, `${lines.join("\n")}\n`);
  return file;
}

test("the results of an import belong to their own rows, whichever of them are refused", async () => {
  const things = ["Sunflowers", "Van Gogh’s Chair", "Surprised!"].map(called);
  const rows = Array.from({ length: 60 }, (_, at) => ({
    pid: at % 7 === 3 ? "X5K4-2B6C-9Q1W" : (things[at % 3] ?? ""),
    value: at % 5 === 4 ? `nonsense ${at}` : `0ZZ-${String(at).padStart(4, "0")}-ZZZZ`,
    good: at % 7 !== 3 && at % 5 !== 4,
  }));
  const file = csv("import.csv", ["pid,scheme,value", ...rows.map(({ pid, value }) => `${pid},beta,${value}`)]);
  const { results } = JSON.parse((await registry("import", file, "--json")).stdout);
  assert.equal(results.length, rows.length);
  for (const [at, { pid, value, good }] of rows.entries()) {
    const { row, value: told, refused } = results[at];
    assert.deepEqual([row, told, refused === undefined], [at + 1, value, good]);
    const found = await museum.registry.resolve(value);
    assert.equal(found.found ? found.pid : undefined, good ? pid : undefined, value);
  }
});

test("the results of many merges belong to their own rows, whichever of them are refused", async () => {
  const survivor = called("Sunflowers");
  const losers = (await museum.registry.assign(keysOf(12))).map(({ pid }) => pid);
  const rows = losers.map((loser, at) => ({ loser: at % 3 === 1 ? "nothing" : loser, at }));
  const file = csv("merges.csv", ["loser,survivor,reason", ...rows.map(({ loser }) => `${loser},${survivor},one`)]);
  const { results } = JSON.parse((await registry("merge", "--file", file, "--json")).stdout);
  for (const { loser, at } of rows) {
    const result = results[at];
    assert.deepEqual([result.row, result.loser, result.survivor], [at + 1, loser, survivor]);
    assert.equal(result.refused, loser === "nothing" ? "pid-unknown" : undefined);
    if (loser === "nothing") continue;
    const found = await museum.registry.resolve(loser);
    assert.ok(found.found && found.end?.state === "merged");
    assert.deepEqual([found.end.into, found.end.mergeId], [survivor, result.mergeId]);
  }
});

const keysOf = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ key: `trap/object/${at}`, type: "object" }));

test("of two registered identifiers of which one begins the other, an address means the longest it spells", async () => {
  const [short, long] = ["Sunflowers", "Surprised!"].map(called) as [Pid, Pid];
  await museum.registry.alias([
    { pid: short, scheme: "production-4", value: "0F6J-0001", standing: "current" },
    { pid: long, scheme: "production-4", value: "0F6J-0001-0000-0000", standing: "current" },
  ]);
  for (const [path, pid] of [
    ["/0F6J-0001", short],
    ["/0F6J-0001-0000-0000", long],
  ] as const) {
    assert.equal((await get(path)).headers.get("location"), `/${pid}.json`);
    assert.equal(JSON.parse(await (await get(`${path}/manifest`)).text()).pid, pid);
  }
  assert.equal((await get("/0F6J-0001-0000")).status, 404, "what only begins an identifier is none");
});

test("no verb of HTTP removes or changes a PID: 405, and all is as it was", async () => {
  const pid = called("Sunflowers");
  const before = [await museum.registry.head(), await (await get(`/${pid}.json`)).text()];
  for (const method of ["DELETE", "PUT", "PATCH", "POST"])
    for (const path of [
      `/${pid}`,
      `/${pid}.json`,
      `/ark:99999/${bare(pid)}`,
      "/lookup/inventory/NG3863",
      "/log/checkpoint",
    ]) {
      const answer = await get(path, {}, method);
      assert.deepEqual([answer.status, answer.headers.get("allow")], [405, "GET, HEAD, OPTIONS"], `${method} ${path}`);
      assert.equal(JSON.parse(await answer.text()).code, "method-not-allowed");
    }
  assert.deepEqual([await museum.registry.head(), await (await get(`/${pid}.json`)).text()], before);
});

test("two simultaneous mints of one source key, in processes of their own, give one PID", async () => {
  const mint = () => registry("mint", "--key", "trap/object/at-once");
  const ended = await Promise.all([mint(), mint(), mint()]);
  const given = ended.filter(({ code }) => code === 0).map(({ stdout }) => stdout.trim());
  assert.ok(given.length > 0, "at least one has its turn");
  for (const { code, stderr } of ended) if (code !== 0) assert.match(stderr, /run-in-progress/);
  assert.deepEqual(new Set([...given, (await mint()).stdout.trim()]), new Set([given[0]]));
});

test("simultaneous mints of one source key through two open registries give one PID", async () => {
  const other = openSqliteRegistry({ file: join(String(museum.environment.CARTOUCHE_DATA), "registry.sqlite") });
  for (let round = 0; round < 20; round++) {
    const want = [{ key: `trap/object/race-${round}`, type: "object" }];
    const [[mine], [theirs]] = await Promise.all([museum.registry.assign(want), other.assign(want)]);
    assert.equal(mine?.pid, theirs?.pid);
    assert.deepEqual([mine?.created, theirs?.created].sort(), [false, true]);
  }
  await other.close();
});

test("with a name assigner's number of one's own, betanumeric too, its ARKs resolve in any spelling and others are unknown", async () => {
  const config = join(folder.path, "naan.config.ts");
  writeFileSync(
    config,
    `import { config as example } from ${JSON.stringify(museum.environment.CARTOUCHE_CONFIG)};
export const config = (helpers) => ({ ...example(helpers), naan: "b5488" });\n`,
  );
  const serving = await serve({ ...museum.environment, CARTOUCHE_CONFIG: config });
  const ask = (path: string) => fetch(serving.address + path, { redirect: "manual" });
  const pid = called("Surprised!");
  const spellings = [
    `/ark:b5488/${bare(pid)}`,
    `/ark:/B5488/${pid}`,
    `/ark:b5-488/${bare(pid).slice(0, 5)}-${bare(pid).slice(5)}`,
  ];
  for (const spelling of spellings) {
    assert.equal((await ask(spelling)).headers.get("location"), `/${pid}.json`, spelling);
    assert.equal((await ask(`${spelling}.ttl`)).status, 200, spelling);
    const info = await (await ask(`${spelling}?info`)).text();
    assert.match(info, new RegExp(`what: Surprised!\\n[\\s\\S]*where: .*/${pid}\\n`), spelling);
    assert.equal(JSON.parse(await (await ask(`${spelling}/c3/s5.v7`)).text()).pid, pid);
  }
  const told = async (path: string) => await (await ask(path)).text();
  const other = await ask(`/ark:99999/${bare(pid)}`);
  assert.equal(other.status, 404);
  assert.equal(await other.text(), await told("/X5K4-2B6C-9Q1W"));
  await serving.stop();
});
