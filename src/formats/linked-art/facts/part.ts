import { partLabels } from "../../../entities/words/relations.ts";
import { type Draft, type FactOfKind, inner } from "../draft.ts";
import type { Assertion, LinkedArtNode } from "../node.ts";
import { reference } from "../reference.ts";
import { removalOf } from "../removal.ts";
import type { Term } from "../terms.ts";
import { inWords } from "./in-words.ts";

/**
 * Belonging to a whole. Which term says so depends on what the two are: sets have members, groups have members, things
 * of one sort have parts, a copy carries its text, a box holds its content, a term has a broader one.
 */
export function writePart(fact: FactOfKind<"part">, draft: Draft): Assertion[] {
  const label = partLabels[fact.as];
  const whole = reference(fact.whole, draft);
  if (whole === undefined) return [inWords(draft.addressOf(fact), fact.whole.label, label)];
  if (fact.as === "sampled-from" && draft.root.type === "HumanMadeObject" && whole.type === "HumanMadeObject") {
    return removalOf(draft, inner(draft.addressOf(fact), "removal"), whole);
  }
  const term = termFor(fact.as, draft.root, whole);
  return [term === undefined ? { label, value: whole } : { term, label, value: whole }];
}

function termFor(as: FactOfKind<"part">["as"], root: LinkedArtNode, whole: LinkedArtNode): Term | undefined {
  if (whole.type === "Set") return root.type === "Person" || root.type === "Group" ? undefined : "member_of";
  if (whole.type === "Group") return root.type === "Person" || root.type === "Group" ? "member_of" : undefined;
  if (as === "copy-of")
    return whole.type === "LinguisticObject" && root.type === "HumanMadeObject" ? "carries" : undefined;
  if (isConcept(root) && isConcept(whole)) return as === "broader" ? "broader" : undefined;
  if (root.type === "HumanMadeObject" && whole.type === root.type)
    return as === "contained-in" ? "held_or_supported_by" : partOf(as);
  if (isEvent(root) && isEvent(whole)) return partOf(as);
  return root.type === whole.type ? partOf(as) : undefined;
}

const partOf = (as: FactOfKind<"part">["as"]): Term | undefined =>
  as === "sampled-from" || as === "in-scheme" ? undefined : "part_of";
const isConcept = (node: LinkedArtNode) =>
  ["Type", "Material", "Language", "MeasurementUnit", "Currency"].includes(node.type);
const isEvent = (node: LinkedArtNode) => node.type === "Event" || node.type === "Activity";
