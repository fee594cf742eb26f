import type { Finding, RowCounts } from "../sources/port.ts";

/** What a run did. `fetched` = created + updated + unchanged + rejected; per table `read` = used + reported. */
export type HarvestReport = {
  source: string;
  state: "complete" | "held";
  fetched: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  withdrawn: number;
  rows: Record<string, RowCounts>;
  /** How often each rule found something, such as `{ "date-zero": 581 }`. */
  findings: Record<string, number>;
  seconds: number;
};

/** A report with nothing in it yet. */
export function emptyReport(source: string): HarvestReport {
  const none = { fetched: 0, created: 0, updated: 0, unchanged: 0, rejected: 0, withdrawn: 0 };
  return { source, state: "complete", ...none, rows: {}, findings: {}, seconds: 0 };
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
