import { aspectRows } from "../../../entities/words/aspects.ts";
import { otherStatements, statementAbouts } from "../../../entities/words/statements.ts";
import type { TermRow } from "../../../entities/words/term.ts";
import type { Aspect } from "../../../entities/words.ts";
import { allows } from "../allowed.ts";
import { isHeld } from "../assignment.ts";
import { type Draft, type FactOfKind, inner } from "../draft.ts";
import { makingOf } from "../making.ts";
import type { Assertion } from "../node.ts";
import { refClass, reference, typeNode } from "../reference.ts";
import { displayOf } from "../time-span.ts";
import { addAll } from "../words.ts";
import { inWords } from "./in-words.ts";

/** What a term that has no address becomes a statement about. */
const statements: Partial<Record<Aspect, TermRow>> = {
  material: statementAbouts.medium,
  technique: statementAbouts.medium,
  culture: otherStatements.culture,
  period: otherStatements.period,
  language: otherStatements.language,
};

/** A classification: as material, technique, language or membership where Linked Art has one, else as a type. */
export function writeClassification(fact: FactOfKind<"classification">, draft: Draft): Assertion[] {
  return [...writeTerm(fact, draft), ...circumstances(fact, draft)];
}

/** Of which part it is so, and when: direct links have no room for that. */
function circumstances(fact: FactOfKind<"classification">, draft: Draft): Assertion[] {
  const { part, when, concept } = fact;
  const time = when && displayOf(when)[0]?.value;
  if (part === undefined && time === undefined) return [];
  const of = part === undefined ? labelOf(fact) : `${labelOf(fact)} (${part})`;
  const words = time === undefined ? concept.label : `${concept.label}, ${time}`;
  return [inWords(inner(draft.addressOf(fact), "circumstances"), words, of, statements[fact.aspect])];
}

function writeTerm(fact: FactOfKind<"classification">, draft: Draft): Assertion[] {
  const { concept } = fact;
  const label = labelOf(fact);
  const named = refClass(concept);
  if (named === "Set") {
    const set = reference(concept, draft);
    return set ? [{ term: "member_of", label, value: set }] : [inWords(draft.addressOf(fact), concept.label, label)];
  }
  if (named !== "Type") {
    const other = reference(concept, draft);
    return other ? [{ label, value: other }] : [inWords(draft.addressOf(fact), concept.label, label)];
  }
  return asTerm(fact, draft, label);
}

const labelOf = ({ aspect, sourceWord }: Pick<FactOfKind<"classification">, "aspect" | "sourceWord">) =>
  aspect === "other" ? (sourceWord ?? aspectRows.other.label) : aspectRows[aspect].label;

function asTerm(fact: FactOfKind<"classification">, draft: Draft, label: string): Assertion[] {
  const { aspect, concept } = fact;
  const of = draft.root.type;
  const term =
    aspect === "material" && allows(of, "made_of")
      ? "made_of"
      : aspect === "language" && allows(of, "language")
        ? "language"
        : "classified_as";
  const node = reference(concept, draft, term === "made_of" ? "Material" : term === "language" ? "Language" : "Type");
  if (node === undefined) return [inWords(draft.addressOf(fact), concept.label, label, statements[aspect])];
  if (term !== "classified_as") return [{ term, label, value: node }];
  if (aspect === "technique" && (allows(of, "produced_by") || allows(of, "created_by"))) {
    return isHeld(fact) ? makingOf(draft, inner(draft.addressOf(fact), "making"), { technique: node }) : [];
  }
  addAll(node, "classified_as", typeNode(aspectRows[aspect]));
  return [{ term, label, value: node }];
}
