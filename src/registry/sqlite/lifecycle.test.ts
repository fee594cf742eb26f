import assert from "node:assert/strict";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { after, test } from "node:test";
import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { openDatabase } from "../../sqlite.ts";
import { apply } from "../apply.ts";
import { exportBundle } from "../bundle/export-bundle.ts";
import { restoreBundle } from "../bundle/restore-bundle.ts";
import { deedIn } from "../erasure.ts";
import { agrees } from "../lifecycle-agrees.ts";
import { lifecycleModel } from "../lifecycle-model.ts";
import { sequences, take } from "../lifecycle-steps.ts";
import { decision, met, type World } from "../lifecycle-world.ts";
import { leafHash, merkleRoot } from "../merkle.ts";
import { logOf } from "./log.ts";
import { openSqliteRegistry } from "./registry.ts";
import { registryFile } from "./schema.ts";
import { tablesOf } from "./tables.ts";

/** No power is cut here, so memory is as good as a disk, and spares thousands of waits for one. */
const memory = "/dev/shm";
const folder = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), "cartouche-lifecycle-"));
let files = 0;
/** An empty registry to copy: making the tables anew for every sequence would take longer than all else. */
const blank = join(folder, "blank.sqlite");
openDatabase(registryFile(blank)).close();

/** A new, empty registry's file. */
function newFile(place: string): string {
  mkdirSync(place, { recursive: true });
  copyFileSync(blank, join(place, "registry.sqlite"));
  return join(place, "registry.sqlite");
}
after(() => rmSync(folder, { recursive: true }));

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

/** A world of its own, whose registry stands in one file after another. */
function newWorld(): { world: World; file(): string; remove(): void } {
  const own = join(folder, `${++files}`);
  let generation = 0;
  const inFile = () => join(own, `${generation}`, "registry.sqlite");
  const reopen = async () => openSqliteRegistry({ file: inFile() });
  const world: World = {
    registry: openSqliteRegistry({ file: newFile(join(own, "0")) }),
    reopen,
    async restore(byCheckpoint) {
      const old = inFile();
      const bundle = join(own, `bundle-${generation++}`);
      await exportBundle({ file: old, folder: own, name: "data.example.org/log" }, bundle);
      mkdirSync(join(own, `${generation}`));
      const checkpoint = readFileSync(join(bundle, "data/checkpoint"), "utf8");
      await restoreBundle(bundle, inFile(), byCheckpoint ? { checkpoint } : { acceptLoss: decision });
      // A loss that was accepted is an event that the checkpoint has not seen: the log goes on from there.
      return reopen();
    },
    async die(turns) {
      for (let turn = 0; turn < turns; turn++) await setImmediate();
      const old = inFile();
      generation++;
      mkdirSync(join(own, `${generation}`));
      for (const end of ["", "-wal"]) if (existsSync(old + end)) copyFileSync(old + end, inFile() + end);
      const dying = world.registry;
      setImmediate().then(() => dying.close());
      return reopen();
    },
    model: lifecycleModel(),
    aliases: new Map(),
    merges: [],
    requests: new Map(),
  };
  return { world, file: inFile, remove: () => rmSync(own, { recursive: true }) };
}

test("whatever is decided, given, erased, restored or cut short, in whatever order: every PID and alias resolves, redirects are one hop, undoing is exact, all is the fold of the log", async () => {
  const runs = Number(process.env.CARTOUCHE_SEQUENCES ?? 1000);
  await fc.assert(
    fc.asyncProperty(sequences, async (sequence) => {
      const { world, file, remove } = newWorld();
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
    assert.ok((met.get(what) ?? 0) > runs / 100, `${what} was met with`);
});
