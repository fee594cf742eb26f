import type { Fact } from "../../../entities/facts.ts";
import type { Finding, RowCounts, SourceRecord } from "../../port.ts";
import { ead } from "../ead.ts";
import type { EadOptions } from "../options.ts";

/** What reading finding aids gives, and what is said of one of its records. */
export type Reading = {
  records: Map<string, SourceRecord>;
  facts(key: string): Fact[];
  findings: Finding[];
  partial: string[];
  rows: Record<string, RowCounts>;
};

/** Reads finding aids. */
export async function readingOf(options: EadOptions): Promise<Reading> {
  const source = ead(options);
  const records = new Map<string, SourceRecord>();
  const read: Reading = {
    records,
    findings: [],
    partial: [],
    rows: {},
    facts: (key) => {
      const record = records.get(key);
      return record ? (source.describe(record).drafts[0]?.facts ?? []) : [];
    },
  };
  for await (const item of source.read()) {
    if ("record" in item) records.set(item.record.key, item.record);
    else if ("finding" in item) read.findings.push(item.finding);
    else if ("partial" in item) read.partial.push(item.partial);
    else if ("rows" in item) read.rows = item.rows;
  }
  return read;
}
