import { existsSync } from "node:fs";
import { join } from "node:path";
import { readKeptCheckpoint } from "./kept-checkpoint.ts";
import { logKeyFile, openLogKey } from "./log-key.ts";
import type { LogReader } from "./log-reader.ts";
import type { LogSource } from "./log-source.ts";
import { tilesOf } from "./tile.ts";

/** A registry's own database, with the checkpoint and the key of its data folder, to be verified. Nothing is written. */
export function databaseSource(log: LogReader, folder: string): LogSource {
  return {
    tile: tilesOf(log),
    checkpoint: async () => readKeptCheckpoint(folder)?.note,
    async key() {
      const origin = readKeptCheckpoint(folder)?.checkpoint?.origin;
      return origin && existsSync(join(folder, logKeyFile)) ? openLogKey(folder, origin).verifierKey : undefined;
    },
    async head() {
      const { size, frontier } = log.edge();
      return { size: lengthOf(log, size), frontier };
    },
    privateParts: async (from, to) => log.privateParts(from, to),
    strayParts: async () => log.strayParts(),
  };
}

/** An event that stands apart from all others has a damaged number: then the log is as long as the events before it. */
function lengthOf(log: LogReader, size: number): number {
  const has = (event: number) => log.hashes(event - 1, event).length > 0;
  if (size < 2 || has(size - 1)) return size;
  let [there, missing] = [0, size - 1];
  while (missing - there > 1) {
    const middle = Math.floor((there + missing) / 2);
    if (has(middle)) there = middle;
    else missing = middle;
  }
  return there;
}
