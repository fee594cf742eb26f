import { Problem } from "../../../../errors.ts";
import type { TmsMapping } from "../../mapping/mapping.ts";
import { type TableName, tableNames, tableSpec } from "../../tables.ts";
import { type Column, readHeader } from "../header.ts";
import { type Dialect, dialects } from "./dialects.ts";
import type { OpenDatabase } from "./port.ts";
import type { TmsDatabaseSettings } from "./settings.ts";
import { columnsOf, quoted, tablesIn } from "./statements.ts";

/** How a table is asked for: its SELECT, its columns, and by which column it is read a page at a time. */
export type TableQuery = {
  table: TableName;
  select: string;
  columns: readonly Column[];
  /** The columns as the database names them, by our names. */
  names: ReadonlyMap<string, string>;
  key: Column;
  /** Where the time of a row's last change is, as the database names it. */
  changed?: string;
};

/**
 * The queries of all tables that the database or the configuration has. Faults: `source-unreadable`, where one that is expected
 * is missing, or has not the columns that it needs.
 */
export async function tableQueries(
  database: OpenDatabase,
  settings: TmsDatabaseSettings,
  mapping: TmsMapping,
): Promise<TableQuery[]> {
  const dialect = dialects[settings.kind];
  const present = await presentTables(database, { dialect, settings, files: mapping.files });
  const missing = mapping.expect.filter((table) => !present.has(table));
  if (missing.length > 0)
    throw new Problem(
      "source-unreadable",
      `The TMS database ${settings.database} has no table ${missing.join(" and no table ")} that this account may read. Name a SELECT in \`database.queries\`, or take it out of \`mapping.expect\`.`,
    );
  const queries: TableQuery[] = [];
  for (const [table, select] of present) {
    const { columns: cells } = await database.query(columnsOf(select));
    queries.push({ table, select, ...readColumns(table, cells, mapping), ...changedOf(table, cells, settings) });
  }
  return queries;
}

type Looking = { dialect: Dialect; settings: TmsDatabaseSettings; files: TmsMapping["files"] };

async function presentTables(
  database: OpenDatabase,
  { dialect, settings, files }: Looking,
): Promise<Map<TableName, string>> {
  const { schema, database: name, queries = {} } = settings;
  const within = schema ?? dialect.schema(name);
  const { rows } = await database.query(tablesIn(dialect), [within]);
  const found = rows.map(([table]) => table ?? "");
  const selects = tableNames.flatMap((table): [TableName, string][] => {
    const called = files[table] ?? table;
    const own =
      found.find((each) => each === called) ?? found.find((each) => each.toLowerCase() === called.toLowerCase());
    const select = queries[table] ?? (own === undefined ? undefined : `SELECT * FROM ${quoted(within)}.${quoted(own)}`);
    return select === undefined ? [] : [[table, select]];
  });
  return new Map(selects);
}

function readColumns(table: TableName, cells: readonly string[], mapping: TmsMapping) {
  const file = `The query of ${table}`;
  const columns = readHeader({ table, file }, cells, mapping);
  const key = keyOf(table, columns);
  if (!key) throw new Problem("source-unreadable", `${file} has no column to read it by. Select the id of its rows.`);
  return { columns, key, names: new Map(columns.map(({ name, index }) => [name, cells[index] ?? name])) };
}

/** By which column a table is read: its rows' own id, else that of whom they belong to. Many rows may have one. */
function keyOf(table: TableName, columns: readonly Column[]): Column | undefined {
  const { id, of, refers, grouped } = tableSpec(table);
  const wanted = [grouped ? undefined : id, of?.column, refers?.column];
  return wanted.flatMap((name) => columns.find((column) => column.name === name) ?? [])[0];
}

function changedOf(table: TableName, cells: readonly string[], { changed = {} }: TmsDatabaseSettings) {
  const wanted = changed[table];
  if (wanted === undefined) return {};
  const found = cells.find((cell) => cell.toLowerCase() === wanted.toLowerCase());
  if (found) return { changed: found };
  throw new Problem(
    "source-unreadable",
    `The query of ${table} has no column ${wanted}. It has ${cells.join(", ")}. Correct \`database.changed.${table}\`.`,
  );
}
