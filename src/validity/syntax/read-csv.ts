import { CsvError, parse } from "csv-parse/sync";
import type { Fault } from "../result.ts";

/** What is no table of records of equal length with a header (RFC 4180). */
export function faultsOfCsv(text: string): Fault[] {
  try {
    const rows: string[][] = parse(text, { bom: true });
    if (rows.length === 0) return [{ where: "the whole", what: "there is no header" }];
    const [header = []] = rows;
    const twice = header.filter((name, at) => header.indexOf(name) !== at);
    return twice.map((name) => ({ where: "line 1", what: `two columns are named “${name}”` }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return [{ where: `line ${String(error.lines ?? "?")}`, what: error.message }];
  }
}
