import type { PublicFact } from "./public-entity.ts";

/**
 * Settles disagreements so that exactly one preferred name per language and one current placement leave: facts come in
 * order of authority, so the first stands and a later one becomes an alternative.
 */
export function settle(facts: readonly PublicFact[]): PublicFact[] {
  const languages = new Set<string>();
  let placed = false;
  return facts.map((fact) => {
    if (fact.kind === "name" && fact.use === "preferred") {
      if (fact.standing === "alternative") return { ...fact, use: "alternative" };
      const language = fact.text[0]?.language ?? "und";
      if (languages.has(language)) return { ...fact, use: "alternative" };
      languages.add(language);
    }
    if (
      fact.kind === "placement" &&
      fact.use === "current" &&
      (fact.standing === undefined || fact.standing === "current")
    ) {
      if (placed) return { ...fact, standing: "alternative" };
      placed = true;
    }
    return fact;
  });
}
