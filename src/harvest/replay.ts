import type { Source } from "../sources/port.ts";
import { runningFor } from "./begin.ts";
import { finish } from "./finish.ts";
import { followRegistry } from "./follow-registry.ts";
import type { Harvesting, HarvestOptions } from "./harvest.ts";
import { mustBeJoined } from "./must-be-joined.ts";
import { emptyReport, type HarvestReport } from "./report.ts";
import { type Coming, take } from "./take.ts";

const pageSize = 300;

/**
 * Describes again what is kept of a source, without touching it: after a mapping was changed, or to see that it says the same. Where it
 * says the same nothing changes.
 */
export async function replay(
  source: Source,
  { registry, store }: Harvesting,
  options: HarvestOptions = {},
): Promise<HarvestReport> {
  const started = performance.now();
  await mustBeJoined({ registry, store });
  await followRegistry({ registry, store });
  const run = await store.beginRun(source.name);
  const progress = { report: emptyReport(source.name, run), revision: source.revision };
  const running = runningFor(source, { registry, store }, { options, run, progress, resumed: false });
  const { report } = running;
  const { known } = await store.tally(source.name, run);
  let row = 0;
  for (let after = ""; ; ) {
    const page = await store.originals(source.name, after, pageSize);
    const last = page.at(-1);
    if (!last) break;
    after = last.key;
    const coming = page.map(({ key, content, original }): Coming => {
      row++;
      return { record: { key, original, at: { file: `kept of ${source.name}`, row } }, content };
    });
    report.fetched += coming.length;
    const taken = await take(coming, running.taking);
    report.redescribed += taken.updated;
    await running.note(taken);
    options.onProgress?.(report, known);
    if ((await running.save()).cancelled) return finish(running, "cancelled", started);
  }
  return finish(running, "replayed", started);
}
