import { hash } from "node:crypto";
import type { Source } from "../port.ts";
import { describeRow } from "./describe/describe-row.ts";
import { type SpreadsheetOptions, settingsOf } from "./options.ts";
import { readSheets } from "./read/read-sheets.ts";
import { readRecord } from "./record.ts";

/** Raised whenever the code here says something else of the same record. */
const codeRevision = 1;

/** Tables of CSV and XLSX files by a mapping of their columns; see docs/sources/spreadsheet.md. Fault: `config-invalid`. */
export function spreadsheet(options: SpreadsheetOptions): Source {
  const settings = settingsOf(options);
  const { name, sheets, language } = settings;
  const mapping = JSON.stringify([sheets, language]);
  return {
    name,
    title: "Spreadsheet (CSV and XLSX)",
    revision: `${codeRevision}-${hash("sha256", mapping).slice(0, 12)}`,
    read: () => readSheets(settings),
    describe: (record) => describeRow(record, settings),
    fieldsOf: (record) => Object.keys(readRecord(record).cells),
  };
}
