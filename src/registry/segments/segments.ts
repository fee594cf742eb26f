import { type FileHandle, mkdir, open, readdir } from "node:fs/promises";
import { join } from "node:path";
import { Problem } from "../../errors.ts";
import { printEvent } from "../bundle/event-line.ts";
import { deedOf } from "../event.ts";
import type { LogReader } from "../log/log-reader.ts";
import type { PrivatePart } from "../log/private-part.ts";
import { leafHash } from "../merkle.ts";
import { eraseEvent } from "./erase-event.ts";
import { firstOf, lastEvent, segmentFile, segmentFiles } from "./segment-file.ts";

/** The log as it is copied: by place, with its private parts. */
export type Copied = Pick<LogReader, "size" | "leaves" | "privateParts">;

/** A second location of the log, on another disk or machine. */
export type Segments = {
  /** Brings it to the end of the log, durably. Faults: `second-location-unwritable`, `log-inconsistent`. */
  follow(): Promise<void>;
  close(): Promise<void>;
};

/** Events a file: about 10 MB of single mints. */
const eventsAFile = 10_000;
const eventsAtOnce = 256;

/**
 * Copies a log into a folder, file by file (`events-000000000001.jsonl`, the lines of a private bundle). A line that a crash broke
 * off is written again; a folder that has more than the log, or another one, is not touched: the log is then the older.
 */
export function segmentsOf(folder: string, log: Copied): Segments {
  let opened: { handle: FileHandle; first: number } | undefined;
  let copied: number | undefined;
  let following: Promise<void> = Promise.resolve();

  async function follow(): Promise<void> {
    try {
      copied ??= await joined(folder, log);
      for (const size = log.size(); copied < size; ) copied = await copy(copied, Math.min(size, copied + eventsAtOnce));
      await opened?.handle.datasync();
    } catch (error) {
      copied = undefined;
      await leave();
      throw explain(error, folder);
    }
  }

  /** Events from a place up to another, or up to the end of a file. */
  async function copy(from: number, wanted: number): Promise<number> {
    const first = from - (from % eventsAFile) + 1;
    const to = Math.min(wanted, first - 1 + eventsAFile);
    const parts = log.privateParts(from, to);
    const erased = parts.flatMap(erasedBy);
    if (erased.length > 0) {
      // Before the erasure is copied: after a crash it is then done again, and not forgotten.
      await opened?.handle.datasync();
      await leave();
      for (const seq of erased) await eraseEvent(folder, seq);
    }
    if (opened?.first !== first) {
      await opened?.handle.datasync();
      await leave();
      opened = { handle: await open(join(folder, segmentFile(first)), "a", 0o600), first };
      await syncFolder(folder);
    }
    const lines = log.leaves(from, to).map((leaf, at) => `${printEvent(leaf, parts[at])}\n`);
    await opened.handle.appendFile(lines.join(""));
    return to;
  }

  async function leave(): Promise<void> {
    const left = opened;
    opened = undefined;
    await left?.handle.close();
  }

  return {
    follow() {
      following = following.then(follow, follow);
      return following;
    },
    async close() {
      await following.catch(() => {});
      await leave();
    },
  };
}

/** The events whose private part an event takes back. */
function erasedBy({ op, secret }: PrivatePart): number[] {
  const deed = op === "erase" && secret ? deedOf(secret.body) : undefined;
  return deed?.op === "erase" ? deed.items.map(({ seq }) => seq) : [];
}

/** How many events are there already, whole ones; what was broken off is cut. Fault: `log-inconsistent`. */
async function joined(folder: string, log: Copied): Promise<number> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const last = segmentFiles(await readdir(folder)).at(-1);
  if (last === undefined) return 0;
  const kept = await lastEvent(join(folder, last), { cut: true });
  const size = kept?.seq ?? firstOf(last) - 1;
  const [leaf] = size > 0 ? log.leaves(size - 1, size) : [];
  if (size === 0 || !kept || (leaf && leafHash(leaf).equals(kept.hash))) return size;
  throw new Problem(
    "log-inconsistent",
    size > log.size()
      ? `${folder} has ${size} events and this registry ${log.size()}: the registry is an older state. Restore it from there, or from a bundle as new.`
      : `Event ${size} in ${folder} is not that of this registry: it is the copy of another log. Name another folder.`,
    { size: log.size(), copied: size },
  );
}

/** So that a new file's name survives a power cut too. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  await handle.sync().finally(() => handle.close());
}

function explain(error: unknown, folder: string): unknown {
  if (error instanceof Problem) return error;
  return new Problem(
    "second-location-unwritable",
    `${folder}: ${error instanceof Error ? error.message : String(error)}. What was asked is in the registry; it is acknowledged once the second location can be written and it is asked again.`,
  );
}
