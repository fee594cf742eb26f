import type { DatabaseSync } from "node:sqlite";
import type { RandomBytes } from "../../identifiers/mint.ts";
import type { Pid } from "../../identifiers/pid.ts";
import { inTransaction, openDatabase } from "../../sqlite.ts";
import type { Registry, SourceKey } from "../port.ts";
import { resolveText } from "../resolve.ts";
import { logOf } from "./log.ts";
import { readerOf } from "./read.ts";
import { registryFile } from "./schema.ts";
import { tablesOf } from "./tables.ts";
import { writerOf } from "./write.ts";

/**
 * Where the registry is and how it is opened. With `naan` only ARKs of that name assigner are read; without, those of any.
 * `now` and `random` are for tests.
 */
export type RegistryFile = {
  file: string;
  readOnly?: boolean;
  naan?: string;
  now?: () => Date;
  random?: RandomBytes;
};

/**
 * Opens (and where missing makes) a registry in a SQLite file. What a write has acknowledged survives a power cut. Faults:
 * `data-folder-unwritable` (also for writes through a read-only registry), `data-folder-newer`, `data-folder-damaged`, `disk-full`.
 */
export function openSqliteRegistry(settings: RegistryFile): Registry {
  const { file, readOnly = false, naan, now = () => new Date(), random } = settings;
  const wanted = registryFile(file, readOnly);
  const database = openDatabase(wanted);
  const reader = readerOf(database);
  const log = logOf(database);
  const dataVersion = database.prepare("PRAGMA data_version");
  let ownWrites = 0;
  const transaction = <T>(steps: () => T): T => {
    ownWrites++;
    return inTransaction(database, wanted, steps);
  };
  return {
    ...writerOf({ reader, log, tables: tablesOf(database), transaction, now, random }),
    resolve: async (text) => resolveText(text, reader, naan),
    lookup: async (keys) => lookup(keys, reader.bound),
    keysOf: async (pid) => reader.keysOf(pid),
    find: async (number, scheme) => reader.find(number, scheme),
    aliasesOf: async (pid) => reader.aliasesOf(pid),
    events: async (after, limit) => log.events(after, limit),
    head: async () => log.head(),
    list: async (state, after = "" as Pid, limit) => reader.list(state, after, limit),
    counts: async () => reader.counts(),
    stamp: () => Number(dataVersion.get()?.data_version) + ownWrites,
    close: async () => close(database),
  };
}

function lookup(keys: readonly SourceKey[], bound: (key: SourceKey) => { pid: Pid } | undefined): Map<SourceKey, Pid> {
  return new Map(
    keys.flatMap((key) => {
      const known = bound(key);
      return known ? [[key, known.pid] as const] : [];
    }),
  );
}

function close(database: DatabaseSync): void {
  if (database.isOpen) database.close();
}
