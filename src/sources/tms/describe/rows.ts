import type { SourceRecord } from "../../port.ts";
import type { TableName } from "../tables.ts";

/** A row of a record: columns by Cartouche's names; an empty or missing field is undefined. */
export type Row = Readonly<Record<string, string | undefined>>;

/** A record as it was read: the rows of every table, and a few columns of what it refers to, by table and id. */
export type Rows = {
  of(table: TableName): readonly Row[];
  first(table: TableName): Row;
  referred(table: TableName, id: string | undefined): Row | undefined;
};

type Original = Partial<Record<TableName, Row[]>> & { refers?: { [table: string]: { [id: string]: Row } } };

/** The rows of a record, from `original` alone; values are trimmed. */
export function rowsOf({ original }: SourceRecord): Rows {
  const { refers, ...tables } = JSON.parse(original) as Original;
  const of = (table: TableName): readonly Row[] => (tables[table] ?? []).map(trimmed);
  return {
    of,
    first: (table) => of(table)[0] ?? {},
    referred: (table, id) => (id === undefined ? undefined : refers?.[table]?.[id]),
  };
}

/** The columns of a record that hold anything, with their tables: `"ObjTitles.Title"`. */
export function fieldsOf({ original }: SourceRecord): string[] {
  const { refers: _refers, ...tables } = JSON.parse(original) as Original;
  const fields = new Set<string>();
  for (const [table, rows] of Object.entries(tables))
    for (const row of rows) for (const column of Object.keys(row)) fields.add(`${table}.${column}`);
  return [...fields];
}

function trimmed(row: Row): Row {
  const entries = Object.entries(row).map(([name, value]) => [name, value?.trim()] as const);
  return Object.fromEntries(entries.filter(([name, value]) => value !== "" || name === "PublicAccess"));
}

/** Rows in the order of a number column; those without one come last, and rows that are alike keep their order. */
export function ordered(rows: readonly Row[], column: string): readonly Row[] {
  const place = (row: Row) => numberOf(row[column]) ?? Number.MAX_SAFE_INTEGER;
  return [...rows].sort((a, b) => place(a) - place(b));
}

/** A column's number; undefined where it is none. */
export function numberOf(text: string | undefined): number | undefined {
  const number = text === undefined || text === "" ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : undefined;
}
