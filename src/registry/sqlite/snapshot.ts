import type { DatabaseSync } from "node:sqlite";
import { openDatabase } from "../../sqlite.ts";
import type { LogReader } from "../log/log-reader.ts";
import { logReaderOf } from "./log-reader.ts";
import { registryFile } from "./schema.ts";

/** A registry at one size of its log, whatever is written meanwhile. */
export type Snapshot = { database: DatabaseSync; size: number; log: Omit<LogReader, "close">; close(): void };

/** Opens a snapshot of a registry's file: one read transaction, which no writer waits for. Faults: those of `openDatabase`. */
export function openSnapshot(file: string): Snapshot {
  const database = openDatabase(registryFile(file, true));
  database.exec("BEGIN");
  const log = logReaderOf(database);
  return { database, size: log.size(), log, close: () => database.close() };
}
