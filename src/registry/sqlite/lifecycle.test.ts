import assert from "node:assert/strict";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import fc from "fast-check";
import { openDatabase } from "../../sqlite.ts";
import { apply } from "../apply.ts";
import { deedIn } from "../erasure.ts";
import { agrees } from "../lifecycle-agrees.ts";
import { sequences, take } from "../lifecycle-steps.ts";
import { met } from "../lifecycle-world.ts";
import { leafHash, merkleRoot } from "../merkle.ts";
import { logOf } from "./log.ts";
import { openSqliteRegistry } from "./registry.ts";
import { registryFile } from "./schema.ts";
import { tablesOf } from "./tables.ts";
import { newFile, worldInFiles } from "./world-in-files.ts";

/** Every row of the tables that are folds of the log. */
function rowsOf(database: DatabaseSync): unknown[] {
  const tables = ["pid", "source_key", "alias", "ending", "successor", "erasure", "accepted_change"];
  return tables.map((table) => database.prepare(`SELECT * FROM ${table}`).all());
}

/** Folds a file's log anew, in memory, proves every event, and compares all that stands in the tables. */
function isFoldOfItsLog(file: string, root: string): void {
  const kept = openDatabase(registryFile(file, true));
  const made = openDatabase(registryFile(newFile(join(file, "../made"))));
  const [tables, log] = [tablesOf(made), logOf(made)];
  const leaves: Buffer[] = [];
  const whole = logOf(kept);
  const standIns = whole.standIns();
  for (const event of whole.all()) {
    leaves.push(leafHash(event.leaf));
    const deed = deedIn(event, standIns);
    log.keep(event);
    apply(deed, event, tables);
  }
  assert.deepEqual(rowsOf(made), rowsOf(kept));
  assert.equal(merkleRoot(leaves).toString("hex"), root);
  kept.close();
  made.close();
}

test("whatever is decided, given, erased, restored or cut short, in whatever order: every PID and alias resolves, redirects are one hop, undoing is exact, all is the fold of the log", async () => {
  const runs = Number(process.env.CARTOUCHE_SEQUENCES ?? 300);
  await fc.assert(
    fc.asyncProperty(sequences, async (sequence) => {
      const { world, file, remove } = await worldInFiles(async (place) => openSqliteRegistry({ file: place }));
      for (const step of sequence) await take(step, world);
      await agrees(world);
      const { root } = await world.registry.head();
      await world.registry.close();
      isFoldOfItsLog(file(), root);
      remove();
    }),
    { numRuns: runs },
  );
  const codes = ["key-conflict", "state-forbids", "merge-circle", "merge-unknown", "merge-built-on"];
  const done = ["done", "minted", "adopted", "erased", "restored", "died", "died before or after a mint"];
  for (const what of [...codes, "predecessor-unknown", ...done])
    assert.ok((met.get(what) ?? 0) >= runs / 300, `${what} was met with`);
});
