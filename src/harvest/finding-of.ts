import type { Finding, SourceRecord } from "../sources/port.ts";

/** What is found in a record at harvest, with the place that the record was read from. */
export function findingOf(
  { key, at: { file, row } }: SourceRecord,
  said: Pick<Finding, "kind" | "rule" | "value" | "detail">,
): Finding {
  return { table: file.replace(/\..*$/, ""), file, row, record: key, ...said };
}
