import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../../errors.ts";
import { currentCheckpoint, type Signed } from "../log/current-checkpoint.ts";
import { explain } from "../log/safe-file.ts";
import { listingsOf, type Shown, stateHash } from "../sqlite/listings.ts";
import { openSnapshot, type Snapshot } from "../sqlite/snapshot.ts";
import { closeBag } from "./bagit.ts";
import { printEvent } from "./event-line.ts";
import { writeLines } from "./lines.ts";
import { readMe } from "./read-me.ts";
import { type SiteFile, writeSite } from "./site-files.ts";

/** A registry to export: its file, the data folder of its key, and the name it is signed under. */
export type Exported = { file: string; folder: string; name: string };

/** What was exported; the state hash is that of the whole registry, also where the bundle is public. */
export type Export = { size: number; root: string; stateHash: string };

const eventsAtOnce = 256;
const attempts = 5;

/** What goes into a bundle: with `shown` it is public, no private bodies, and only PIDs that are shown; with `site`, a site of these files. */
export type Contents = { shown?: Shown; site?: AsyncIterable<SiteFile> };

/**
 * Writes a bundle of the registry into a folder that is empty or not there yet, while others go on writing: the same log gives the
 * same bytes. Whatever goes wrong, nothing is left of it. Faults: `request-malformed`, `log-inconsistent`, `disk-full`,
 * `data-folder-unwritable`, those of `openDatabase` and `openLogKey`, and of making the site.
 */
export async function exportBundle(registry: Exported, folder: string, contents: Contents = {}): Promise<Export> {
  return withExport(registry, folder, contents, async ({ size, database, root }) => ({
    size,
    root: root.toString("hex"),
    stateHash: stateHash(database),
  }));
}

/** Writes a bundle, and then does something with the registry as it is in the bundle. Faults: those of `exportBundle`. */
export async function withExport<T>(
  registry: Exported,
  folder: string,
  contents: Contents,
  work: (exported: Snapshot & { root: Buffer }) => Promise<T>,
): Promise<T> {
  mustBeFree(folder);
  const { snapshot, signed } = await signedSnapshot(registry);
  try {
    await writeBundle(folder, { snapshot, signed }, contents);
    return await work({ ...snapshot, root: signed.checkpoint.root });
  } finally {
    snapshot.close();
  }
}

function mustBeFree(folder: string): void {
  if (!existsSync(folder)) return;
  const what = !statSync(folder).isDirectory()
    ? "is a file"
    : existsSync(join(folder, "bagit.txt"))
      ? "holds a bundle already, which is never written over"
      : readdirSync(folder).length > 0
        ? "is not empty"
        : undefined;
  if (what) throw new Problem("request-malformed", `${folder} ${what}. Name a folder that is not there yet.`);
}

type Moment = { snapshot: Snapshot; signed: Signed };

async function writeBundle(folder: string, { snapshot, signed }: Moment, contents: Contents): Promise<void> {
  const data = join(folder, "data");
  try {
    mkdirSync(data, { recursive: true });
    const payload = writePayload(data, { snapshot, signed }, contents);
    const site = contents.site ? await writeSite(join(data, "site"), contents.site) : [];
    for (const [path, hash] of site) payload.set(`data/site/${path}`, hash);
    closeBag(folder, payload, [
      "Bag-Software-Agent: Cartouche",
      `External-Identifier: ${signed.checkpoint.origin}`,
      `Cartouche-Bundle: ${contents.shown ? "public" : "private"}`,
      `Cartouche-Log: ${snapshot.size} ${signed.checkpoint.root.toString("hex")}`,
    ]);
  } catch (error) {
    // The folder was empty: all that is in it is ours, and a bundle that is half written only takes up room.
    for (const name of existsSync(folder) ? readdirSync(folder) : [])
      rmSync(join(folder, name), { recursive: true, force: true });
    throw explain(error, folder);
  }
}

/** Between snapshot and signature a server may have signed a longer log: then the snapshot is taken again. */
async function signedSnapshot(registry: Exported): Promise<Moment> {
  for (let attempt = 1; ; attempt++) {
    const snapshot = openSnapshot(registry.file);
    try {
      const log = { size: () => snapshot.size, hashes: snapshot.log.hashes };
      return { snapshot, signed: await currentCheckpoint({ log, folder: registry.folder, name: registry.name }) };
    } catch (error) {
      snapshot.close();
      if (attempt === attempts || !(error instanceof Problem && error.code === "log-inconsistent")) throw error;
    }
  }
}

function writePayload(folder: string, { snapshot, signed }: Moment, { shown, site }: Contents): Map<string, string> {
  const listings = listingsOf(snapshot.database, shown);
  const files: [string, Iterable<string>][] = [
    ["events.jsonl", eventLines(snapshot, shown !== undefined)],
    ["state.jsonl", listings.state()],
    ["merges.csv", listings.merges()],
    ["aliases.csv", listings.aliases()],
    ["checkpoint", signed.note.slice(0, -1).split("\n")],
    ["key", [signed.key.verifierKey]],
    ["README.md", readMe(signed.checkpoint.origin, site !== undefined)],
  ];
  return new Map(files.map(([name, lines]) => [`data/${name}`, writeLines(join(folder, name), lines)]));
}

function* eventLines({ log, size }: Snapshot, open: boolean): Iterable<string> {
  for (let from = 0; from < size; from += eventsAtOnce) {
    const to = Math.min(size, from + eventsAtOnce);
    const parts = open ? [] : log.privateParts(from, to);
    for (const [at, leaf] of log.leaves(from, to).entries()) yield printEvent(leaf, parts[at]);
  }
}
