import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import canonicalize from "canonicalize";
import { resolveText } from "../resolve.ts";
import { stateHash } from "../sqlite/listings.ts";
import { type Reader, readerOf } from "../sqlite/read.ts";
import { openSnapshot } from "../sqlite/snapshot.ts";
import { type Exported, withExport } from "./export-bundle.ts";
import { restoreBundle } from "./restore-bundle.ts";

/** What a drill found: the state hashes of the registry and of what was restored, and of how many resolutions how many differ. */
export type Drill = { size: number; stateHash: string; restoredHash: string; compared: number; differing: string[] };

const samples = 10_000;
const mostTold = 20;

/** The restore drill: exports a registry, restores it elsewhere, compares, and leaves nothing behind. Faults: those of both. */
export async function drill(registry: Exported): Promise<Drill> {
  const folder = mkdtempSync(join(tmpdir(), "cartouche-drill-"));
  try {
    const bundle = join(folder, "bundle");
    const file = join(folder, "restored.sqlite");
    return await withExport(registry, bundle, {}, async ({ database, size }) => {
      const restored = await restoreBundle(bundle, file);
      const hashes = { stateHash: stateHash(database), restoredHash: restored.stateHash };
      return { size, ...hashes, ...compare(database, file) };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function compare(one: DatabaseSync, restored: string): Pick<Drill, "compared" | "differing"> {
  const other = openSnapshot(restored);
  try {
    const [was, is] = [readerOf(one), readerOf(other.database)];
    const said = (name: string, by: Reader) => canonicalize([resolveText(name, by), by.find(name, undefined)]);
    const names = sampleOf(one);
    const differing = names.filter((name) => said(name, was) !== said(name, is));
    return { compared: names.length, differing: differing.slice(0, mostTold) };
  } finally {
    other.close();
  }
}

/** PIDs and aliases, evenly over the whole registry. */
function sampleOf(database: DatabaseSync): string[] {
  return ["pid", "alias"].flatMap((table) => {
    const column = table === "pid" ? "pid" : "value";
    const count = Number(database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n);
    const every = Math.max(1, Math.ceil(count / (samples / 2)));
    const rows = database.prepare(`SELECT ${column} AS name FROM ${table} WHERE id % ? = 0 ORDER BY id`).all(every);
    return rows.map(({ name }) => String(name));
  });
}
