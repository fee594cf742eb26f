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
    head: async () => ({ size: log.size(), root: log.root() }),
    privateParts: async (from, to) => log.privateParts(from, to),
  };
}
