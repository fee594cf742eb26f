import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Audience } from "../../entities/facts.ts";
import { type EntityType, isEntityType } from "../../entities/types.ts";
import { Problem } from "../../errors.ts";
import { checkedOptions } from "../reading/checked-options.ts";
import { pathOf } from "../reading/files-in.ts";
import { type Column, columnForm } from "./columns.ts";

/** One table of things: which sheet it is in, what its rows are, and what its columns say. */
export type Sheet = {
  /** The file, or files with `*`: `"objects.csv"`, `"*.xlsx"`. */
  file: string;
  /** The sheet of an XLSX file; the first one where it is not said. */
  sheet?: string;
  /** What its rows are called in keys; the entity type where it is not said. */
  table?: string;
  type: EntityType;
  /** The column that tells one row from another for ever, or several. */
  key: string | string[];
  columns: Record<string, Column>;
  /** The row in which the columns are named, from 1; the first row that is not empty where it is not said. */
  header?: number;
  /** Columns in which an empty cell stands for the one above it, as in merged cells. */
  fillDown?: string[];
  audience?: Audience;
  /** Of a CSV file; found out where it is not said. */
  delimiter?: string;
  encoding?: "utf-8" | "windows-1252";
};

/** Where tables are; `name` begins every key (`spreadsheet/object/K.1`) and must never change. */
export type SpreadsheetOptions = {
  name?: string;
  folder: string | URL;
  /** What the tables are; else what `mapping.json` of the folder says, which has `sheets`, `audience` and `language` too. */
  sheets?: Sheet[];
  /** Of all rows of which the sheet does not say it: `"staff"` unless the museum says otherwise. */
  audience?: Audience;
  /** Of texts whose column does not say it, BCP 47. */
  language?: string;
};

/** The options in force. */
export type SpreadsheetSettings = {
  name: string;
  folder: string | URL;
  sheets: readonly SheetSettings[];
  language: string | undefined;
};

/** A sheet with its table, its key's columns and its audience. */
export type SheetSettings = Omit<Sheet, "key"> & { table: string; key: readonly string[]; audience: Audience };

const word = z.string().min(1);
const audience = z.enum(["public", "staff"]);

const sheetForm = z
  .strictObject({
    file: word,
    sheet: word.optional(),
    table: z
      .string()
      .regex(/^[a-z-]+$/, "must be small letters and hyphens")
      .optional(),
    type: z.string().refine(isEntityType, "is no entity type"),
    key: z.union([word, z.array(word).min(1)]),
    columns: z.record(word, columnForm),
    header: z.int().min(1).optional(),
    fillDown: z.array(word).optional(),
    audience: audience.optional(),
    delimiter: z.string().length(1).optional(),
    encoding: z.enum(["utf-8", "windows-1252"]).optional(),
  })
  .refine(({ columns }) => Object.keys(columns).length > 0, "has no columns");

const mappingForm = z.strictObject({
  sheets: z.array(sheetForm).min(1),
  audience: audience.optional(),
  language: word.optional(),
}) as z.ZodType<Required<Pick<SpreadsheetOptions, "sheets">> & Pick<SpreadsheetOptions, "audience" | "language">>;

const form = z.strictObject({
  name: word.optional(),
  folder: z.union([word, z.instanceof(URL)]),
  sheets: z.array(sheetForm).min(1).optional(),
  audience: audience.optional(),
  language: word.optional(),
}) as z.ZodType<SpreadsheetOptions>;

/** The options with their defaults. Fault: `config-invalid`. */
export function settingsOf(options: SpreadsheetOptions): SpreadsheetSettings {
  const given = checkedOptions("spreadsheet", form, options);
  const { sheets, ...kept } = given.sheets ? { sheets: given.sheets } : mappingIn(given.folder);
  const whose = given.audience ?? ("audience" in kept ? kept.audience : undefined) ?? "staff";
  const complete = sheets.map(
    (sheet): SheetSettings => ({
      ...sheet,
      table: sheet.table ?? sheet.type,
      key: [sheet.key].flat(),
      audience: sheet.audience ?? whose,
    }),
  );
  mustFit(complete);
  return {
    name: given.name ?? "spreadsheet",
    folder: given.folder,
    sheets: complete,
    language: given.language ?? ("language" in kept ? kept.language : undefined),
  };
}

/** A table whose rows are referred to must be there: else every reference would be to nothing. */
function mustFit(sheets: readonly SheetSettings[]): void {
  const tables = new Set(sheets.map(({ table }) => table));
  const faults = sheets.flatMap(({ file, columns }) =>
    Object.entries(columns).flatMap(([name, column]) =>
      "to" in column && column.to !== undefined && !tables.has(column.to)
        ? [`${file}, ${name}: there is no table ${column.to} (there is ${[...tables].join(", ")})`]
        : [],
    ),
  );
  if (faults.length > 0) throw new Problem("config-invalid", `spreadsheet: ${faults.join("; ")}`);
}

function mappingIn(folder: string | URL) {
  const file = join(pathOf(folder), "mapping.json");
  return checkedOptions(`spreadsheet (${file})`, mappingForm, readMapping(file));
}

function readMapping(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const advice = "Say in `sheets` what the tables are, or put a mapping.json beside them.";
    throw new Problem("config-invalid", `spreadsheet: ${file} cannot be read (${why}). ${advice}`);
  }
}
