import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../../errors.ts";
import { currentCheckpoint, type Signed } from "../log/current-checkpoint.ts";
import { listingsOf, type Shown, stateHash } from "../sqlite/listings.ts";
import { openSnapshot, type Snapshot } from "../sqlite/snapshot.ts";
import { closeBag } from "./bagit.ts";
import { printEvent } from "./event-line.ts";
import { writeLines } from "./lines.ts";
import { readMe } from "./read-me.ts";

/** A registry to export: its file, the data folder of its key, and the name it is signed under. */
export type Exported = { file: string; folder: string; name: string };

/** What was exported; the state hash is that of the whole registry, also where the bundle is public. */
export type Export = { size: number; root: string; stateHash: string };

const eventsAtOnce = 256;
const attempts = 5;

/**
 * Writes a bundle of the registry into a folder that is empty or not there yet, while others go on writing: the same log gives the
 * same bytes. With `shown` it is public: no private bodies, and only PIDs that are shown. Faults: `request-malformed`,
 * `log-inconsistent`, those of `openDatabase` and `openLogKey`.
 */
export async function exportBundle(registry: Exported, folder: string, shown?: Shown): Promise<Export> {
  return atOneSize(registry, folder, async ({ snapshot, signed }) => {
    writeBundle(folder, { snapshot, signed }, shown);
    const root = signed.checkpoint.root.toString("hex");
    return { size: snapshot.size, root, stateHash: stateHash(snapshot.database) };
  });
}

/** Writes a private bundle, and then does something with the registry as it is in the bundle. Faults: those of `exportBundle`. */
export async function withExport<T>(
  registry: Exported,
  folder: string,
  work: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  return atOneSize(registry, folder, async ({ snapshot, signed }) => {
    writeBundle(folder, { snapshot, signed }, undefined);
    return work(snapshot);
  });
}

type Moment = { snapshot: Snapshot; signed: Signed };

async function atOneSize<T>(registry: Exported, folder: string, work: (moment: Moment) => Promise<T>): Promise<T> {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new Problem("request-malformed", `${folder} is not empty. Name a folder that is not there yet.`);
  const moment = await signedSnapshot(registry);
  try {
    return await work(moment);
  } finally {
    moment.snapshot.close();
  }
}

function writeBundle(folder: string, { snapshot, signed }: Moment, shown: Shown): void {
  const data = join(folder, "data");
  mkdirSync(data, { recursive: true });
  closeBag(folder, writePayload(data, { snapshot, signed }, shown), [
    "Bag-Software-Agent: Cartouche",
    `External-Identifier: ${signed.checkpoint.origin}`,
    `Cartouche-Bundle: ${shown ? "public" : "private"}`,
    `Cartouche-Log: ${snapshot.size} ${signed.checkpoint.root.toString("hex")}`,
  ]);
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

function writePayload(folder: string, { snapshot, signed }: Moment, shown: Shown): Map<string, string> {
  const listings = listingsOf(snapshot.database, shown);
  const files: [string, Iterable<string>][] = [
    ["events.jsonl", eventLines(snapshot, shown !== undefined)],
    ["state.jsonl", listings.state()],
    ["merges.csv", listings.merges()],
    ["aliases.csv", listings.aliases()],
    ["checkpoint", signed.note.slice(0, -1).split("\n")],
    ["key", [signed.key.verifierKey]],
    ["README.md", readMe(signed.checkpoint.origin)],
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
