import type { Column } from "./header.ts";

/** What is wrong with a row, so that nothing is taken from it. */
export type RowFault = { rule: string; field?: string; value?: string; detail: string };

/** A row's values by column, nulls left out, or what is wrong with it. */
export type DecodedRow = { values: Map<string, string>; body: string } | { fault: RowFault };

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const beyondAscii = /[\x80-\xff]/;

/** How cells are read: `inBytes` where each is bytes in a string (Latin-1) that must be UTF-8. */
export type CellReading = { maxFieldBytes: number; inBytes: boolean };

/** Decodes a row, nothing where a field is empty or the text `NULL`. */
export function decodeRow(
  cells: readonly string[],
  columns: readonly Column[],
  { maxFieldBytes, inBytes }: CellReading,
): DecodedRow {
  if (cells.length !== columns.length) {
    const detail = `The row has ${cells.length} fields, the table ${columns.length} columns. Look for a quote or comma that is not quoted.`;
    return { fault: { rule: "wrong-number-of-columns", value: cells.join(",").slice(0, 200), detail } };
  }
  const values: [string, string][] = [];
  for (const { name, index } of columns) {
    const cell = cells[index] ?? "";
    if (cell.length > maxFieldBytes) return { fault: tooLarge(name, cell.length, maxFieldBytes) };
    const text = inBytes && beyondAscii.test(cell) ? decode(cell) : cell;
    if (text === undefined) return { fault: notUtf8(name, cell) };
    values.push([name, text === "NULL" ? "" : text]);
  }
  return { values: new Map(values.filter(([, text]) => text !== "")), body: bodyOf(values) };
}

/**
 * A row as canonical JSON (RFC 8785): columns as they come, which must be sorted, nothing where the field is empty.
 * `PublicAccess` is kept even when empty, because an empty one is not the same as no such column.
 */
export function bodyOf(values: Iterable<readonly [string, string]>): string {
  const parts: string[] = [];
  for (const [name, text] of values)
    if (text !== "" || name === "PublicAccess") parts.push(`${JSON.stringify(name)}:${JSON.stringify(text)}`);
  return `{${parts.join(",")}}`;
}

function decode(cell: string): string | undefined {
  try {
    return utf8.decode(Buffer.from(cell, "latin1"));
  } catch {
    return undefined;
  }
}

function tooLarge(field: string, bytes: number, limit: number): RowFault {
  const detail = `The field has ${bytes} bytes, the limit is ${limit}. Shorten it, or raise \`mapping.maxFieldBytes\`.`;
  return { rule: "field-too-large", field, detail };
}

function notUtf8(field: string, cell: string): RowFault {
  const value = Buffer.from(cell, "latin1").toString("utf8").slice(0, 200);
  return {
    rule: "invalid-utf8",
    field,
    value,
    detail: "The field is not UTF-8. Correct it, or export the table in UTF-8.",
  };
}
