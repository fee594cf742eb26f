import { predicateLabels } from "../../../entities/words/relations.ts";
import type { Predicate } from "../../../entities/words.ts";
import { allows } from "../allowed.ts";
import { isHeld } from "../assignment.ts";
import { type Draft, type FactOfKind, inner } from "../draft.ts";
import { makingOf } from "../making.ts";
import type { Assertion } from "../node.ts";
import { reference } from "../reference.ts";
import type { Term } from "../terms.ts";
import { displayOf } from "../time-span.ts";
import { inWords } from "./in-words.ts";

/** Predicates that Linked Art's context has a term for; the others relate two things under their label. */
const terms: Partial<Record<Predicate, Term>> = {
  "documented-by": "documented_in",
  "described-by": "referred_to_by",
  "parent-of": "parent_of",
  "translation-of": "translation_of",
};

/** A relation between two things: an influence on the making of a copy, else an attribute assignment under the predicate's name. */
export function writeRelation(fact: FactOfKind<"relation">, draft: Draft): Assertion[] {
  const plain = predicateLabels[fact.predicate];
  const label = fact.predicate === "related" ? (fact.sourceWord ?? plain) : plain;
  const to = reference(fact.to, draft);
  const id = draft.addressOf(fact);
  if (to === undefined) return [inWords(id, fact.display?.value ?? fact.to.label, label)];
  if (fact.predicate === "copy-after" && isHeld(fact) && allows(draft.root.type, "produced_by")) {
    return makingOf(draft, inner(id, "making"), { influence: to });
  }
  const term = terms[fact.predicate];
  const when = fact.when ? displayOf(fact.when)[0]?.value : undefined;
  const note = [fact.display?.value, when].filter((words) => words !== undefined).join(", ");
  return [{ ...(term ? { term } : {}), label, apart: true, ...(note === "" ? {} : { note }), value: to }];
}
