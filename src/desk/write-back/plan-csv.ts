import { csvLine, shownCell } from "../csv-line.ts";
import { type Line, placeName } from "./line.ts";

const columns = [
  "key",
  "class",
  "id",
  "number",
  "label",
  "pid",
  "address",
  "place",
  "status",
  "action",
  "holds",
  "note",
];

/**
 * Lines as a table for staff (RFC 4180, UTF-8, lines end in CRLF). `base` is the namespace of the addresses; without one that
 * column is empty, for an address of this machine is nothing to write into another system. Several texts that a record holds
 * stand in one cell, a line each.
 */
export function planCsv(lines: readonly Line[], base: string | undefined): string {
  const rows = lines.map((line) => {
    const { key, recordClass, id, number, label, pid, place, status, action, holds, note } = line;
    const address = base === undefined ? "" : `${base}/${pid}`;
    const cells = [key, recordClass, id, number, label, pid, address, placeName(place), status, action];
    return [...cells, holds.join("\n"), note].map(shownCell);
  });
  return [columns, ...rows].map((cells) => `${csvLine(cells)}\r\n`).join("");
}
