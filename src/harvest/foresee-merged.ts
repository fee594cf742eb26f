import type { Fact } from "../entities/facts.ts";
import type { Pid } from "../identifiers/pid.ts";
import type { Source, SourceRecord } from "../sources/port.ts";
import { runningFor } from "./begin.ts";
import type { Harvesting } from "./harvest.ts";
import { type Merged, mergedAmong, ownNumber, sortOf, tellingOf } from "./merge-suspects.ts";
import { pagesOf } from "./plan-pages.ts";
import { emptyReport } from "./report.ts";

type Wanted = { key: string; gone: Pid; scheme: string; value: string };

/**
 * What a run's plan would propose to merge: of what stands already, and of the numbers and external ids that its changed and new
 * records bring. A PID that one of them brings is only known when it is taken in.
 */
export async function foreseeMerged(run: number, source: Source, both: Harvesting): Promise<Merged[]> {
  const going = await keysThatGo(run, both);
  if (going.size === 0) return [];
  const progress = { report: emptyReport(source.name, run) };
  const { taking } = runningFor(source, both, { options: {}, run, progress, resumed: false });
  const standing = await mergedAmong([...going], going, taking);
  const told = new Set(standing.map(({ key }) => key));
  const wanted = await wantedOf(
    [...going].filter((key) => !told.has(key)),
    both,
  );
  return [...standing, ...(await broughtBy({ run, source, both }, wanted))];
}

async function keysThatGo(run: number, { store }: Harvesting): Promise<Set<string>> {
  const going = new Set<string>();
  for await (const page of pagesOf(store, run))
    for (const { step } of page) if (step.action === "vanish") going.add(step.key);
  return going;
}

/** What would tell the vanishing records in others, by its value. */
async function wantedOf(keys: readonly string[], { registry, store }: Harvesting): Promise<Map<string, Wanted>> {
  const wanted = new Map<string, Wanted>();
  for (const [key, pid] of await registry.lookup(keys)) {
    const facts = (await store.saidOf(pid)).filter(({ from }) => from.record === key);
    for (const { scheme, value } of tellingOf({ key, pid, facts }, new Date()))
      wanted.set(value, { key, gone: pid, scheme, value });
  }
  return wanted;
}

async function broughtBy(
  { run, source, both }: { run: number; source: Source; both: Harvesting },
  wanted: ReadonlyMap<string, Wanted>,
): Promise<Merged[]> {
  const found: Merged[] = [];
  for await (const page of pagesOf(both.store, run)) {
    const records = page.flatMap(({ step }) => (step.record ? [JSON.parse(step.record) as SourceRecord] : []));
    const pids = await both.registry.lookup(records.map(({ key }) => key));
    for (const record of records) {
      const survivor = pids.get(record.key);
      for (const { key, gone, scheme, value } of survivor === undefined ? [] : claimedBy(record, source, wanted)) {
        if (sortOf(key) !== sortOf(record.key)) continue;
        const evidence = [`${record.key} has ${scheme} ${value}`];
        if (survivor) found.push({ source: source.name, run, key, gone, survivor, evidence, sure: false });
      }
    }
  }
  return found;
}

function claimedBy(record: SourceRecord, source: Source, wanted: ReadonlyMap<string, Wanted>): Wanted[] {
  const facts = factsOf(record, source);
  const own = ownNumber(facts)?.value;
  return facts.flatMap((fact) => {
    const value = fact.kind === "number" && !fact.fault ? fact.value : undefined;
    const claimed = value === undefined || value === own ? undefined : wanted.get(value);
    return claimed ? [claimed] : [];
  });
}

/** What a record says of its own thing; nothing where it cannot be described. */
function factsOf(record: SourceRecord, source: Source): readonly Fact[] {
  try {
    return source
      .describe(record)
      .drafts.filter(({ subject }) => subject === record.key)
      .flatMap(({ facts }) => facts);
  } catch {
    return [];
  }
}
