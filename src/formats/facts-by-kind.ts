import type { FactKind } from "../entities/facts.ts";
import type { PublicFact } from "../publish/public-entity.ts";

/** A public fact of one kind: `KindOf<"name">`. */
export type KindOf<K extends FactKind> = Extract<PublicFact, { kind: K }>;

/** Facts sorted by kind: every one of the sixteen is there, empty or not. */
export type FactsByKind = { [K in FactKind]: KindOf<K>[] };

/** Sorts facts by kind; the order within a kind stays. */
export function factsByKind(facts: readonly PublicFact[]): FactsByKind {
  const sorted: FactsByKind = {
    name: [],
    number: [],
    statement: [],
    classification: [],
    activity: [],
    measurement: [],
    inscription: [],
    part: [],
    subject: [],
    citation: [],
    media: [],
    placement: [],
    rights: [],
    relation: [],
    "same-as": [],
    content: [],
  };
  for (const fact of facts) (sorted[fact.kind] as PublicFact[]).push(fact);
  return sorted;
}

/** What writes a fact of each kind into a draft. A new kind does not compile until it has a writer. */
export type Writers<Draft> = { [K in FactKind]: (fact: KindOf<K>, draft: Draft) => void };

/** Writes a fact by the writer of its kind. */
export function writeFact<K extends FactKind, Draft>(
  writers: Writers<Draft>,
  fact: KindOf<K> & { kind: K },
  draft: Draft,
): void {
  writers[fact.kind](fact, draft);
}

/** The sixteen kinds, in their order. */
export const factKinds: readonly FactKind[] = Object.keys(factsByKind([])) as FactKind[];

/** Whether something said stands now: not former, rejected, proposed or one of several. */
export function stands(said: { standing?: string }): boolean {
  return said.standing === undefined || said.standing === "current";
}

/** In the order that is said, what has none last. */
export function inOrder<T extends { order?: number }>(things: readonly T[]): T[] {
  return [...things].sort((a, b) => (a.order ?? Number.MAX_SAFE_INTEGER) - (b.order ?? Number.MAX_SAFE_INTEGER));
}
