import { Problem } from "../../../../errors.ts";
import { tableSpec } from "../../tables.ts";
import { dialects } from "./dialects.ts";
import type { Answer, OpenDatabase } from "./port.ts";
import type { DatabaseKind } from "./settings.ts";
import { pageOf, rowsWith, withoutKey } from "./statements.ts";
import type { TableQuery } from "./table-queries.ts";

/** A row as the database gave it. */
export type SqlRow = Answer["rows"][number];

/** What is read and how: `rows` at one time. */
export type Paging = { database: OpenDatabase; kind: DatabaseKind; rows: number };

/**
 * The rows of a table by its key, a page at a time, those without a key first. No page ends within a key, so that rows which
 * share one are neither lost nor doubled; a small table whose keys are texts is read at once. Fault: `source-unreadable`, for a key that is no whole number.
 */
export async function* pagesOf(
  { database, kind, rows: size }: Paging,
  query: TableQuery,
): AsyncGenerator<readonly SqlRow[]> {
  const dialect = dialects[kind];
  const key = query.names.get(query.key.name) ?? query.key.name;
  if (tableSpec(query.table).textual && query.key.name === tableSpec(query.table).id) {
    yield (await database.query(query.select)).rows;
    return;
  }
  const keyless = await database.query(withoutKey(query.select, key));
  if (keyless.rows.length > 0) yield keyless.rows;
  let after: number | undefined;
  for (;;) {
    const sql = pageOf(dialect, { select: query.select, key, after: after !== undefined, rows: size });
    const { rows } = await database.query(sql, after === undefined ? [] : [after]);
    if (rows.length < size) {
      if (rows.length > 0) yield rows;
      return;
    }
    const last = keyOf(query, rows.at(-1));
    const whole = rows.filter((row) => keyOf(query, row) !== last);
    if (whole.length === 0) yield (await database.query(rowsWith(dialect, query.select, key, 1), [last])).rows;
    else yield whole;
    after = whole.length === 0 ? last : keyOf(query, whole.at(-1));
  }
}

function keyOf({ table, key }: TableQuery, row: SqlRow | undefined): number {
  const text = row?.[key.index] ?? "";
  const number = Number(text);
  if (text !== "" && Number.isSafeInteger(number)) return number;
  throw new Problem(
    "source-unreadable",
    `${table}.${key.name} is “${text.slice(0, 50)}”, which is no whole number, so the table cannot be read by it. Select the id of its rows.`,
  );
}
