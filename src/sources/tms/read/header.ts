import { Problem } from "../../../errors.ts";
import type { TmsMapping } from "../mapping/mapping.ts";
import { type TableName, tableSpec } from "../tables.ts";

/** A column of a file: its place in a row, and its name as Cartouche knows it (`ObjectNumber`, whatever the file calls it). */
export type Column = { name: string; index: number };

/**
 * The columns of a table from the first row of its file, sorted by name. Columns that Cartouche does not know keep their
 * own names. Faults: `source-unreadable` for an empty file, another delimiter, a missing or doubled column.
 */
export function readHeader(
  { table, file }: { table: TableName; file: string },
  cells: readonly string[] | undefined,
  mapping: TmsMapping,
): Column[] {
  if (!cells) throw unreadable(`${file} is empty: there is not even a row of column names. Export it again.`);
  const header = cells.map((cell) => cell.trim());
  checkDelimiter(file, header);
  const { required, columns } = tableSpec(table);
  const found = [...required, ...columns].flatMap((name): Column[] => {
    const wanted = [mapping.columns[table]?.[name] ?? name].flat().map((each) => each.toLowerCase());
    const index = wanted.map((each) => header.findIndex((cell) => cell.toLowerCase() === each)).find((at) => at >= 0);
    if (index !== undefined) return [{ name, index }];
    if (!required.includes(name)) return [];
    throw unreadable(
      `${file} has no column ${wanted.join(" or ")}, which ${table} needs as ${name}. It has ${header.join(", ")}. ` +
        `Export the column, or say what it is called: \`mapping.columns.${table}.${name}\`.`,
    );
  });
  const taken = new Set(found.map(({ index }) => index));
  const used = new Set(found.map(({ name }) => name));
  const others = header.flatMap((cell, index): Column[] => {
    if (taken.has(index)) return [];
    const name = used.has(cell) || cell === "" ? `${cell} (column ${index + 1})` : cell;
    return [{ name, index }];
  });
  return [...found, ...others].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function checkDelimiter(file: string, header: readonly string[]): void {
  const [only = ""] = header;
  const other = [";", "\t", "|"].find((sign) => only.includes(sign));
  if (header.length === 1 && other) {
    const name = other === "\t" ? "a tab" : `"${other}"`;
    throw unreadable(`${file} is separated by ${name}, not by commas. Export it as comma-separated values.`);
  }
  const twice = header.find((cell, index) => cell !== "" && header.indexOf(cell) !== index);
  if (twice !== undefined) throw unreadable(`${file} has two columns ${twice}. Export it with each column once.`);
}

const unreadable = (detail: string) => new Problem("source-unreadable", detail);
