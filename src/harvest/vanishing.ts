import type { HarvestRules } from "../sources/harvest-rules.ts";
import type { PlannedStep } from "../store/harvest-book.ts";
import { planRenames } from "./renamed.ts";
import type { HarvestReport } from "./report.ts";
import type { Taking } from "./take.ts";

const pageSize = 300;
const dayMs = 86_400_000;

/**
 * Plans what becomes of the records that a run over everything has not seen: those that came back under another key are renamed,
 * those missing for longer than their quarantine vanish, the others wait. What waits for staff to decide about a merge goes on waiting.
 */
export async function planVanishing(
  taking: Taking,
  report: HarvestReport,
  { quarantineDays }: Pick<HarvestRules, "quarantineDays">,
): Promise<void> {
  const { store, run, source, now } = taking;
  const renamed = await planRenames(taking);
  const waiting = await waitingIn(taking);
  const latest = now().getTime() - quarantineDays * dayMs;
  for (let after = ""; ; ) {
    const page = await store.unseen(source.name, run, after, pageSize);
    const last = page.at(-1);
    if (!last) return;
    after = last.key;
    const due = page.filter(({ key, since }) => {
      if (renamed.has(key) || waiting.has(key)) return false;
      const gone = quarantineDays === 0 || (since !== undefined && Date.parse(since) <= latest);
      if (!gone) report.missing++;
      return gone;
    });
    await planToVanish(
      taking,
      due.map(({ key }) => key),
    );
  }
}

/** Plans that these records vanish, those of them that are known. */
export async function planToVanish({ store, run, source }: Taking, keys: readonly string[]): Promise<void> {
  const prints = await store.prints(source.name, run, keys);
  const steps = [...prints].map(([key, { content }]): PlannedStep => ({ key, action: "vanish", base: content }));
  await store.plan(run, steps);
}

async function waitingIn({ store, source }: Taking): Promise<Set<string>> {
  const open = await store.suspects("open");
  return new Set(open.filter((suspect) => suspect.source === source.name).map(({ key }) => key));
}
