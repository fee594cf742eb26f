import type { Finding } from "../../../port.ts";
import { type RecordKind, tableNames, tableSpec } from "../../tables.ts";
import { dialects } from "./dialects.ts";
import type { Paging } from "./pages.ts";
import type { Parameter } from "./port.ts";
import { type SqlStaging, stageRows } from "./stage-sql.ts";
import { changedSince, rowsWith } from "./statements.ts";
import type { TableQuery } from "./table-queries.ts";

const batchSize = 500;

/** What is asked, and by which queries. */
export type Asking = { paging: Paging; queries: readonly TableQuery[] };

/** Ids by sort of record. */
export type Ids = Map<RecordKind, Set<string>>;

/** The records that any row was changed of at a time or later, as the tables with such a column tell. */
export async function changedIds({ paging, queries }: Asking, since: string): Promise<Ids> {
  const ids: Ids = new Map();
  for (const { table, select, names, changed } of queries) {
    const { record, of, id } = tableSpec(table);
    const kind = record ?? of?.record;
    const owner = names.get(of?.column ?? id ?? "");
    if (!changed || !kind || !owner) continue;
    const sql = changedSince(dialects[paging.kind], select, { owner, changed });
    const { rows } = await paging.database.query(sql, [since]);
    for (const [value] of rows) if (value) add(ids, kind, value);
  }
  return ids;
}

/** Stages all rows of these records, then the records that they refer to, which are needed to read them. */
export async function* stageRecords(to: SqlStaging, asking: Asking, ids: Ids): AsyncIterable<Finding> {
  for (const [kind, wanted] of ids)
    for (const query of asking.queries) {
      const { record, of, refers, id, grouped } = tableSpec(query.table);
      if (record === kind && id) yield* stageWith(to, asking, { query, column: id, values: wanted });
      else if (of?.record === kind) yield* stageWith(to, asking, { query, column: of.column, values: wanted });
      else if (grouped && refers?.record === kind)
        yield* stageWith(to, asking, { query, column: refers.column, values: wanted });
    }
  for (const [kind, values] of unknownIn(to))
    for (const query of recordQueries(asking.queries, kind))
      yield* stageWith(to, asking, { query, column: tableSpec(query.table).id ?? "", values });
}

/** The queries whose rows are records of a sort. */
export const recordQueries = (queries: readonly TableQuery[], kind: string): TableQuery[] =>
  queries.filter(({ table }) => tableSpec(table).record === kind);

type With = { query: TableQuery; column: string; values: ReadonlySet<string> };

async function* stageWith(to: SqlStaging, { paging }: Asking, { query, column, values }: With): AsyncIterable<Finding> {
  const name = query.names.get(column);
  if (!name) return;
  for (const batch of batchesOf(parametersOf(query, column, values))) {
    const sql = rowsWith(dialects[paging.kind], query.select, name, batch.length);
    const { rows } = await paging.database.query(sql, batch);
    // An image may be asked for by its name and by its object.
    const tbl = tableNames.indexOf(query.table);
    const fresh =
      query.table === "ObjImages" ? rows.filter((row) => to.work.staging.once(tbl, "", JSON.stringify(row))) : rows;
    yield* stageRows(to, query, fresh);
  }
}

/** Ids of TMS are whole numbers, the name of an image file is a text: an id of the other sort cannot be there. */
export function parametersOf(query: TableQuery, column: string, values: Iterable<string>): Parameter[] {
  const isText = tableSpec(query.table).textual && tableSpec(query.table).id === column;
  return [...values].flatMap((value): Parameter[] => {
    if (isText) return [value];
    return Number.isSafeInteger(Number(value)) && value.trim() !== "" ? [Number(value)] : [];
  });
}

/** Parts of a list, none too long for a statement. */
export function* batchesOf<T>(list: readonly T[]): Iterable<T[]> {
  for (let at = 0; at < list.length; at += batchSize) yield list.slice(at, at + batchSize);
}

/** What staged rows refer to and is not staged itself. */
function unknownIn({ work }: SqlStaging): Ids {
  const terms = (["ObjThesTerms", "ConThesTerms"] as const).map((name) => tableNames.indexOf(name));
  const found = work.staging.database
    .prepare(
      `SELECT DISTINCT refers FROM row WHERE refers IS NOT NULL AND tbl NOT IN (${terms.join(", ")})
        AND NOT EXISTS (SELECT 1 FROM known WHERE key = refers)`,
    )
    .all() as { refers: string }[];
  const ids: Ids = new Map();
  for (const { refers } of found) {
    const slash = refers.indexOf("/");
    add(ids, refers.slice(0, slash) as RecordKind, refers.slice(slash + 1));
  }
  return ids;
}

function add(ids: Ids, kind: RecordKind, id: string): void {
  const known = ids.get(kind);
  if (known) known.add(id.trim());
  else ids.set(kind, new Set([id.trim()]));
}
