import { Problem } from "../errors.ts";
import type { Suspect } from "../store/harvest-book.ts";
import { followRegistry } from "./follow-registry.ts";
import type { Harvesting } from "./harvest.ts";
import { reasonOf, takeAway } from "./vanish.ts";

/** The merges that are proposed by these numbers. Fault: `suspect-unknown`, for one that is not open. */
async function openOnes(ids: readonly number[], { store }: Harvesting): Promise<Suspect[]> {
  const open = new Map((await store.suspects("open")).map((suspect) => [suspect.id, suspect]));
  return ids.map((id) => {
    const suspect = open.get(id);
    if (suspect) return suspect;
    throw new Problem(
      "suspect-unknown",
      `No proposed merge ${id} is open. List them with: cartouche harvest suspects.`,
    );
  });
}

/**
 * The two records are one thing: the PID of the one that vanished leads to the other's from now on, with the evidence as its reason.
 * Faults: `suspect-unknown`, and what a merge may be refused for.
 */
export async function acceptSuspects(ids: readonly number[], actor: string, both: Harvesting): Promise<Suspect[]> {
  const suspects = await openOnes(ids, both);
  for (const { id, key, source, gone, survivor, evidence } of suspects) {
    await both.registry.merge(gone, survivor, { actor, reason: reasonOf(evidence) });
    await followRegistry(both);
    await takeAway([key], { ...both, source: { name: source } });
    await both.store.decideSuspect(id, { state: "accepted" });
  }
  await followRegistry(both);
  return suspects;
}

/** The two are not one thing: what the record said goes, and its PID becomes a stub. Fault: `suspect-unknown`. */
export async function rejectSuspects(ids: readonly number[], note: string, both: Harvesting): Promise<Suspect[]> {
  const suspects = await openOnes(ids, both);
  for (const { id, key, source } of suspects) {
    await takeAway([key], { ...both, source: { name: source } });
    await both.store.decideSuspect(id, { state: "rejected", note });
  }
  await followRegistry(both);
  return suspects;
}
