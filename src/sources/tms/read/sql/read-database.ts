import { Problem } from "../../../../errors.ts";
import type { ReadItem } from "../../../port.ts";
import type { TmsMapping } from "../../mapping/mapping.ts";
import { tableSpec } from "../../tables.ts";
import { readExport, type Stage } from "../read-export.ts";
import { type Asking, batchesOf, changedIds, parametersOf, recordQueries, stageRecords } from "./changed-records.ts";
import { dialects } from "./dialects.ts";
import { openDatabase } from "./open-database.ts";
import type { TmsDatabaseSettings } from "./settings.ts";
import { stageQuery } from "./stage-sql.ts";
import { quoted, rowsWith } from "./statements.ts";
import { tableQueries } from "./table-queries.ts";

/** A TMS database as a source reads it. */
export type DatabaseReading = {
  read(): AsyncIterable<ReadItem>;
  changes(since: string): AsyncIterable<ReadItem>;
  missing(keys: readonly string[]): Promise<readonly string[]>;
};

/** Reads a TMS over SQL; all that is sent are SELECTs. Faults: `source-unreadable`. */
export function databaseReading(name: string, settings: TmsDatabaseSettings, mapping: TmsMapping): DatabaseReading {
  return {
    read: () => readAll(name, settings, mapping),
    changes: (since) => readChanges({ name, settings, mapping }, since),
    missing: (keys) =>
      asking(settings, mapping, async (ask) => {
        const gone: string[] = [];
        for (const [kind, ids] of byKind(name, keys))
          gone.push(...(await missingOf(ask, kind, ids)).map((id) => `${name}/${kind}/${id}`));
        return gone;
      }),
  };
}

async function* readAll(name: string, settings: TmsDatabaseSettings, mapping: TmsMapping): AsyncIterable<ReadItem> {
  const open = await start(settings, mapping);
  try {
    const stage: Stage = async function* (work, files) {
      for (const query of open.queries) yield* stageQuery({ work, files }, open.paging, query);
    };
    yield* readExport(name, stage, mapping);
    yield { mark: open.mark };
  } finally {
    await open.paging.database.close();
  }
}

type Changing = { name: string; settings: TmsDatabaseSettings; mapping: TmsMapping };

async function* readChanges({ name, settings, mapping }: Changing, since: string): AsyncIterable<ReadItem> {
  const open = await start(settings, mapping);
  try {
    const ids = await changedIds(open, earlier(since));
    const stage: Stage = (work, files) => stageRecords({ work, files }, open, ids);
    for await (const item of readExport(name, stage, mapping)) {
      if ("finding" in item) yield item;
      if (!("record" in item)) continue;
      const [, kind = "", ...rest] = item.record.key.split("/");
      if ([...ids].some(([changed, those]) => changed === kind && those.has(rest.join("/")))) yield item;
    }
    yield { mark: open.mark };
  } finally {
    await open.paging.database.close();
  }
}

type Open = Asking & { mark: string };

async function start(settings: TmsDatabaseSettings, mapping: TmsMapping): Promise<Open> {
  const database = await openDatabase(settings);
  try {
    const mark = (await database.query(dialects[settings.kind].now)).rows[0]?.[0] ?? "";
    const queries = await tableQueries(database, settings, mapping);
    return { mark, queries, paging: { database, kind: settings.kind, rows: settings.pageRows ?? 5000 } };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function asking<T>(
  settings: TmsDatabaseSettings,
  mapping: TmsMapping,
  what: (open: Open) => Promise<T>,
): Promise<T> {
  const open = await start(settings, mapping);
  try {
    return await what(open);
  } finally {
    await open.paging.database.close();
  }
}

const overlapMs = 10 * 60_000;

/** A change may have been begun before a mark and finished after it: what is asked for starts ten minutes earlier. */
function earlier(since: string): string {
  const time = Date.parse(`${since}Z`);
  if (Number.isNaN(time))
    throw new Problem("source-unreadable", `“${since}” is no mark of this source. Harvest everything again.`);
  return new Date(time - overlapMs).toISOString().slice(0, 19);
}

function byKind(name: string, keys: readonly string[]): Map<string, string[]> {
  const kinds = new Map<string, string[]>();
  for (const key of keys) {
    const [source, kind = "", ...rest] = key.split("/");
    if (source === name) kinds.set(kind, [...(kinds.get(kind) ?? []), rest.join("/")]);
  }
  return kinds;
}

/** Terms are in no table of their own and are never missed; a table that is not there is no proof of anything. */
async function missingOf({ queries, paging }: Open, kind: string, ids: readonly string[]): Promise<string[]> {
  if (kind === "term") return [];
  const holding = recordQueries(queries, kind);
  if (holding.length === 0)
    throw new Problem(
      "source-unreadable",
      `The TMS database has no table of ${kind} records. Name it in \`database.queries\`.`,
    );
  const found = new Set<string>();
  for (const query of holding) {
    const id = tableSpec(query.table).id ?? "";
    const column = query.names.get(id) ?? id;
    const only = `SELECT s.${quoted(column)} FROM (${query.select}) AS s`;
    for (const batch of batchesOf(parametersOf(query, id, ids))) {
      const { rows } = await paging.database.query(rowsWith(dialects[paging.kind], only, column, batch.length), batch);
      for (const [value] of rows) if (value) found.add(value.trim());
    }
  }
  return ids.filter((one) => !found.has(one));
}
