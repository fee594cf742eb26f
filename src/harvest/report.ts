import type { Finding, RowCounts } from "../sources/port.ts";

/**
 * What a run did, or would do where it is `planned` or `held`. `fetched` = created + updated + unchanged + rejected; per table
 * `read` = used + reported. Among the updated are `redescribed` ones, of which the source says what it said, and `renamed` ones, which
 * came back under another key. Of those that vanished, `suspected` ones wait for staff, and `missing` ones for their quarantine.
 */
export type HarvestReport = {
  source: string;
  run: number;
  state: "complete" | "partial" | "planned" | "held" | "cancelled" | "replayed";
  /** Why it was held, or is not of everything. */
  why?: string;
  fetched: number;
  created: number;
  updated: number;
  redescribed: number;
  renamed: number;
  unchanged: number;
  rejected: number;
  withdrawn: number;
  suspected: number;
  merged: number;
  missing: number;
  rows: Record<string, RowCounts>;
  /** How often each rule found something, such as `{ "date-zero": 581 }`. */
  findings: Record<string, number>;
  seconds: number;
};

/** A report with nothing in it yet. */
export function emptyReport(source: string, run: number): HarvestReport {
  const fetched = { fetched: 0, created: 0, updated: 0, redescribed: 0, renamed: 0, unchanged: 0, rejected: 0 };
  const gone = { withdrawn: 0, suspected: 0, merged: 0, missing: 0 };
  return { source, run, state: "complete", ...fetched, ...gone, rows: {}, findings: {}, seconds: 0 };
}

/** Counts a finding under its rule. */
export function countFinding(report: HarvestReport, finding: Finding): void {
  report.findings[finding.rule] = (report.findings[finding.rule] ?? 0) + 1;
}

/** Faults in a report's own arithmetic, in words; none is expected, and a run with one is not complete. */
export function unreconciled(report: HarvestReport): string[] {
  const { fetched, created, updated, unchanged, rejected } = report;
  const sum = created + updated + unchanged + rejected;
  const faults = sum === fetched ? [] : [`fetched ${fetched}, but created + updated + unchanged + rejected = ${sum}`];
  for (const [table, { read, used, reported }] of Object.entries(report.rows)) {
    if (read !== used + reported) faults.push(`${table}: read ${read}, but used ${used} + reported ${reported}`);
  }
  return faults;
}
