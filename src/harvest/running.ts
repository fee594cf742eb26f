import type { HarvestRules } from "../sources/harvest-rules.ts";
import type { Finding } from "../sources/port.ts";
import { countFinding, type HarvestReport } from "./report.ts";
import type { Taken, Taking } from "./take.ts";

/** How far a run has come, as it is written with every batch. */
export type Progress = {
  report: HarvestReport;
  /** What is read: everything, or what changed since a mark. */
  since?: string;
  /** How many records were to come, where the source said so. */
  expected?: number;
  /** From where the read may be taken up; with the report as it was there. */
  at?: { position: string; report: HarvestReport };
  /** From where the next read of changes starts, once this run is complete. */
  mark?: string;
  askedMissing?: string;
  /** Why it was not of everything. */
  partial?: string;
  /** How many records were rejected of which nobody can tell which they are. */
  untold?: number;
  /** The mapping by which it describes. */
  revision?: string;
  /** What the configuration says that its plan depends on, as a hash. */
  setting?: string;
  dryRun?: boolean;
  /** What a dry run found in descriptions, by rule: it is found again when its plan is done. */
  foretold?: Record<string, number>;
  /** Whether somebody has approved its plan. */
  approved?: boolean;
};

/** A run under way: what it takes, what it counts, and how it is written down. */
export type Running = {
  taking: Taking;
  rules: HarvestRules;
  report: HarvestReport;
  progress: Progress;
  /** Whether it goes on with a read that was interrupted. */
  resumed: boolean;
  /** Whether it ends with a sweep of the whole registry. */
  sweeps: boolean;
  /** Counts and keeps what became of a batch, with what the source itself found. */
  note(taken: Taken, found?: readonly Finding[]): Promise<void>;
  /** Writes how far it has come; answers whether somebody asked that it ends. */
  save(): Promise<{ cancelled: boolean }>;
};

/** Called after every batch with the report, and with everything found, as it is found. */
export type Watching = {
  onProgress?: (report: Readonly<HarvestReport>, expected: number | undefined) => void;
  onFinding?: (finding: Finding) => void;
};

/** A run with its book-keeping. */
export function runningOf(
  parts: Pick<Running, "taking" | "rules" | "progress" | "resumed" | "sweeps">,
  { onFinding }: Watching,
): Running {
  const { taking, progress } = parts;
  const { report } = progress;
  const { store, source, run } = taking;

  async function note(taken: Taken, own: readonly Finding[] = []): Promise<void> {
    for (const name of ["created", "updated", "unchanged", "rejected"] as const) report[name] += taken[name];
    const foretold = progress.foretold ?? {};
    if (progress.dryRun) progress.foretold = foretold;
    const found = [...own.map((finding): Taken["findings"][number] => ({ finding })), ...taken.findings];
    for (const { record, finding } of found) {
      countFinding(report.findings, finding);
      if (progress.dryRun && record !== undefined) countFinding(foretold, finding);
      onFinding?.(finding);
    }
    const lasting = progress.dryRun ? found.filter(({ record }) => record === undefined) : found;
    if (lasting.length === 0) return;
    const rejected = found.flatMap(({ finding: { kind, record } }) => (kind === "rejected" && record ? [record] : []));
    const seeing = rejected.length > 0 ? store.seen(source.name, run, rejected) : undefined;
    await Promise.all([store.addFindings(source.name, run, lasting), seeing]);
  }

  return { ...parts, report, note, save: () => store.progress(run, progress) };
}
