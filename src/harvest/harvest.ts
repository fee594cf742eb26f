import { Problem } from "../errors.ts";
import type { Registry } from "../registry/port.ts";
import type { Equivalence } from "../sources/equivalence.ts";
import type { HarvestRules } from "../sources/harvest-rules.ts";
import type { ReadItem, Source } from "../sources/port.ts";
import type { Store } from "../store/port.ts";
import { applyPlan } from "./apply.ts";
import { askMissing } from "./ask-missing.ts";
import { type Begun, begin } from "./begin.ts";
import { finish, foretold } from "./finish.ts";
import { followRegistry } from "./follow-registry.ts";
import { tooMuch } from "./guard.ts";
import { mustBeJoined } from "./must-be-joined.ts";
import { clearPlan } from "./plan-pages.ts";
import { type Ended, readSource } from "./read-source.ts";
import type { HarvestReport } from "./report.ts";
import type { Running, Watching } from "./running.ts";
import type { Taking } from "./take.ts";
import { planVanishing } from "./vanishing.ts";

/**
 * How to harvest: `full` describes unchanged records again, `everything` reads all even where the source tells what has changed,
 * `dryRun` plans and leaves it at that, `checkDeletions` asks what is gone even if that was asked today.
 */
export type HarvestOptions = Watching & {
  full?: boolean;
  everything?: boolean;
  dryRun?: boolean;
  checkDeletions?: boolean;
  rules?: HarvestRules;
  /** Whether the whole registry is swept at the end, which takes as long as it is large. Default: yes. */
  sweeps?: boolean;
  now?: () => Date;
  /** What else is found in a description, whichever source it is of, such as `qualityOf`. */
  look?: Taking["look"];
  /** Keys of different systems that mean one thing. */
  equivalences?: readonly Equivalence[];
};

/** How long records that are missing wait at least, where some were rejected of which nobody can tell which they are. */
const untoldDays = 7;

export type Harvesting = { registry: Registry; store: Store };

/**
 * The one way a record comes in: read, plan, guard, then describe, assign, put, activate, sweep. Nothing stops for one bad record; it
 * is counted and reported. A run that would do too much is held with its plan. Faults: `source-unreadable` (what was read so
 * far is kept, nothing is withdrawn), `data-folder-damaged` (before anything is written).
 */
export async function harvest(
  source: Source,
  { registry, store }: Harvesting,
  options: HarvestOptions = {},
): Promise<HarvestReport> {
  const started = performance.now();
  await mustBeJoined({ registry, store });
  if (!options.dryRun) await followRegistry({ registry, store });
  const begun = await begin(source, { registry, store }, options);
  const { running, how } = begun;
  const { known } = await store.tally(source.name, running.taking.run);
  const end = (state: HarvestReport["state"]) => finish(running, state, started);
  let reading = true;
  try {
    const ended = await readSource(itemsOf(source, begun), running, { how, watching: options });
    reading = false;
    if (ended.cancelled) return await cancel(running, end);
    const { partial } = await planWhatGoes(begun, ended, { known, options });
    if (options.dryRun) return await foretold(running, partial, end);
    const why = await tooMuch(running.taking, known, running.rules);
    if (why) return await foretold(running, why, end, "held");
    const { cancelled } = await applyPlan(running, partial ? "vanishing" : undefined);
    if (cancelled) return await cancel(running, end);
    if (partial) running.report.why = partial;
    return await end(partial ? "partial" : "complete");
  } catch (error) {
    await fail(begun, { error, known, started, reading }).catch(() => {});
    throw error;
  }
}

function itemsOf(source: Source, { since, position }: Begun): AsyncIterable<ReadItem> {
  if (since !== undefined && source.changes && position === undefined) return source.changes(since);
  return position === undefined ? source.read() : source.read({ position });
}

/** Answers why this run was not of everything, where it was not: then nothing is gone. */
async function planWhatGoes(
  { running, since }: Begun,
  { partial }: Ended,
  { known, options }: { known: number; options: HarvestOptions },
): Promise<{ partial?: string }> {
  const { taking, report, rules, progress } = running;
  const empty = since === undefined && report.fetched === 0 && known > 0;
  const why = partial ?? (empty ? "the source gave no record at all" : undefined);
  if (why !== undefined) {
    progress.partial = why;
    return { partial: why };
  }
  if (since !== undefined) await askMissing(running, options.checkDeletions === true);
  else {
    if (!options.dryRun) await taking.store.noteMissing(taking.source.name, taking.run);
    // What is missing may be the record that nobody could tell: it waits until that is mended, but not for ever.
    const quarantineDays = progress.untold ? Math.max(rules.quarantineDays, untoldDays) : rules.quarantineDays;
    await planVanishing(taking, report, { quarantineDays });
  }
  return {};
}

/** Somebody ended the run: what was taken stays, the rest of its plan is dropped. */
async function cancel(
  { taking: { store, run } }: Running,
  end: (state: "cancelled") => Promise<HarvestReport>,
): Promise<HarvestReport> {
  await clearPlan(store, run);
  return end("cancelled");
}

/**
 * What was read of new and changed records before a fault is kept, and nothing else is done. Where the read can be taken up again,
 * its plan waits for that.
 */
async function fail(
  { running, how }: Begun,
  { error, known, started, reading }: { error: unknown; known: number; started: number; reading: boolean },
): Promise<void> {
  const { taking, progress, report } = running;
  const { store, run } = taking;
  const again = progress.at !== undefined;
  const salvage = reading && how === "plan" && !again && !progress.dryRun;
  if (salvage && !(await tooMuch(taking, known, running.rules))) await applyPlan(running, "vanishing");
  if (!again) await clearPlan(store, run);
  report.seconds = Math.round((performance.now() - started) / 10) / 100;
  await running.save();
  await store.endRun(run, "failed", { ...report, error: String(error) });
}

/** Why a run was held, as a fault that says what to do. */
export function heldProblem({ why = "", source, run }: HarvestReport): Problem {
  return new Problem(
    "harvest-held",
    `${why} in ${source}, so nothing was changed. Look at it with: cartouche harvest show ${run}. If it is right: cartouche harvest --approve ${run}.`,
  );
}
