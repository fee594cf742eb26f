import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, test } from "node:test";
import type { Pid } from "../../identifiers/pid.ts";
import { openDatabase } from "../../sqlite.ts";
import { apply } from "../apply.ts";
import { exportBundle } from "../bundle/export-bundle.ts";
import { restoreBundle } from "../bundle/restore-bundle.ts";
import { type Deed, unseal } from "../event.ts";
import { isProblem } from "../is-problem.ts";
import type { Registry } from "../port.ts";
import { logOf } from "./log.ts";
import { rebuildSqliteRegistry } from "./rebuild.ts";
import { openSqliteRegistry } from "./registry.ts";
import { registryFile } from "./schema.ts";
import { tablesOf } from "./tables.ts";

const folder = mkdtempSync(join(tmpdir(), "cartouche-fold-"));
let files = 0;
const newFile = () => join(folder, `${++files}.sqlite`);
after(() => rmSync(folder, { recursive: true }));

/** Every row of the tables that are folds, and of the log with its tree. */
function rowsOf(file: string): unknown[] {
  const database = new DatabaseSync(file, { readOnly: true });
  const tables = [
    "pid",
    "source_key",
    "alias",
    "ending",
    "successor",
    "request",
    "pool",
    "erasure",
    "accepted_change",
    "event",
    "event_body",
  ];
  const rows = tables.map((table) => database.prepare(`SELECT * FROM ${table}`).all());
  database.close();
  return rows;
}

/** Fifteen events, one at least of every kind that staff decide. */
async function decideAll(registry: Registry, pids: Pid[]): Promise<void> {
  const [a, b, c, d, e, f] = pids.slice(100) as [Pid, Pid, Pid, Pid, Pid, Pid];
  const decision = { actor: "desk:mk", reason: "seen side by side" };
  const [one, other] = (await registry.reserve(2, "object", decision, "labels")) as [Pid, Pid];
  await registry.mint([{ type: "object", once: "k1/a" }], decision);
  await registry.bind(one, "labels/1", decision);
  await registry.void([other], decision);
  await registry.merge(a, b, decision);
  const { mergeId } = await registry.merge(b, c, decision);
  await registry.merge(d, c, decision);
  await registry.unmerge(mergeId, decision);
  await registry.split(b, [c, e], decision);
  await registry.tombstone(f, { reason: "rights", note: "The rights were withdrawn.", successor: c }, decision);
  await registry.withdraw(f, true, decision);
  await registry.restore(f, decision);
  await registry.adopt("0F6J-0001-0000-0000", { key: "old/1", type: "object" }, decision);
  await registry.assign([{ key: "new/1", type: "object", predecessor: "old/1" }]);
  await registry.acceptChange("new/1", "a print", decision);
}

test("a registry rebuilt from the log alone has the same tables, row for row, and the same head", async () => {
  const [file, into] = [newFile(), newFile()];
  const registry = openSqliteRegistry({ file });
  const wants = Array.from({ length: 700 }, (_, at) => ({ key: `k/${at}`, type: "object" }));
  const pids = (await registry.assign(wants)).map(({ pid }) => pid);
  await registry.activate(pids.slice(100));
  await registry.stub(pids.slice(600));
  await registry.alias(pids.map((pid, at) => ({ pid, scheme: "inventory", value: `NG ${at}`, standing: "current" })));
  const dated = { scheme: "inventory", value: "NG 0", from: "1856", until: "1900-03-01" } as const;
  await registry.alias([{ pid: pids[0] as Pid, standing: "wrong", ...dated }]);
  await decideAll(registry, pids);
  assert.equal(rebuildSqliteRegistry(file, into), 28);
  assert.deepEqual(rowsOf(into), rowsOf(file));
  const rebuilt = openSqliteRegistry({ file: into });
  assert.deepEqual(await rebuilt.head(), await registry.head());
  await rebuilt.close();
  await registry.close();
});

test("a merge that took two thousand along is in what is rebuilt, and in what is restored, as it was", async () => {
  const [file, into, restored] = [newFile(), newFile(), newFile()];
  const registry = openSqliteRegistry({ file });
  const decision = { actor: "desk:mk", reason: "seen side by side" };
  const pids = (
    await registry.assign(Array.from({ length: 2003 }, (_, at) => ({ key: `k/${at}`, type: "object" })))
  ).map(({ pid }) => pid);
  const [first, second, third, ...losers] = pids as [Pid, Pid, Pid, ...Pid[]];
  await registry.activate(pids);
  await Promise.all(losers.map((loser) => registry.merge(loser, first, decision)));
  const { mergeId } = await registry.merge(first, second, decision);
  await registry.unmerge(mergeId, decision);
  await registry.merge(first, third, decision);
  await registry.close();
  rebuildSqliteRegistry(file, into);
  assert.deepEqual(rowsOf(into), rowsOf(file));
  const bundle = join(folder, "bundle");
  await exportBundle({ file, folder, name: "data.example.org/log" }, bundle);
  await restoreBundle(bundle, restored);
  assert.deepEqual(rowsOf(restored), rowsOf(file));
});

test("a merge of an older version, which names whom it takes along, is unsealed and folded as ever", () => {
  const database = openDatabase(registryFile(":memory:"));
  const [tables, log] = [tablesOf(database), logOf(database)];
  const [a, b, c] = ["a", "b", "c"] as [Pid, Pid, Pid];
  const time = "2026-11-24T10:00:00.000Z";
  for (const pid of [a, b, c]) tables.addPid(pid, "object", time);
  const why = { actor: "desk:mk", reason: "one work" };
  const deeds: Deed[] = [
    { op: "merge", items: [{ pid: a, into: [b] }], repointed: [], ...why },
    { op: "merge", items: [{ pid: b, into: [c] }], repointed: [a], ...why },
  ];
  for (const deed of deeds) {
    const sealed = log.append(deed, time);
    assert.deepEqual(unseal(sealed), deed);
    apply(unseal(sealed), sealed, tables);
  }
  assert.deepEqual(tables.ledTo(c), [a, b]);
  assert.deepEqual(log.events(1, 1)[0]?.pids, [b, c, a]);
  database.close();
});

test("an event that says it took along others than lead there is not folded", () => {
  const database = openDatabase(registryFile(":memory:"));
  const tables = tablesOf(database);
  const [loser, survivor, at] = ["a" as Pid, "b" as Pid, { seq: 1, time: "2026-11-24" }];
  for (const pid of [loser, survivor]) tables.addPid(pid, "object", at.time);
  const deed: Deed = { op: "merge", items: [{ pid: loser, into: [survivor] }], led: 1, actor: "", reason: "" };
  assert.throws(() => apply(deed, at, tables), isProblem("data-folder-damaged"));
  database.close();
});

test("a log in which one word was changed behind the registry's back is not rebuilt", async () => {
  const [file, into] = [newFile(), newFile()];
  const registry = openSqliteRegistry({ file });
  await registry.assign([{ key: "k/1", type: "object" }]);
  await registry.close();
  const database = new DatabaseSync(file);
  database.exec("DROP TRIGGER body_fixed; UPDATE event_body SET body = replace(body, 'k/1', 'k/2')");
  database.close();
  assert.throws(() => rebuildSqliteRegistry(file, into), isProblem("data-folder-damaged"));
  const made = openSqliteRegistry({ file: into });
  assert.equal((await made.head()).size, 0);
  await made.close();
});
