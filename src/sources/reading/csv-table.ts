import { Problem } from "../../errors.ts";
import type { Finding } from "../port.ts";
import { csvRows } from "./csv-rows.ts";

/** A row of a table by the names of its columns, without those that are empty, or what is wrong with it. Row 1 is the header. */
export type TableRow =
  | { row: number; fields: Record<string, string> }
  | { row: number; fault: Pick<Finding, "rule" | "field" | "value" | "detail"> };

/**
 * How a table is read: `columns` are what its columns may be called, by the names that they shall have,
 * `{ width: ["width", "width_px"] }`; a column that is not there keeps its own name. Without those that it `needs` nothing is read.
 */
export type TableForm = {
  delimiter?: string | undefined;
  columns?: Readonly<Record<string, readonly string[]>>;
  needs?: readonly string[];
};

const maxFieldBytes = 16 * 1024 * 1024;
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The rows of a CSV file in UTF-8 that begins with the names of its columns. Fault: `source-unreadable`. */
export async function* csvTable(path: string, file: string, form: TableForm = {}): AsyncGenerator<TableRow> {
  const { delimiter = "," } = form;
  let header: string[] | undefined;
  let row = 0;
  for await (const cells of csvRows(path, file, { maxFieldBytes, delimiter })) {
    row++;
    if (header) yield { row, ...decoded(cells, header) };
    else header = headerOf(cells, file, form);
  }
  if (!header) throw new Problem("source-unreadable", `${file} is empty. Export it again.`);
}

function headerOf(cells: readonly string[], file: string, { columns = {}, needs = [] }: TableForm): string[] {
  const found = cells.map((cell) => (decode(cell) ?? cell).trim());
  const plain = found.map(plainName);
  const names = new Map<number, string>();
  for (const [name, called] of Object.entries(columns)) {
    const at = called.map((each) => plain.indexOf(plainName(each))).find((index) => index >= 0 && !names.has(index));
    if (at !== undefined) names.set(at, name);
  }
  const missing = needs.filter((name) => ![...names.values()].includes(name));
  if (missing.length > 0) {
    const wanted = missing.map((name) => (columns[name] ?? [name]).join(" or ")).join(", ");
    const detail = `${file} has no column ${wanted}. It has ${found.join(", ")}. Export the column, say in \`columns\` what it is called, or set \`delimiter\`.`;
    throw new Problem("source-unreadable", detail);
  }
  const used = new Set<string>();
  return found.map((cell, index) => {
    const own = names.get(index) ?? cell;
    const name =
      own === "" || used.has(own) || (!names.has(index) && own in columns) ? `${own} (column ${index + 1})` : own;
    used.add(name);
    return name;
  });
}

/** Capitals, spaces and underscores make no other column of it. */
const plainName = (name: string) => name.toLowerCase().replace(/[\s_-]+/g, "_");

function decoded(cells: readonly string[], header: readonly string[]): { fields: Record<string, string> } | Faulty {
  if (cells.length !== header.length) {
    const detail = `The row has ${cells.length} fields, the header ${header.length}. Look for a quote or comma that is not quoted.`;
    return { fault: { rule: "wrong-number-of-columns", value: cells.join(",").slice(0, 200), detail } };
  }
  const fields: Record<string, string> = {};
  for (const [index, name] of header.entries()) {
    const text = decode(cells[index] ?? "");
    if (text === undefined) {
      const value = Buffer.from(cells[index] ?? "", "latin1").toString("utf8");
      const detail = "The field is not UTF-8. Correct it, or export the table in UTF-8.";
      return { fault: { rule: "invalid-utf8", field: name, value: value.slice(0, 200), detail } };
    }
    const value = text.trim();
    if (value !== "") fields[name] = value;
  }
  return { fields };
}

type Faulty = { fault: Pick<Finding, "rule" | "field" | "value" | "detail"> };

function decode(cell: string): string | undefined {
  try {
    return /[\x80-\xff]/.test(cell) ? utf8.decode(Buffer.from(cell, "latin1")) : cell;
  } catch {
    return undefined;
  }
}
