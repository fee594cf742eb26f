import { Problem } from "../../errors.ts";
import type { RandomBytes } from "../../identifiers/mint.ts";
import type { Pid } from "../../identifiers/pid.ts";
import { log as fileLog } from "../../log.ts";
import { moveIn, openDatabase } from "../../sqlite.ts";
import type { Registry, SourceKey } from "../port.ts";
import { resolveText } from "../resolve.ts";
import { acceptDeedOf } from "./accept-deed.ts";
import { adoptDeedOf } from "./adopt-deed.ts";
import { assignDeedOf } from "./assign-deed.ts";
import { type Commit, commitsOf } from "./commits.ts";
import { endingDeedsOf } from "./ending-deeds.ts";
import { eraseDeedOf } from "./erase-deed.ts";
import { fenceOf } from "./fence.ts";
import { watchFile } from "./file-watch.ts";
import { harvestDeedsOf } from "./harvest-deeds.ts";
import { logOf } from "./log.ts";
import { mergeDeedsOf } from "./merge-deeds.ts";
import { mintDeedOf } from "./mint-deed.ts";
import { poolDeedOf, poolReaderOf } from "./pools.ts";
import { readerOf } from "./read.ts";
import { historyReaderOf } from "./read-history.ts";
import { reserveDeedsOf } from "./reserve-deeds.ts";
import { registryFile } from "./schema.ts";
import { tablesOf } from "./tables.ts";

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
  /** What must also have happened before a write is acknowledged; where it fails, so does the write, though it is kept. */
  alsoCommitted?: () => Promise<void>;
};

/**
 * Opens (and where missing makes) a registry in a SQLite file. What a write has acknowledged survives a power cut. Faults:
 * `data-folder-unwritable` (also for writes through a read-only registry), `data-folder-newer`, `data-folder-damaged`, `disk-full`;
 * when it is read or written later and is not there any more, `registry-unreadable`.
 */
export function openSqliteRegistry(settings: RegistryFile): Registry {
  const { file, readOnly = false, naan, now = () => new Date(), random, alsoCommitted } = settings;
  const wanted = registryFile(file, readOnly);
  const database = openDatabase(wanted);
  const reader = readerOf(database);
  const historyOf = historyReaderOf(database);
  const pools = poolReaderOf(database);
  const log = logOf(database);
  const dataVersion = database.prepare("PRAGMA data_version");
  let ownWrites = 0;
  const { commit, idle } = commitsOf(database, wanted, () => {
    ownWrites++;
    return alsoCommitted?.();
  });
  const fault = watchFile(file);
  const commitThere: Commit = (rows, steps) =>
    commit(rows, () => {
      mustStand(file, fault());
      return steps();
    });
  const mayMint = fenceOf(database);
  const desk = { reader, log, tables: tablesOf(database), commit: commitThere, now, random, mayMint };
  return {
    ...assignDeedOf(desk),
    ...harvestDeedsOf(desk),
    ...adoptDeedOf(desk),
    ...reserveDeedsOf(desk),
    ...poolDeedOf(desk, pools),
    ...mintDeedOf(desk),
    ...mergeDeedsOf(desk),
    ...endingDeedsOf(desk),
    ...eraseDeedOf(desk),
    ...acceptDeedOf(desk),
    pools: async () => reading(file, () => pools.all()),
    acceptedChanges: async (key) => reading(file, () => reader.acceptedChanges(key)),
    survivors: async (pids) => reading(file, () => new Map(pids.map((pid) => [pid, reader.survivor(pid)]))),
    mergedInto: async (survivor) => reading(file, () => reader.mergedInto(survivor)),
    historyOf: async (pid) => reading(file, () => historyOf(pid)),
    resolve: async (text) => reading(file, () => resolveText(text, reader, naan)),
    lookup: async (keys) => reading(file, () => lookup(keys, reader.bound)),
    keysOf: async (pid) => reading(file, () => reader.keysOf(pid)),
    find: async (number, scheme) => reading(file, () => reader.find(number, scheme)),
    aliasesOf: async (pid) => reading(file, () => reader.aliasesOf(pid)),
    events: async (after, limit) => reading(file, () => log.events(after, limit)),
    head: async () => reading(file, () => log.head()),
    list: async (state, after = "" as Pid, limit) => reading(file, () => reader.list(state, after, limit)),
    counts: async () => reading(file, () => reader.counts()),
    stamp: () => reading(file, () => Number(dataVersion.get()?.data_version) + ownWrites),
    async close() {
      await idle();
      if (!database.isOpen) return;
      if (!readOnly) moveIn(database);
      database.close();
    },
  };
}

/** What is written to an open file that was taken away is written nowhere, and would be acknowledged all the same. */
function mustStand(file: string, fault: string | undefined): void {
  if (fault === undefined) return;
  fileLog.error({ file, fault }, "the registry cannot be written");
  throw new Problem("registry-unreadable", `${file}: ${fault}. Nothing was written. Put the file back and try again.`);
}

/** What is read from an open file; where SQLite cannot read it, the log is told why and the asker to try again. */
function reading<T>(file: string, steps: () => T): T {
  try {
    return steps();
  } catch (error) {
    if (!(error instanceof Error && "errcode" in error)) throw error;
    fileLog.error({ file, error: error.message }, "the registry cannot be read");
    throw new Problem(
      "registry-unreadable",
      "No identifier has changed. Try again later; whoever runs this service looks at the disk and the log.",
    );
  }
}

function lookup(keys: readonly SourceKey[], bound: (key: SourceKey) => { pid: Pid } | undefined): Map<SourceKey, Pid> {
  return new Map(
    keys.flatMap((key) => {
      const known = bound(key);
      return known ? [[key, known.pid] as const] : [];
    }),
  );
}
