import type { Pid } from "../../identifiers/pid.ts";
import type { CurrentTable, RecordTable, Tables } from "../tables.ts";
import { fetchArchive } from "./archive.ts";
import { changeList } from "./change-list.ts";
import type { Sql } from "./connection.ts";
import { fetchCurrent } from "./current.ts";
import { fetchEntities } from "./entities.ts";
import { fetchMeta } from "./meta.ts";
import { type FetchedRecords, fetchRecords, type RecordName } from "./records.ts";
import { fetchReferences } from "./references.ts";
import { fetchSaid, subjectsOf } from "./said.ts";

/** Records about to be written or removed: their source and keys, and of which things each will speak. */
export type RecordsAhead = { source: string; records: readonly { key: string; subjects: readonly Pid[] }[] };

/** Fetches in a few statements all that the rules will read of these records; `flush` writes in a few what they changed. */
export async function fetchForRecords(sql: Sql, { source, records }: RecordsAhead): Promise<WorkingSet> {
  const keys = records.map(({ key }) => key);
  const fetched = await fetchRecords(sql, source, keys);
  const before = await subjectsOf(sql, fetched.known);
  const speakers = new Map<Pid, Set<string>>();
  for (const { key, subjects } of records)
    for (const pid of subjects) speakers.set(pid, (speakers.get(pid) ?? new Set()).add(nameText({ source, key })));
  return fetchAround(sql, {
    pids: [...before, ...speakers.keys()],
    records: fetched,
    // One record speaks of it, and that one is written anew.
    unread: (pid, current, said) =>
      !current.concerns(pid) && new Set([...(speakers.get(pid) ?? []), ...said.map(nameText)]).size <= 1,
  });
}

/** Fetches all that the rules will read of things that are only touched, and of those whose standing changes. No record is written. */
export function fetchForPids(sql: Sql, touched: readonly Pid[], moved: ReadonlySet<Pid>): Promise<WorkingSet> {
  return fetchAround(sql, {
    pids: [...touched, ...moved],
    records: undefined,
    unread: (pid, current) => !moved.has(pid) && !current.concerns(pid),
  });
}

/** Rows for the rules to work on, and what writes back those that they changed. */
export type WorkingSet = { tables: Tables; flush(): Promise<void> };

type Around = {
  pids: readonly Pid[];
  records: FetchedRecords | undefined;
  /** No fact of it will be asked for. */
  unread(pid: Pid, current: CurrentTable, speakers: readonly RecordName[]): boolean;
};

async function fetchAround(sql: Sql, { pids: asked, records, unread }: Around): Promise<WorkingSet> {
  const current = await fetchCurrent(sql, asked);
  const { pids } = current;
  const references = await fetchReferences(sql, pids);
  const parts = {
    current,
    said: await fetchSaid(sql, {
      pids,
      unread: (pid, speakers) => unread(pid, current.table, speakers),
      nameOf: (id) => records?.nameOf(id) ?? none(),
    }),
    entities: await fetchEntities(sql, pids),
    references,
    changes: changeList(references.referredTo),
    archive: await fetchArchive(sql, pids),
    meta: await fetchMeta(sql),
  };
  return {
    tables: {
      records: records?.table ?? noRecords,
      current: current.table,
      said: parts.said.table,
      entities: parts.entities.table,
      references: parts.references.table,
      changes: parts.changes.table,
      archive: parts.archive.table,
      meta: parts.meta.table,
    },
    async flush() {
      await records?.flush(sql);
      for (const part of Object.values(parts)) await part.flush(sql);
    },
  };
}

const nameText = ({ source, key }: RecordName) => `${source}\n${key}`;

function none(): never {
  throw new Error("no records were fetched");
}

const noRecords: RecordTable = { find: none, add: none, set: none, drop: none, dropFindings: none };
