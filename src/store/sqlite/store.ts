import { randomUUID } from "node:crypto";
import { type Authority, noAuthority } from "../../entities/authority.ts";
import { inTransaction, moveIn, openDatabase } from "../../sqlite.ts";
import { momentOf } from "../moment.ts";
import type { Store } from "../port.ts";
import { entitiesOver } from "../rules/entities.ts";
import { cursorOf, followerOver } from "../rules/follow.ts";
import { writerOver } from "../rules/write.ts";
import type { MetaTable } from "../tables.ts";
import { archiveOf } from "./archive.ts";
import { findingsOf } from "./findings.ts";
import { keptRecordsOf } from "./kept-records.ts";
import { knownRecordsOf } from "./known-records.ts";
import { plansOf } from "./plans.ts";
import { readerOf } from "./read.ts";
import { reuniteIn } from "./reunite.ts";
import { rippleIn } from "./ripple.ts";
import { runsOf } from "./runs.ts";
import { archiveFileOf, storeFile } from "./schema.ts";
import { suspectsOf } from "./suspects.ts";
import { tablesIn } from "./tables.ts";
import { turnIn } from "./turn.ts";

/**
 * Where the store and its archive are, and which source stands where several speak. `clock` is moved by tests. `pagesAhead` is set where
 * much is written, see `openDatabase`; what was written ahead is then in the files when they are closed.
 */
export type StoreFiles = {
  file: string;
  archiveFile: string;
  authority?: Authority;
  clock?: () => Date;
  pagesAhead?: number;
};

/**
 * Opens (and where missing makes) a store in SQLite files. Faults: `data-folder-unwritable`, `data-folder-newer`,
 * `data-folder-damaged`, `disk-full`.
 */
export function openSqliteStore({
  file,
  archiveFile,
  authority = noAuthority,
  clock = () => new Date(),
  pagesAhead,
}: StoreFiles): Store {
  const ahead = pagesAhead === undefined ? {} : { pagesAhead };
  const files = { store: { ...storeFile(file), ...ahead }, archive: { ...archiveFileOf(archiveFile), ...ahead } };
  const database = openDatabase(files.store);
  const kept = openDatabase(files.archive);
  const archive = archiveOf(kept);
  const tables = tablesIn(database, archive);
  const entities = entitiesOver(tables, authority);
  const writer = writerOver(tables, entities);
  const follower = followerOver(tables, entities);
  const ripple = rippleIn(database);
  const turning = turnIn(database, tables, { entities, authority, stateOf: archive.state });
  const reunite = reuniteIn(database, { tables, entities, authority });
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

  const epoch = epochOf(tables.meta);
  return {
    ...readerOf(database, { tables, archive, authority, clock }),
    ...knownRecordsOf(database, clock, write),
    ...keptRecordsOf(database),
    ...runsOf(database, clock, write),
    ...findingsOf(database, write),
    ...plansOf(database, write),
    ...suspectsOf(database, write),
    epoch: () => epoch,
    put: async (source, run, records) =>
      writeKeeping(() => records.map((record) => writer.put(source, run, record, clock()))),
    remove: async (source, keys) => ({
      orphaned: writeKeeping(() => keys.flatMap((key) => writer.remove(source, key, clock()))),
    }),
    follow: async (events) => writeKeeping(() => follower.follow(events, clock())),
    cursor: async () => cursorOf(tables.meta),
    reunite: async (limit) => writeKeeping(() => reunite(limit, clock())),
    ripple: async (limit) => write(() => ripple(limit, momentOf(clock()))),
    due: async (limit) => turning.due(limit, clock()),
    turn: async (pids) => write(() => turning.turn(pids, clock())),
    stamp: () => Number(dataVersion.get()?.data_version) + ownWrites,
    async close() {
      for (const one of [database, kept]) {
        if (pagesAhead !== undefined) moveIn(one);
        one.close();
      }
    },
  };
}

function epochOf(meta: MetaTable): string {
  const known = meta.get("epoch");
  if (known !== undefined) return known;
  const made = randomUUID();
  meta.set("epoch", made);
  return made;
}
