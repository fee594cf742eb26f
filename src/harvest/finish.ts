import { stubAdopted } from "./adopting.ts";
import { followRegistry } from "./follow-registry.ts";
import { type HarvestReport, unreconciled } from "./report.ts";
import type { Running } from "./running.ts";
import { sweep } from "./sweep.ts";

const secondsSince = (started: number) => Math.round((performance.now() - started) / 10) / 100;

/**
 * Ends a run: what it has learnt is kept, older plans of its source are dropped, and registry and store are swept. What a source was
 * found to say is known anew only by a run over everything.
 */
export async function finish(running: Running, state: HarvestReport["state"], started: number): Promise<HarvestReport> {
  const { taking, report, progress, resumed, sweeps } = running;
  const { store, registry, source, run } = taking;
  report.state = state;
  const faults = resumed || state === "cancelled" ? [] : unreconciled(report);
  if (faults.length > 0) throw new Error(`the counts of ${source.name} do not reconcile: ${faults.join("; ")}`);
  report.seconds = secondsSince(started);
  const waits = state === "planned" || state === "held";
  if (state === "complete") await learn(running);
  await running.save();
  await store.endRun(run, state, report);
  if (state === "complete" || state === "partial") await store.dropPlans(source.name, run);
  if (state === "complete" && progress.since === undefined) await store.forgetFindings(source.name, run);
  if (state === "complete" && sweeps) await stubAdopted(source.name, registry);
  if (!waits) await (sweeps ? sweep({ registry, store }) : followRegistry({ registry, store }));
  report.seconds = secondsSince(started);
  return report;
}

async function learn({ taking: { store, source, run }, progress }: Running): Promise<void> {
  const { mark, askedMissing } = progress;
  await store.keepSourceState(source.name, {
    ...(mark === undefined ? {} : { mark }),
    ...(askedMissing === undefined ? {} : { askedMissing }),
  });
  const open = (await store.suspects("open")).filter((suspect) => suspect.source === source.name);
  const keys = open.map(({ key }) => key);
  const prints = await store.prints(source.name, run, keys);
  // What came back was not merged after all.
  for (const { id, key } of open) if (prints.get(key)?.seen) await store.decideSuspect(id);
}

/** Ends a run with its plan: the report says what the plan would do, and why it waits. */
export async function foretold(
  { taking: { store, run }, report }: Running,
  why: string | undefined,
  end: (state: "planned" | "held") => Promise<HarvestReport>,
  state: "planned" | "held" = "planned",
): Promise<HarvestReport> {
  const { create = 0, update = 0, redescribe = 0, rename = 0, vanish = 0 } = await store.planCounts(run);
  report.created = create;
  report.updated = update + redescribe + rename;
  report.redescribed = redescribe;
  report.renamed = rename;
  report.withdrawn = vanish;
  if (why !== undefined) report.why = why;
  return end(state);
}
