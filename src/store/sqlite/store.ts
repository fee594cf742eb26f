import { randomUUID } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { inTransaction, openDatabase } from "../../sqlite.ts";
import { momentOf } from "../moment.ts";
import type { Store } from "../port.ts";
import { entitiesOver } from "../rules/entities.ts";
import { followerOver } from "../rules/follow.ts";
import { writerOver } from "../rules/write.ts";
import { archiveOf } from "./archive.ts";
import { readerOf } from "./read.ts";
import { rippleIn } from "./ripple.ts";
import { runsOf } from "./runs.ts";
import { archiveFileOf, storeFile } from "./schema.ts";
import { tablesIn } from "./tables.ts";

/** Where the store and its archive are, and the sources in order of authority. `clock` is moved by tests. */
export type StoreFiles = { file: string; archiveFile: string; sourceOrder?: readonly string[]; clock?: () => Date };

/**
 * Opens (and where missing makes) a store in SQLite files. Faults: `data-folder-unwritable`, `data-folder-newer`,
 * `data-folder-damaged`, `disk-full`.
 */
export function openSqliteStore({ file, archiveFile, sourceOrder = [], clock = () => new Date() }: StoreFiles): Store {
  const files = { store: storeFile(file), archive: archiveFileOf(archiveFile) };
  const database = openDatabase(files.store);
  const kept = openDatabase(files.archive);
  const archive = archiveOf(kept);
  const tables = tablesIn(database, archive);
  const entities = entitiesOver(tables, sourceOrder);
  const writer = writerOver(tables, entities);
  const follower = followerOver(tables, entities);
  const ripple = rippleIn(database);
  const dataVersion = database.prepare("PRAGMA data_version");
  let ownWrites = 0;

  function write<T>(steps: () => T): T {
    ownWrites++;
    return inTransaction(database, files.store, steps);
  }

  /** The archive is committed first: a crash between the two leaves a kept state, never a served one that is not kept. */
  function writeKeeping<T>(steps: () => T): T {
    return write(() => inTransaction(kept, files.archive, steps));
  }

  const epoch = epochOf(database);
  return {
    ...readerOf(database, { tables, archive, sourceOrder }),
    ...runsOf(database, clock, write),
    epoch: () => epoch,
    put: async (source, run, records) =>
      writeKeeping(() => records.map((record) => writer.put(source, run, record, clock()))),
    remove: async (source, keys) => ({
      orphaned: writeKeeping(() => keys.flatMap((key) => writer.remove(source, key, clock()))),
    }),
    follow: async (events) => writeKeeping(() => follower.follow(events, clock())),
    cursor: async () => tables.cursor.get(),
    ripple: async (limit) => write(() => ripple(limit, momentOf(clock()))),
    stamp: () => Number(dataVersion.get()?.data_version) + ownWrites,
    async close() {
      database.close();
      kept.close();
    },
  };
}

function epochOf(database: DatabaseSync): string {
  const known = database.prepare("SELECT value FROM meta WHERE name = 'epoch'").get();
  if (known) return String(known.value);
  const made = randomUUID();
  database.prepare("INSERT OR IGNORE INTO meta (name, value) VALUES ('epoch', ?)").run(made);
  return made;
}
