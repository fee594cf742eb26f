import type { Fact } from "../../../entities/facts.ts";
import type { Finding, Source, SourceRecord } from "../../port.ts";

/** What a read gives: records with their facts by key, findings, and why it was not of everything. */
export type Reading = { records: SourceRecord[]; facts: Map<string, Fact[]>; findings: Finding[]; partial: string[] };

/** Reads and describes everything. */
export async function readingOf(source: Source): Promise<Reading> {
  const reading: Reading = { records: [], facts: new Map(), findings: [], partial: [] };
  for await (const item of source.read()) {
    if ("finding" in item) reading.findings.push(item.finding);
    else if ("partial" in item) reading.partial.push(item.partial);
    else if ("record" in item) {
      reading.records.push(item.record);
      const { drafts, findings } = source.describe(item.record);
      reading.findings.push(...findings);
      reading.facts.set(item.record.key, drafts[0]?.facts ?? []);
    }
  }
  return reading;
}

/** The facts of one kind. */
export const ofKind = <K extends Fact["kind"]>(facts: readonly Fact[] | undefined, kind: K) =>
  (facts ?? []).filter((fact): fact is Extract<Fact, { kind: K }> => fact.kind === kind);
