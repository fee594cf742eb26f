import { dayOf, factIsPublic } from "./audience.ts";
import type { StoredFact } from "./facts.ts";
import { labelOf } from "./label.ts";

/** What others need to know of a thing they refer to: whether outsiders may see it, its label for them, its exact matches elsewhere. */
export type Summary = { public: boolean; label: string | undefined; sameAs: string[] };

/** The summary of a thing on a day, from what outsiders may see of it. */
export function summarise(facts: readonly StoredFact[], now: Date): Summary {
  const day = dayOf(now);
  const seen = facts.filter((fact) => factIsPublic(fact, day));
  const sameAs = seen.flatMap((fact) =>
    fact.kind === "same-as" && fact.match === "exact" && (fact.status === "asserted" || fact.status === "confirmed")
      ? [fact.uri]
      : [],
  );
  return { public: seen.length > 0, label: labelOf(seen), sameAs: [...new Set(sameAs)].sort() };
}
