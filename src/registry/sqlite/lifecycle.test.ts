import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { after, test } from "node:test";
import fc from "fast-check";
import { openDatabase } from "../../sqlite.ts";
import { apply } from "../apply.ts";
import { deedIn } from "../erasure.ts";
import { lifecycleModel } from "../lifecycle-model.ts";
import { agrees, met, sequences, take, type World } from "../lifecycle-steps.ts";
import { leafHash, merkleRoot } from "../merkle.ts";
import { logOf } from "./log.ts";
import { openSqliteRegistry } from "./registry.ts";
import { registryFile } from "./schema.ts";
import { tablesOf } from "./tables.ts";

/** No power is cut here, so memory is as good as a disk, and spares thousands of waits for one. */
const memory = "/dev/shm";
const folder = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), "cartouche-lifecycle-"));
let files = 0;
const newFile = () => join(folder, `${++files}.sqlite`);
after(() => rmSync(folder, { recursive: true }));

/** Every row of the tables that are folds of the log. */
function rowsOf(database: DatabaseSync): unknown[] {
  const tables = ["pid", "source_key", "alias", "ending", "successor", "erasure", "accepted_change"];
  return tables.map((table) => database.prepare(`SELECT * FROM ${table}`).all());
}

/** Folds a file's log anew, in memory, proves every event, and compares all that stands in the tables. */
function isFoldOfItsLog(file: string, root: string): void {
  const kept = openDatabase(registryFile(file, true));
  const made = openDatabase(registryFile(":memory:"));
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

test("whatever is decided in whatever order: every PID and alias resolves, redirects are one hop, undoing is exact, all is the fold of the log", async () => {
  const runs = Number(process.env.CARTOUCHE_RUNS ?? 1500);
  await fc.assert(
    fc.asyncProperty(sequences, async (sequence) => {
      const file = newFile();
      const world: World = {
        registry: openSqliteRegistry({ file }),
        reopen: async () => openSqliteRegistry({ file }),
        model: lifecycleModel(),
        aliases: new Map(),
        merges: [],
      };
      for (const step of sequence) await take(step, world);
      await agrees(world);
      const { root } = await world.registry.head();
      await world.registry.close();
      isFoldOfItsLog(file, root);
      rmSync(file);
    }),
    { numRuns: runs },
  );
  const codes = ["key-conflict", "state-forbids", "merge-circle", "merge-unknown", "merge-built-on"];
  for (const code of ["done", ...codes]) assert.ok((met.get(code) ?? 0) > runs / 100, `${code} was met with`);
});
