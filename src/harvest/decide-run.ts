import { Problem } from "../errors.ts";
import type { Source } from "../sources/port.ts";
import type { PlannedStep, Print, RunRecord } from "../store/harvest-book.ts";
import type { Store } from "../store/port.ts";
import { applyPlan } from "./apply.ts";
import { runningFor, settingOf } from "./begin.ts";
import { finish } from "./finish.ts";
import { followRegistry } from "./follow-registry.ts";
import type { Harvesting, HarvestOptions } from "./harvest.ts";
import { mustBeJoined } from "./must-be-joined.ts";
import { clearPlan, type Page, pagesOf } from "./plan-pages.ts";
import type { HarvestReport } from "./report.ts";
import type { Progress } from "./running.ts";

/**
 * Does exactly what a run has planned, from its plan and not from its source. One that was interrupted is approved again. Faults:
 * `plan-unknown` (it has no plan that waits), `plan-stale` (a record is not what it was compared with any more, or the mapping or the configuration
 * is not what it was made by; nothing is done).
 */
export async function approve(
  run: RunRecord,
  source: Source,
  { registry, store }: Harvesting,
  options: HarvestOptions = {},
): Promise<HarvestReport> {
  const started = performance.now();
  mustWait(run);
  mustBeMeant(run, source, options);
  await mustBeJoined({ registry, store });
  await mustBeFresh(run, store);
  await followRegistry({ registry, store });
  const { progress, resumed } = begunAnew(run.progress as Progress);
  const running = runningFor(source, { registry, store }, { options, run: run.id, progress, resumed });
  const { partial } = progress;
  const { cancelled } = await applyPlan(running, partial ? "vanishing" : undefined);
  if (partial) running.report.why = partial;
  return finish(running, cancelled ? "cancelled" : partial ? "partial" : "complete", started);
}

/** Drops the plan of a run that waits. Fault: `plan-unknown`. */
export async function discard(run: RunRecord, store: Store): Promise<void> {
  mustWait(run);
  await clearPlan(store, run.id);
  await store.endRun(run.id, "discarded", run.summary);
}

/** The run of this number. Fault: `plan-unknown`. */
export async function runOf(id: number, store: Store): Promise<RunRecord> {
  const run = await store.run(id);
  if (run) return run;
  throw new Problem("plan-unknown", `There is no run ${id}. List them with: cartouche harvest runs.`);
}

function mustWait({ id, state, source }: RunRecord): void {
  if (state === "held" || state === "planned") return;
  throw new Problem(
    "plan-unknown",
    `Run ${id} of ${source} is ${state}; it has no plan that waits. Make one with: cartouche harvest ${source} --dry-run.`,
  );
}

/** What staff looked at is what would be done: described by another mapping it would be something else. */
function mustBeMeant(run: RunRecord, source: Source, options: HarvestOptions): void {
  const { revision, setting } = run.progress as Progress;
  const isSame = (then: string | undefined, now: string) => then === undefined || then === now;
  const changed = [
    ...(isSame(revision, source.revision) ? [] : ["the mapping"]),
    ...(isSame(setting, settingOf(options)) ? [] : ["the configuration (equivalences, quarantine or merges)"]),
  ];
  if (changed.length === 0) return;
  throw new Problem(
    "plan-stale",
    `Since run ${run.id} was planned, ${changed.join(" and ")} has changed: it would do something else now. Discard it (cartouche harvest discard ${run.id}) and plan again: cartouche harvest ${run.source} --dry-run.`,
  );
}

/** What the plan was to do is counted again as it is done; an approval that was interrupted counts on. */
function begunAnew(kept: Progress): { progress: Progress; resumed: boolean } {
  const progress = structuredClone(kept);
  if (progress.approved) return { progress, resumed: true };
  const { report, foretold = {}, dryRun: _dry, ...rest } = progress;
  const { why: _why, ...read } = report;
  const none = { created: 0, updated: 0, redescribed: 0, renamed: 0, withdrawn: 0 };
  const found = Object.entries(read.findings).map(([rule, count]): [string, number] => [
    rule,
    count - (foretold[rule] ?? 0),
  ]);
  const findings = Object.fromEntries(found.filter(([, count]) => count > 0));
  return { progress: { ...rest, approved: true, report: { ...read, ...none, findings } }, resumed: false };
}

async function mustBeFresh({ id, source }: RunRecord, store: Store): Promise<void> {
  let stale = 0;
  for await (const page of pagesOf(store, id)) {
    const keys = page.flatMap(({ step: { key, was } }) => (was === undefined ? [key] : [key, was]));
    const prints = await store.prints(source, id, keys);
    stale += staleIn(page, prints);
  }
  if (stale === 0) return;
  throw new Problem(
    "plan-stale",
    `${stale} records have changed since run ${id} compared them. Discard it (cartouche harvest discard ${id}) and harvest ${source} again.`,
  );
}

function staleIn(page: Page, prints: ReadonlyMap<string, Print>): number {
  return page.filter(({ step }) => !isFresh(step, prints)).length;
}

/** A record is what it was compared with, or what it would become: then an interrupted approval has done it. */
function isFresh({ key, action, base, content, was }: PlannedStep, prints: ReadonlyMap<string, Print>): boolean {
  const now = prints.get(key)?.content;
  const done = now !== undefined && now === content;
  if (action === "vanish") return now === undefined || now === base;
  if (action === "create") return now === undefined || done;
  if (action === "rename") return done || (now === undefined && prints.get(was ?? "")?.content === base);
  return done || (now !== undefined && now === base);
}
