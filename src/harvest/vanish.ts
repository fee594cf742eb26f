import type { Pid } from "../identifiers/pid.ts";
import { followRegistry } from "./follow-registry.ts";
import { type Merged, mergedAmong } from "./merge-suspects.ts";
import type { HarvestReport } from "./report.ts";
import type { HarvestRules } from "./rules.ts";
import type { Taking } from "./take.ts";

/** Keys that vanish, and all that do so in this run. */
export type Leaving = { keys: readonly string[]; all: ReadonlySet<string> };

/**
 * Takes records away: what they said goes, and what nobody describes any more becomes a stub. Those that seem to have been merged in
 * their source stay until staff decide, unless the rules say that two identifiers on one record are merged.
 */
export async function vanish(
  { keys, all }: Leaving,
  taking: Taking,
  { report, rules }: { report: HarvestReport; rules: HarvestRules },
): Promise<void> {
  const { store, registry } = taking;
  const merged = await mergedAmong(keys, all, taking);
  const sure = merged.filter((one) => one.sure && rules.merges === "merge");
  const open = merged.filter((one) => !sure.includes(one));
  for (const one of sure) await mergeSure(one, taking);
  if (sure.length > 0) await followRegistry({ registry, store });
  await store.suspect(open.map(({ sure: _, ...suspect }) => suspect));
  report.suspected += open.length;
  report.merged += sure.length;
  const waiting = new Set(open.map(({ key }) => key));
  const leaving = keys.filter((key) => !waiting.has(key));
  await takeAway(leaving, taking);
  report.withdrawn += leaving.length;
}

async function mergeSure({ gone, survivor, evidence }: Merged, { registry, source }: Taking): Promise<void> {
  await registry.merge(gone, survivor, { actor: `harvest:${source.name}`, reason: reasonOf(evidence) });
}

/** Why two PIDs are merged, for the log: the evidence. */
export function reasonOf(evidence: readonly string[]): string {
  return `merged in the source: ${evidence.join("; ")}`;
}

/** What these records said goes; what nobody describes any more becomes a stub. */
export async function takeAway(
  keys: readonly string[],
  { store, registry, source }: Pick<Taking, "store" | "registry"> & { source: { name: string } },
): Promise<void> {
  if (keys.length === 0) return;
  const { orphaned } = await store.remove(source.name, keys);
  if (orphaned.length > 0) await registry.stub([...new Set<Pid>(orphaned)]);
}
