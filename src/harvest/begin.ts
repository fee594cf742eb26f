import { hash } from "node:crypto";
import { equivalentsBy } from "../sources/equivalence.ts";
import { usualRules } from "../sources/harvest-rules.ts";
import type { Description, Source, SourceRecord } from "../sources/port.ts";
import type { RunRecord } from "../store/harvest-book.ts";
import type { Harvesting, HarvestOptions } from "./harvest.ts";
import { emptyReport } from "./report.ts";
import { type Progress, type Running, runningOf } from "./running.ts";

/** How a run starts: what it reads, from where, and whether it takes in at once what it reads. */
export type Begun = { running: Running; how: "stream" | "plan"; since?: string; position?: string };

const remembered = 1000;
/** Runs that ended before they came to their end. */
const unfinished: readonly RunRecord["state"][] = ["running", "interrupted", "failed"];

/**
 * Begins a run, or goes on with the source's last one where that was interrupted and gave a position. A source is planned once it was
 * read from end to end; before that nothing can be known to be gone or changed, and records are taken in as they come.
 */
export async function begin(source: Source, both: Harvesting, options: HarvestOptions): Promise<Begun> {
  const { store } = both;
  const runs = await store.runs(remembered, source.name);
  const dryRun = options.dryRun === true;
  const last = options.full || options.everything ? undefined : runs[0];
  const interrupted = last && unfinished.includes(last.state) ? (last.progress as Progress | undefined) : undefined;
  const complete = await store.completeSources();
  const how = dryRun || complete.has(source.name) ? "plan" : "stream";
  if (last && interrupted?.at && interrupted.revision === source.revision && interrupted.dryRun === dryRun) {
    await store.resumeRun(last.id);
    const { position, report } = interrupted.at;
    // Where the read cannot be taken up any more, the next run starts anew: the position is gone until it has moved on.
    const { at: _, ...rest } = interrupted;
    const progress: Progress = { ...rest, report: structuredClone(report) };
    const running = runningFor(source, both, { options, run: last.id, progress, resumed: true });
    return { running, how, position, ...(progress.since === undefined ? {} : { since: progress.since }) };
  }
  const since = await changesSince(source, both, { options, runs });
  const run = await store.beginRun(source.name);
  const { revision } = source;
  const progress: Progress = { report: emptyReport(source.name, run), revision, setting: settingOf(options), dryRun };
  if (since !== undefined) progress.since = since;
  const running = runningFor(source, both, { options, run, progress, resumed: false });
  return { running, how, ...(since === undefined ? {} : { since }) };
}

/** The mark from which changes are read; undefined where everything is. A mapping that changed concerns every record. */
async function changesSince(
  source: Source,
  { store }: Harvesting,
  { options, runs }: { options: HarvestOptions; runs: readonly RunRecord[] },
): Promise<string | undefined> {
  if (!source.changes || options.full || options.everything) return undefined;
  const done = runs.find(({ state }) => state === "complete");
  const revision = (done?.progress as Progress | undefined)?.revision;
  return revision === source.revision ? (await store.sourceState(source.name)).mark : undefined;
}

/** What a plan depends on beside its source; a guard that is set wider than it was lets it through. */
export function settingOf({ equivalences = [], rules = usualRules }: HarvestOptions): string {
  return hash("sha256", JSON.stringify([equivalences, rules.quarantineDays, rules.merges]));
}

type Parts = { options: HarvestOptions; run: number; progress: Progress; resumed: boolean };

/** A run with all that its batches need around them. */
export function runningFor(
  source: Source,
  { registry, store }: Harvesting,
  { options, run, progress, resumed }: Parts,
): Running {
  const { full = false, now = () => new Date(), equivalences = [], rules = usualRules, look, sweeps = true } = options;
  const equivalents = equivalentsBy(equivalences);
  const taking = {
    source,
    registry,
    store,
    run,
    full,
    now,
    look,
    equivalents,
    ahead: new WeakMap<SourceRecord, Description>(),
  };
  return runningOf({ taking, rules, progress, resumed, sweeps }, options);
}
