import type { Place, SourceRecord } from "../port.ts";

/** A row by the names of its columns; empty cells are left out. `lost` are references to rows that are not there. */
export type RowText = { cells: Readonly<Record<string, string>>; lost?: Readonly<Record<string, readonly string[]>> };

/** A row as it is kept, its columns sorted. */
export function recordOf(key: string, { cells, lost }: RowText, at: Place): SourceRecord {
  const whole = { cells: sorted(cells), ...(lost && Object.keys(lost).length > 0 ? { lost: sorted(lost) } : {}) };
  return { key, original: JSON.stringify(whole), at };
}

const sorted = <T>(table: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)));

/** What `recordOf` kept. */
export function readRecord({ original }: Pick<SourceRecord, "original">): RowText {
  return JSON.parse(original) as RowText;
}

/** A cell's values: one, or several where a separator stands between them. */
export function valuesIn(cell: string | undefined, separator: string | undefined): string[] {
  const parts = cell === undefined ? [] : separator === undefined ? [cell] : cell.split(separator);
  return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ""))];
}
