import type { Classes, EntityTypeRow } from "./entity-type.ts";
import type { FactOf } from "./facts.ts";
import { type EntityType, entityTypes } from "./types.ts";

/** The classes of an entity: its type's, changed where a classification of the aspect that decides says so (an archive's item is an object). */
export function classesOf<R extends { label?: string }>(type: EntityType, facts: readonly FactOf<R>[]): Classes {
  const { classes, variants }: EntityTypeRow = entityTypes[type];
  if (variants === undefined) return classes;
  for (const fact of facts) {
    if (fact.kind !== "classification" || fact.aspect !== variants.aspect) continue;
    const word = fact.concept.label?.toLowerCase() ?? "";
    const variant = Object.hasOwn(variants.words, word) ? variants.words[word] : undefined;
    if (variant) return variant;
  }
  return classes;
}

/** Whether the class of a thing of this type depends on what is said of it. */
export function hasVariants(type: EntityType): boolean {
  const { variants }: EntityTypeRow = entityTypes[type];
  return variants !== undefined;
}

/** Whether a fact is one that `classesOf` looks at for a thing of this type. */
export function decidesClass<R extends { label?: string }>(type: EntityType, fact: FactOf<R>): boolean {
  const { variants }: EntityTypeRow = entityTypes[type];
  return fact.kind === "classification" && fact.aspect === variants?.aspect;
}
