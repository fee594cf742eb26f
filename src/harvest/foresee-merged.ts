import type { Source } from "../sources/port.ts";
import { runningFor } from "./begin.ts";
import type { Harvesting } from "./harvest.ts";
import { type Merged, mergedAmong } from "./merge-suspects.ts";
import { pagesOf } from "./plan-pages.ts";
import { emptyReport } from "./report.ts";

/** What a plan would propose to merge, as far as it can be told before its new and changed records are taken in. */
export async function foreseeMerged(run: number, source: Source, both: Harvesting): Promise<Merged[]> {
  const leaving = new Set<string>();
  for await (const page of pagesOf(both.store, run))
    for (const { step } of page) if (step.action === "vanish") leaving.add(step.key);
  const progress = { report: emptyReport(source.name, run) };
  const { taking } = runningFor(source, both, { options: {}, run, progress, resumed: false });
  return mergedAmong([...leaving], leaving, taking);
}
