import { Problem } from "../errors.ts";
import type { Pid } from "../identifiers/pid.ts";
import type { Registry } from "../registry/port.ts";
import { type Equivalence, equivalentsBy } from "../sources/equivalence.ts";
import type { Finding, Source, SourceRecord } from "../sources/port.ts";
import type { Store } from "../store/port.ts";
import { followRegistry } from "./follow-registry.ts";
import { mustBeJoined } from "./must-be-joined.ts";
import { countFinding, emptyReport, type HarvestReport, unreconciled } from "./report.ts";
import { sweep } from "./sweep.ts";
import { type Taken, type Taking, take } from "./take.ts";

/** How to harvest: `full` describes unchanged records again, `dryRun` writes nothing, `allowWithdrawals` lets many vanish. */
export type HarvestOptions = {
  full?: boolean;
  dryRun?: boolean;
  allowWithdrawals?: boolean;
  now?: () => Date;
  /** Keys of different systems that mean one thing. */
  equivalences?: readonly Equivalence[];
  /** What else is found in a description, whichever source it is of, such as `qualityOf`. */
  look?: Taking["look"];
  /** Called after every batch, for a progress line. */
  onProgress?: (report: Readonly<HarvestReport>, expected: number | undefined) => void;
  /** Called with everything found, as it is found. */
  onFinding?: (finding: Finding) => void;
};

export type Harvesting = { registry: Registry; store: Store };

const batchSize = 300;
/** More than this share of a source's records vanishing at once (and more than a handful) is held for a person to look at. */
const withdrawalLimit = { share: 0.2, atLeast: 10 };

/**
 * The one way a record comes in: read, describe, assign, put, activate, sweep. Nothing stops for one bad record; it is
 * counted and reported. Faults: `source-unreadable` (what was read so far is kept, nothing is withdrawn),
 * `data-folder-damaged` (before anything is written).
 */
export async function harvest(
  source: Source,
  { registry, store }: Harvesting,
  options: HarvestOptions = {},
): Promise<HarvestReport> {
  const { full = false, dryRun = false, now = () => new Date(), equivalences = [], look } = options;
  const started = performance.now();
  const report = emptyReport(source.name);
  await mustBeJoined({ registry, store });
  if (!dryRun) await followRegistry({ registry, store });
  const run = dryRun ? 0 : await store.beginRun(source.name);
  const taking: Taking = {
    source,
    registry,
    store,
    run,
    full,
    dryRun,
    now,
    look,
    equivalents: equivalentsBy(equivalences),
  };
  try {
    await readAll(taking, report, options);
    if (!dryRun) await withdraw(taking, report, options);
    const faults = unreconciled(report);
    if (faults.length > 0) throw new Error(`the counts of ${source.name} do not reconcile: ${faults.join("; ")}`);
    report.seconds = secondsSince(started);
    if (!dryRun) {
      await store.endRun(run, report.state, report);
      await store.forgetFindings(source.name, run);
      await sweep({ registry, store });
      report.seconds = secondsSince(started);
    }
    return report;
  } catch (error) {
    if (!dryRun)
      await store
        .endRun(run, "failed", { ...report, seconds: secondsSince(started), error: String(error) })
        .catch(() => {});
    throw error;
  }
}

const secondsSince = (started: number) => Math.round((performance.now() - started) / 10) / 100;

async function readAll(taking: Taking, report: HarvestReport, options: HarvestOptions): Promise<void> {
  let expected: number | undefined;
  let batch: SourceRecord[] = [];
  let findings: Finding[] = [];
  const flush = async () => {
    const taken = await take(batch, taking);
    for (const name of ["created", "updated", "unchanged", "rejected"] as const) report[name] += taken[name];
    report.fetched += batch.length;
    const found = [...findings.map((finding) => ({ finding })), ...taken.findings];
    for (const { finding } of found) {
      countFinding(report, finding);
      options.onFinding?.(finding);
    }
    if (!taking.dryRun) await keepFindings(taking, found);
    batch = [];
    findings = [];
    options.onProgress?.(report, expected);
  };
  try {
    for await (const item of taking.source.read()) {
      if ("record" in item) batch.push(item.record);
      else if ("expected" in item) expected = item.expected;
      else if ("rows" in item) report.rows = item.rows;
      else if ("finding" in item) {
        findings.push(item.finding);
        if (item.finding.kind === "rejected") countRejected(report);
      }
      if (batch.length >= batchSize || findings.length >= batchSize * 10) await flush();
    }
  } finally {
    await flush();
  }
}

/** A record that could not even be read was still fetched. */
function countRejected(report: HarvestReport): void {
  report.fetched++;
  report.rejected++;
}

async function keepFindings({ store, source, run }: Taking, found: Taken["findings"]): Promise<void> {
  if (found.length === 0) return;
  await store.addFindings(source.name, run, found);
  const rejected = found.flatMap(({ finding: { kind, record } }) => (kind === "rejected" && record ? [record] : []));
  if (rejected.length > 0) await store.seen(source.name, run, rejected);
}

/** Records that were not seen again are withdrawn: what they said goes, and what nobody describes any more becomes a stub. */
async function withdraw(
  { source, registry, store, run }: Taking,
  report: HarvestReport,
  options: HarvestOptions,
): Promise<void> {
  const { known, unseen } = await store.tally(source.name, run);
  const many = unseen > withdrawalLimit.atLeast && unseen > known * withdrawalLimit.share;
  if (many && !options.allowWithdrawals) {
    report.state = "held";
    report.findings["withdrawals-held"] = unseen;
    return;
  }
  // What was merged since the harvest began is known first: a survivor that another record describes is no stub.
  if (unseen > 0) await followRegistry({ registry, store });
  for (;;) {
    const keys = await store.unseen(source.name, run, batchSize);
    if (keys.length === 0) return;
    const { orphaned } = await store.remove(source.name, keys);
    if (orphaned.length > 0) await registry.stub([...new Set<Pid>(orphaned)]);
    report.withdrawn += keys.length;
  }
}

/** Why a run was held, as a fault that says what to do. */
export function heldProblem(report: HarvestReport): Problem {
  const gone = report.findings["withdrawals-held"] ?? 0;
  return new Problem(
    "withdrawals-held",
    `${gone} records of ${report.source} were not in this export, so none was withdrawn. If that is right, run the harvest again with --allow-withdrawals.`,
  );
}
