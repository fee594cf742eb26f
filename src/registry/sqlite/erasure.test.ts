import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, test } from "node:test";
import type { Pid } from "../../identifiers/pid.ts";
import { openDatabase } from "../../sqlite.ts";
import { drill } from "../bundle/drill.ts";
import { exportBundle } from "../bundle/export-bundle.ts";
import { restoreBundle } from "../bundle/restore-bundle.ts";
import { verifyBundle } from "../bundle/verify-bundle.ts";
import { isProblem } from "../is-problem.ts";
import { databaseSource } from "../log/database-source.ts";
import { verifyLog } from "../log/verify-log.ts";
import { openLogReader } from "./log-reader.ts";
import { rebuildSqliteRegistry } from "./rebuild.ts";
import { openSqliteRegistry } from "./registry.ts";
import { registryFile } from "./schema.ts";

const top = mkdtempSync(join(tmpdir(), "cartouche-erasure-"));
after(() => rmSync(top, { recursive: true }));
const folder = join(top, "data");
const file = join(folder, "registry.sqlite");
const named = { file, folder, name: "data.example.org/log" };
const secrets = ["SECRET-ACTOR", "SECRET-REASON", "SECRET-NOTE", "SECRET-WHY"];
const decision = { actor: "desk:SECRET-ACTOR", reason: "SECRET-REASON" };
const plain = { actor: "desk:mk", reason: "the law asked" };

/** Every row of the tables that are folds, and of the log. */
function rowsOf(of: string): unknown[] {
  const database = new DatabaseSync(of, { readOnly: true });
  const tables = ["pid", "source_key", "alias", "ending", "successor", "erasure", "event", "event_body"];
  const rows = tables.map((table) => database.prepare(`SELECT * FROM ${table}`).all());
  database.close();
  return rows;
}

/** Every byte of the files of a folder. */
const bytesIn = (place: string) =>
  readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), "latin1"))
    .join("");

/** Ten events of which six say something secret; then each of those is erased, and so is the first erasure. */
async function museumWithErasures(): Promise<void> {
  const registry = openSqliteRegistry({ file });
  const wants = Array.from({ length: 6 }, (_, at) => ({ key: `tms/object/${at}`, type: "object" }));
  const [a, b, c, d, e, f] = (await registry.assign(wants)).map(({ pid }) => pid) as [Pid, Pid, Pid, Pid, Pid, Pid];
  await registry.activate([a, b, c, d, e, f]);
  await registry.tombstone(a, { reason: "privacy", note: "SECRET-NOTE" }, decision);
  await registry.split(b, [c, d], { ...plain, reason: "SECRET-WHY" });
  await registry.merge(c, d, decision);
  const { mergeId } = await registry.merge(d, e, decision);
  await registry.reserve(2, "object", decision);
  await registry.bind(f, "labels/1", decision);
  await registry.unmerge(mergeId, plain);
  await registry.withdraw(f, true, plain);
  const before = bytesIn(folder);
  for (const secret of secrets) assert.ok(before.includes(secret), `${secret} was planted`);
  for (const seq of [3, 4, 5, 6, 7]) await registry.erase(seq, plain);
  await registry.erase(8, decision);
  await registry.erase(16, plain);
  await registry.close();
}

test("what was erased is in no byte of the files and of a bundle, and the log verifies, with as many events redacted", async () => {
  await museumWithErasures();
  const log = openLogReader(file);
  const verdict = await verifyLog(databaseSource(log, folder));
  log.close();
  assert.deepEqual([verdict.size, verdict.proven, verdict.redacted, verdict.damage], [17, 10, 7, []]);
  const bundle = join(top, "bundle");
  await exportBundle(named, bundle);
  for (const secret of secrets) assert.ok(!bytesIn(folder).includes(secret) && !bytesIn(bundle).includes(secret));
  const { redacted, unexplained, damage } = await verifyBundle(bundle);
  assert.deepEqual([redacted, unexplained, damage], [7, 0, []]);
});

test("a registry with erased events is rebuilt, restored and drilled as it is, row for row", async () => {
  const [rebuilt, restored] = [join(top, "rebuilt.sqlite"), join(top, "restored.sqlite")];
  rebuildSqliteRegistry(file, rebuilt);
  assert.deepEqual(rowsOf(rebuilt), rowsOf(file));
  await restoreBundle(join(top, "bundle"), restored);
  assert.deepEqual(rowsOf(restored), rowsOf(file));
  const { stateHash, restoredHash, differing } = await drill(named);
  assert.deepEqual([restoredHash, differing], [stateHash, []]);
});

test("a body that is missing with no erasure to explain it is told apart: such a bundle verifies, but is not restored", async () => {
  const odd = join(top, "odd");
  rebuildSqliteRegistry(file, join(odd, "registry.sqlite"));
  const database = new DatabaseSync(join(odd, "registry.sqlite"));
  database.exec("DROP TRIGGER body_kept; DELETE FROM event_body WHERE seq = 9");
  database.close();
  const bundle = join(top, "odd-bundle");
  await exportBundle({ ...named, file: join(odd, "registry.sqlite"), folder: odd }, bundle);
  const { redacted, unexplained, damage } = await verifyBundle(bundle);
  assert.deepEqual([redacted, unexplained, damage], [8, 1, []]);
  await assert.rejects(restoreBundle(bundle, join(odd, "no.sqlite")), isProblem("request-malformed"));
  assert.throws(
    () => rebuildSqliteRegistry(join(odd, "registry.sqlite"), join(odd, "no.sqlite")),
    isProblem("data-folder-damaged"),
  );
});

test("the database lets go of a private part only where an event of the log says so, and of nothing else", async () => {
  const database = openDatabase(registryFile(file));
  for (const change of [
    "DELETE FROM event_body WHERE seq = 9",
    "DELETE FROM event_body WHERE seq = 17",
    "INSERT INTO erasure VALUES (9, 10)",
    "INSERT INTO erasure VALUES (9, 11)",
    "INSERT INTO erasure VALUES (9, 17)",
    "INSERT INTO erasure VALUES (17, 9)",
    "INSERT OR REPLACE INTO erasure VALUES (9, 11)",
    "UPDATE erasure SET seq = 9 WHERE seq = 3",
    "DELETE FROM erasure",
    "INSERT INTO event_body VALUES (3, zeroblob(32), '{}')",
    "UPDATE ending SET note = 'another' WHERE seq = 3",
    "UPDATE ending SET reason = '' WHERE seq = 3",
    "UPDATE ending SET before = 'stub' WHERE seq = 3",
    "UPDATE ending SET reason = 'another' WHERE seq = 4",
    "UPDATE ending SET legal = 0 WHERE seq = 10",
  ])
    assert.throws(() => database.exec(change), /never|CHECK|UNIQUE/, change);
  database.close();
});
