import { Problem } from "../errors.ts";
import type { SourceRecord } from "../sources/port.ts";
import type { PlannedStep } from "../store/harvest-book.ts";
import { followRegistry } from "./follow-registry.ts";
import { type Page, pagesOf } from "./plan-pages.ts";
import type { Running } from "./running.ts";
import { type Coming, take } from "./take.ts";
import { takeAway, vanish } from "./vanish.ts";

/**
 * Does what a run has planned, in batches that are dropped from the plan when they are done: first what comes in, then what goes. What
 * goes is left in the plan where the run has not seen everything. Done twice it changes nothing. Answers whether somebody ended it.
 */
export async function applyPlan(running: Running, without?: "vanishing"): Promise<{ cancelled: boolean }> {
  const { taking, report, rules } = running;
  const { store, run, source, registry } = taking;
  if (!(await eachBatch(running, comes, (page) => takeIn(page, running)))) return { cancelled: true };
  if (without || (await store.planCounts(run)).vanish === undefined) return { cancelled: false };
  // What was merged since the harvest began is known first: a survivor that another record describes is no stub.
  await followRegistry({ registry, store });
  const all = await allThatGo(running);
  const done = await eachBatch(running, goes, async (page) => {
    const known = await store.prints(source.name, run, keysOf(page));
    await vanish({ keys: [...known.keys()], all }, taking, { report, rules });
  });
  return { cancelled: !done };
}

const goes = ({ action }: PlannedStep) => action === "vanish";
const comes = ({ action }: PlannedStep) => action !== "vanish";
const keysOf = (page: Page) => page.map(({ step }) => step.key);

async function allThatGo({ taking: { store, run } }: Running): Promise<Set<string>> {
  const all = new Set<string>();
  for await (const page of pagesOf(store, run)) for (const { step } of page) if (goes(step)) all.add(step.key);
  return all;
}

/** Goes through the steps of one sort; answers whether it came to the end of them. */
async function eachBatch(
  { taking: { store, run }, save }: Running,
  wanted: (step: PlannedStep) => boolean,
  work: (page: Page) => Promise<void>,
): Promise<boolean> {
  for await (const page of pagesOf(store, run)) {
    const steps = page.filter(({ step }) => wanted(step));
    if (steps.length === 0) continue;
    await work(steps);
    const seqs = steps.map(({ seq }) => seq);
    await store.unplan(run, seqs);
    if ((await save()).cancelled) return false;
  }
  return true;
}

/** One batch of records, through the one way by which they come in. */
async function takeIn(page: Page, { taking, report, note }: Running): Promise<void> {
  const steps = page.map(({ step }) => step);
  const renamed = steps.filter(({ action }) => action === "rename");
  for (const step of renamed) await inherit(step, taking);
  const coming = steps.flatMap(({ record, content = "" }): Coming[] =>
    record === undefined ? [] : [{ record: JSON.parse(record) as SourceRecord, content }],
  );
  await note(await take(coming, taking));
  await leaveBehind(renamed, taking);
  const described = steps.filter(({ action }) => action === "redescribe").length;
  report.redescribed += described;
  report.renamed += renamed.length;
  // To the store the new key is a new record, to people it is the old one.
  const moved = Math.min(renamed.length, report.created);
  report.created -= moved;
  report.updated += moved;
}

/** The records under their old keys go, unless what came back was rejected. */
async function leaveBehind(renamed: readonly PlannedStep[], taking: Running["taking"]): Promise<void> {
  const keys = renamed.map(({ key }) => key);
  const taken = await taking.store.prints(taking.source.name, taking.run, keys);
  const left = renamed.flatMap(({ key, was }) => (was !== undefined && taken.has(key) ? [was] : []));
  await takeAway(left, taking);
}

/** The key that a record came back under is one more key of its PID. Where staff ended that, the record is a new one. */
async function inherit({ key, was = "" }: PlannedStep, { registry, source }: Running["taking"]): Promise<void> {
  const pid = (await registry.lookup([was])).get(was);
  if (pid === undefined) return;
  const survivor = (await registry.survivors([pid])).get(pid) ?? pid;
  const reason = `${was} came back as ${key}: it says the same but for its own number`;
  try {
    await registry.bind(survivor, key, { actor: `harvest:${source.name}`, reason });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
}
