import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";

/** One row of a table: column name to value, `""` where there is none. */
export type Row = Record<string, string>;

/** Reads a CSV table that lies beside this file: `table("tms/Objects.csv")`. */
export function table(path: string): Row[] {
  return parse<Row>(readFileSync(new URL(path, import.meta.url)), { columns: true });
}
