import { setImmediate } from "node:timers/promises";
import { parse } from "csv-parse";
import { Problem } from "../../errors.ts";

const sliceLength = 1 << 16;

/**
 * CSV (RFC 4180) with a first line of column names, as rows without their empty cells; a slice at a time, so that others are
 * answered in between. Fault: `request-malformed`, also for a column that is not one of these.
 */
export async function readCsv(text: string, columns: readonly string[]): Promise<Record<string, string>[]> {
  const rows: Record<string, string>[] = [];
  const parser = parse({ columns: (names: string[]) => known(names, columns), bom: true, skip_empty_lines: true });
  let fault: Error | undefined;
  parser.on("error", (error) => {
    fault = error;
  });
  parser.on("data", (row: Record<string, string>) =>
    rows.push(Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== ""))),
  );
  for (let at = 0; at < text.length && !fault; at += sliceLength) {
    parser.write(text.slice(at, at + sliceLength));
    await setImmediate();
  }
  if (!fault) await new Promise((resolve) => parser.once("end", resolve).once("error", resolve).end());
  if (fault instanceof Problem) throw fault;
  if (fault) throw new Problem("request-malformed", `The body is not CSV: ${fault.message}.`);
  return rows;
}

function known(names: readonly string[], columns: readonly string[]): string[] {
  const trimmed = names.map((name) => name.trim());
  for (const name of trimmed) {
    if (!columns.includes(name))
      throw new Problem("request-malformed", `“${name}” is no column here; there are: ${columns.join(", ")}.`);
  }
  return trimmed;
}

/** Rows as CSV, of these columns; what a row does not have is an empty cell. */
export function writeCsv(rows: readonly Readonly<Record<string, unknown>>[], columns: readonly string[]): string {
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(","));
  return [columns.join(","), ...lines, ""].join("\r\n");
}

function cell(value: unknown): string {
  const text = value === undefined ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
