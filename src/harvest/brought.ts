import type { Fact } from "../entities/facts.ts";
import type { Source, SourceRecord } from "../sources/port.ts";
import type { Harvesting } from "./harvest.ts";
import { ownNumber, sortOf, type Telling, tellingOf } from "./merge-evidence.ts";
import { pagesOf } from "./plan-pages.ts";

/** By the key of a vanishing record: the records that bring what was its own number or external id. */
export type Brought = ReadonlyMap<string, readonly { key: string; telling: Telling }[]>;

type Wanted = Telling & { key: string };

/**
 * What the changed and new records of a plan bring that tells of those that vanish. It is looked for in the plan and not among the
 * numbers by which things are found, because those of things for staff alone are not there.
 */
export async function broughtIn(
  run: number,
  source: Source,
  going: ReadonlySet<string>,
  both: Harvesting,
): Promise<Brought> {
  const brought = new Map<string, { key: string; telling: Telling }[]>();
  const wanted = await wantedOf([...going], both);
  if (wanted.size === 0) return brought;
  for await (const page of pagesOf(both.store, run)) {
    for (const { step } of page) {
      if (step.record === undefined) continue;
      for (const { key, ...telling } of claimedBy(JSON.parse(step.record), source, wanted)) {
        if (sortOf(key) === sortOf(step.key))
          brought.set(key, [...(brought.get(key) ?? []), { key: step.key, telling }]);
      }
    }
  }
  return brought;
}

/** What would tell the vanishing records in others, by its value; not what two of them have. */
async function wantedOf(keys: readonly string[], { registry, store }: Harvesting): Promise<Map<string, Wanted>> {
  const wanted = new Map<string, Wanted>();
  const shared = new Set<string>();
  for (const [key, pid] of await registry.lookup(keys)) {
    const facts = (await store.saidOf(pid)).filter(({ from }) => from.record === key);
    for (const telling of tellingOf({ key, pid, facts }, new Date())) {
      if (wanted.has(telling.value)) shared.add(telling.value);
      wanted.set(telling.value, { ...telling, key });
    }
  }
  for (const value of shared) wanted.delete(value);
  return wanted;
}

function claimedBy(record: SourceRecord, source: Source, wanted: ReadonlyMap<string, Wanted>): Wanted[] {
  const facts = factsOf(record, source);
  const own = ownNumber(facts)?.value;
  return facts.flatMap((fact) => {
    const value = tellingIn(fact);
    const claimed = value === undefined || value === own ? undefined : wanted.get(value);
    return claimed ? [claimed] : [];
  });
}

function tellingIn(fact: Fact): string | undefined {
  // The number of a duplicate that was merged into it says so as well as any.
  if (fact.kind === "number") return fact.fault && fact.fault !== "duplicate" ? undefined : fact.value;
  return fact.kind === "same-as" && fact.match === "exact" ? fact.uri.split(/[/#]/).at(-1) : undefined;
}

/** What a record says of its own thing; nothing where it cannot be described. */
function factsOf(record: SourceRecord, source: Source): readonly Fact[] {
  try {
    const own = source.describe(record).drafts.filter(({ subject }) => subject === record.key);
    return own.flatMap(({ facts }) => facts);
  } catch {
    return [];
  }
}
