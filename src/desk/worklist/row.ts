import type { Finding } from "../../sources/port.ts";

/** Something for the people of one source to look at: a finding of a harvest, or of the collection as a whole. */
export type WorklistRow = Finding & { source: string; pid?: string };

/** Which rows are wanted; all where nothing is said. */
export type Wanted = { sources?: readonly string[]; rule?: string; field?: string; kind?: string };

/** Whether a row is wanted. */
export function isWanted(row: WorklistRow, { sources = [], rule, field, kind }: Wanted): boolean {
  return (
    (sources.length === 0 || sources.includes(row.source)) &&
    (rule === undefined || row.rule === rule) &&
    (field === undefined || row.field === field) &&
    (kind === undefined || row.kind === kind)
  );
}
