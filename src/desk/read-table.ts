import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { Problem } from "../errors.ts";

/** The rows of a CSV file by the names in its first line, cells without the spaces around them. Fault: `request-malformed`. */
export function readTable(file: string): Record<string, string>[] {
  try {
    return parse(readFileSync(file), { columns: true, bom: true, trim: true, skip_empty_lines: true });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Problem("request-malformed", `${file} cannot be read as CSV: ${why}.`);
  }
}
