import type { Fact } from "../../../entities/facts.ts";
import type { Finding, ReadItem, RowCounts, Source, SourceRecord } from "../../port.ts";

/** What reading gives, in lists. */
export type Reading = {
  records: SourceRecord[];
  findings: Finding[];
  partial: string[];
  positions: string[];
  mark: string | undefined;
  rows: Record<string, RowCounts>;
};

/** Reads all that is given. */
export async function readingOf(items: AsyncIterable<ReadItem> | Iterable<ReadItem>): Promise<Reading> {
  const read: Reading = { records: [], findings: [], partial: [], positions: [], mark: undefined, rows: {} };
  for await (const item of items) {
    if ("record" in item) read.records.push(item.record);
    else if ("finding" in item) read.findings.push(item.finding);
    else if ("partial" in item) read.partial.push(item.partial);
    else if ("position" in item) read.positions.push(item.position);
    else if ("mark" in item) read.mark = item.mark;
    else if ("rows" in item) read.rows = item.rows;
  }
  return read;
}

/** What all records say of a subject. */
export function factsOf(source: Source, records: readonly SourceRecord[], subject: string): Fact[] {
  return records.flatMap((record) =>
    source.describe(record).drafts.flatMap((draft) => (draft.subject === subject ? draft.facts : [])),
  );
}
