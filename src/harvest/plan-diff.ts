import type { Draft } from "../entities/facts.ts";
import type { Source, SourceRecord } from "../sources/port.ts";
import type { PlannedStep } from "../store/harvest-book.ts";
import type { Store } from "../store/port.ts";
import { pagesOf } from "./plan-pages.ts";

/** What differs between what a record says and what it would say, by the fields that say it: `{ changed: ["Title"] }`. */
export type FieldChanges = { added: string[]; removed: string[]; changed: string[] };

/** A planned step as staff look at it. Of `mint` nothing is known yet, not even a PID. */
export type PlanLine = {
  action: "mint" | Exclude<PlannedStep["action"], "vanish"> | "stub";
  key: string;
  was?: string;
  fields?: FieldChanges;
};

/** What a run's plan would do, in its order; of a changed record also the fields. Facts are compared by their keys. */
export async function* planLines(
  run: number,
  source: Source,
  { store, known }: { store: Store; known(keys: readonly string[]): Promise<ReadonlyMap<string, unknown>> },
): AsyncGenerator<PlanLine> {
  for await (const page of pagesOf(store, run)) {
    const minted = await known(page.map(({ step }) => step.key));
    for (const { step } of page) yield await lineOf(step, source, { store, minted: minted.has(step.key) });
  }
}

async function lineOf(
  step: PlannedStep,
  source: Source,
  { store, minted }: { store: Store; minted: boolean },
): Promise<PlanLine> {
  const { key, action, was } = step;
  if (action === "vanish") return { action: "stub", key };
  if (action === "create") return { action: minted ? "create" : "mint", key };
  if (action === "rename") return { action, key, ...(was === undefined ? {} : { was }) };
  const before = await store.original(source.name, key);
  if (!before || step.record === undefined) return { action, key };
  const now: SourceRecord = JSON.parse(step.record);
  const fields = compare(draftsOf(source, { ...now, original: before.original }), draftsOf(source, now));
  return { action, key, fields };
}

/** Nothing is said by a record that cannot be described. */
function draftsOf(source: Source, record: SourceRecord): readonly Draft[] {
  try {
    return source.describe(record).drafts;
  } catch {
    return [];
  }
}

type Said = Map<string, { field: string; text: string }>;

function compare(before: readonly Draft[], after: readonly Draft[]): FieldChanges {
  const [old, now] = [saidBy(before), saidBy(after)];
  const fields = (said: Said, wanted: (key: string) => boolean) =>
    [...new Set([...said].filter(([key]) => wanted(key)).map(([, { field }]) => field))].sort();
  return {
    added: fields(now, (key) => !old.has(key)),
    removed: fields(old, (key) => !now.has(key)),
    changed: fields(now, (key) => old.has(key) && old.get(key)?.text !== now.get(key)?.text),
  };
}

function saidBy(drafts: readonly Draft[]): Said {
  return new Map(
    drafts.flatMap(({ subject, facts }) =>
      facts.map(
        (fact) =>
          [`${JSON.stringify(subject)} ${fact.key}`, { field: fact.from.field, text: JSON.stringify(fact) }] as const,
      ),
    ),
  );
}
