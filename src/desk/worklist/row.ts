import type { StoredFact } from "../../entities/facts.ts";
import type { Pid } from "../../identifiers/pid.ts";
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

/** What is found of a fact of a thing, as a row of the source that says it. */
export function rowOfFact(
  pid: Pid,
  { from }: StoredFact,
  found: Pick<Finding, "rule" | "value" | "detail">,
): WorklistRow {
  const { source, record, field } = from;
  return { source, pid, kind: "doubtful", table: record.split("/")[1] ?? "", file: "", record, field, ...found };
}
