import type { Source } from "../sources/port.ts";
import { runningFor } from "./begin.ts";
import { broughtIn } from "./brought.ts";
import type { Harvesting } from "./harvest.ts";
import { type Merged, mergedAmong } from "./merge-suspects.ts";
import { keysThatGo } from "./plan-pages.ts";
import { emptyReport } from "./report.ts";

/**
 * What a run's plan would propose to merge, as far as it can be told before its records are taken in: not into a new record, and not
 * by an identifier that one of them brings.
 */
export async function foreseeMerged(run: number, source: Source, both: Harvesting): Promise<Merged[]> {
  const all = await keysThatGo(both.store, run);
  if (all.size === 0) return [];
  const progress = { report: emptyReport(source.name, run) };
  const { taking } = runningFor(source, both, { options: {}, run, progress, resumed: false });
  return mergedAmong([...all], { all, brought: await broughtIn(run, source, all, both) }, taking);
}
