import type { KindOf } from "../facts-by-kind.ts";
import { envelope } from "./envelope.ts";

/** Terms of a row without those that only repeat one before them in another case or number: of “Painting”, “paintings” the first. */
export function distinctTerms(terms: readonly KindOf<"classification">[]): KindOf<"classification">[] {
  const said = new Set<string>();
  return terms.filter((fact) => {
    const stem = fact.concept.label
      .trim()
      .toLowerCase()
      .replace(/(?<!s)s$/, "");
    const repeats = said.has(stem) && fact.part === undefined && fact.when === undefined && !envelope(fact);
    said.add(stem);
    return !repeats;
  });
}
