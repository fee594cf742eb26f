import { Problem } from "../../../errors.ts";
import type { Finding, ReadItem } from "../../port.ts";
import { type FoundFile, filesIn } from "../../reading/files-in.ts";
import { readEach } from "../../reading/read-each.ts";
import { type Tally, tallyOf } from "../../reading/tally.ts";
import type { SheetSettings, SpreadsheetSettings } from "../options.ts";
import { recordOf, valuesIn } from "../record.ts";
import { csvSheet } from "./csv-sheet.ts";
import { headerOf } from "./header.ts";
import type { CellDoubt } from "./sheet-row.ts";
import { xlsxSheet } from "./xlsx-sheet.ts";

/** A row by the names of its columns. */
type NamedRow = {
  row: number;
  file: string;
  cells: Record<string, string>;
  key: string;
  doubts: readonly (CellDoubt & { field: string })[];
};

/** The keys of every table to which others refer. */
type Keys = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The rows of all tables, in the order in which the mapping has them; rows to which others refer are looked through first. A file that
 * cannot be read makes the read partial. Fault: `source-unreadable`, where a table has no file, or none can be read.
 */
export async function* readSheets(settings: SpreadsheetSettings): AsyncGenerator<ReadItem> {
  const files = await filesIn(settings.folder, /\.((csv|tsv|txt)(\.gz)?|xlsx)$/i, "a table (*.csv, *.xlsx)");
  const tally = tallyOf();
  const keys = await keysIn(settings, files);
  const seen = new Set<string>();
  const parts = settings.sheets.flatMap((sheet) => filesOf(sheet, files).map((found) => ({ sheet, found })));
  const read = ({ sheet, found }: (typeof parts)[number]) => recordsOf(found, sheet, { settings, keys, seen, tally });
  yield* readEach(parts, read, () => seen.size);
  yield { rows: tally.rows };
}

function filesOf({ file }: SheetSettings, files: readonly FoundFile[]): FoundFile[] {
  const pattern = new RegExp(`^${file.split("*").map(RegExp.escape).join("[^/]*")}$`, "i");
  const found = files.filter((one) => pattern.test(one.file));
  if (found.length > 0) return found;
  const there = files.map((one) => one.file).join(", ");
  throw new Problem(
    "source-unreadable",
    `There is no file ${file} in the folder (there is: ${there}). Correct \`file\`.`,
  );
}

/** Which rows there are of the tables that are referred to. A table that cannot be read has none. */
async function keysIn({ sheets }: SpreadsheetSettings, files: readonly FoundFile[]): Promise<Keys> {
  const wanted = new Set(
    sheets.flatMap(({ columns }) => Object.values(columns).map((column) => ("to" in column ? column.to : undefined))),
  );
  const keys = new Map<string, Set<string>>();
  for (const sheet of sheets.filter(({ table }) => wanted.has(table))) {
    const all = keys.get(sheet.table) ?? new Set<string>();
    keys.set(sheet.table, all);
    for (const found of filesOf(sheet, files)) {
      try {
        for await (const { key } of namedRows(found, sheet)) if (key !== "") all.add(key);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
      }
    }
  }
  return keys;
}

type Reading = { settings: SpreadsheetSettings; keys: Keys; seen: Set<string>; tally: Tally };

async function* recordsOf(found: FoundFile, sheet: SheetSettings, reading: Reading): AsyncGenerator<ReadItem> {
  const { settings, keys, seen, tally } = reading;
  const { table } = sheet;
  for await (const named of namedRows(found, sheet)) {
    const at = { file: named.file, row: named.row };
    const key = `${settings.name}/${table}/${named.key}`;
    const fault = faultOf(named, seen.has(key) ? key : undefined, sheet);
    if (fault) {
      yield tally.count(table, { finding: { table, ...at, ...fault } });
      continue;
    }
    seen.add(key);
    const lost = lostIn(named.cells, sheet, keys);
    yield tally.count(table, { record: recordOf(key, { cells: named.cells, lost }, at) });
    for (const { field, rule, value, detail } of named.doubts)
      yield { finding: { kind: "doubtful", rule, table, ...at, record: key, field, value, detail } };
  }
}

function faultOf({ cells, key }: NamedRow, twice: string | undefined, sheet: SheetSettings) {
  const names = sheet.key.join(", ");
  const value = Object.values(cells).join(" | ").slice(0, 200);
  if (key === "") {
    const detail = `The row has nothing in ${names}, so it cannot be told from others. Fill it in, unless the row is a heading.`;
    return { kind: "unused", rule: "row-without-key", value, detail } as const satisfies Partial<Finding>;
  }
  if (twice === undefined) return undefined;
  const detail = `An earlier row has this in ${names}; that one was taken. Make it unique.`;
  return { kind: "rejected", rule: "duplicate-key", record: twice, value: key.slice(0, 200), detail } as const;
}

/** References to rows that are not there, by column. */
function lostIn(cells: Record<string, string>, { columns }: SheetSettings, keys: Keys): Record<string, string[]> {
  const lost: Record<string, string[]> = {};
  for (const [name, column] of Object.entries(columns)) {
    if (!("to" in column) || column.to === undefined) continue;
    const known = keys.get(column.to);
    const values = valuesIn(cells[name], column.separator).filter((value) => !known?.has(value));
    if (values.length > 0) lost[name] = values;
  }
  return lost;
}

async function* namedRows(found: FoundFile, sheet: SheetSettings): AsyncGenerator<NamedRow> {
  const rows = /\.xlsx$/i.test(found.file) ? xlsxSheet(found, sheet) : csvSheet(found, sheet);
  let header: string[] | undefined;
  const above: Record<string, string> = {};
  for await (const { row, cells, doubts } of rows) {
    const isEmpty = cells.every((cell) => cell.trim() === "");
    if (header === undefined) {
      const isHeader = sheet.header === undefined ? !isEmpty : row >= sheet.header;
      if (isHeader) header = headerOf(cells, sheet, found.file);
      continue;
    }
    if (isEmpty) continue;
    const named = namedCells(cells, header);
    for (const name of sheet.fillDown ?? []) {
      const value = named[name] ?? above[name];
      if (value !== undefined) above[name] = named[name] = value;
    }
    const told = doubts.map((doubt) => ({ ...doubt, field: header?.[doubt.column] ?? `column ${doubt.column + 1}` }));
    yield { row, file: found.file, cells: named, key: keyOf(named, sheet), doubts: told };
  }
  if (header === undefined)
    throw new Problem("source-unreadable", `${found.file} has no row that names its columns. Correct \`header\`.`);
}

function namedCells(cells: readonly string[], header: readonly string[]): Record<string, string> {
  const named: Record<string, string> = {};
  for (const [index, cell] of cells.entries()) {
    const text = cell.replace(/\r\n?/g, "\n").trim();
    const name = header[index] ?? `column ${index + 1}`;
    if (text !== "") Object.defineProperty(named, name, { value: text, enumerable: true, writable: true });
  }
  return named;
}

/** Where a key has several columns, each must hold something. */
function keyOf(cells: Record<string, string>, { key }: SheetSettings): string {
  const parts = key.map((name) => cells[name] ?? "");
  return parts.includes("") ? "" : parts.join("/");
}
