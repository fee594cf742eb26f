import type { Store } from "../store/port.ts";
import type { HarvestRules } from "./rules.ts";

/**
 * Why a run's plan is more than a source would do on a usual day, in a sentence; undefined where it is not. What is only described
 * again is no change of the source's.
 */
export async function tooMuch(
  { store, run }: { store: Store; run: number },
  known: number,
  { guard }: Pick<HarvestRules, "guard">,
): Promise<string | undefined> {
  const { vanish = 0, update = 0 } = await store.planCounts(run);
  const many = (count: number, share: number) => count > guard.atLeast && count > known * share;
  if (many(vanish, guard.vanish)) return `${vanish} of ${known} records would vanish`;
  if (many(update, guard.change)) return `${update} of ${known} records would change`;
  return undefined;
}
