import { partLabels } from "../../../entities/words/relations.ts";
import { allows } from "../allowed.ts";
import { type Draft, type FactOfKind, inner } from "../draft.ts";
import type { Assertion, LinkedArtNode } from "../node.ts";
import { reference } from "../reference.ts";
import { removalOf } from "../removal.ts";
import type { Term } from "../terms.ts";
import { displayOf } from "../time-span.ts";
import { inWords } from "./in-words.ts";

/**
 * Belonging to a whole. Which term says so depends on what the two are: sets have members, groups have members, things
 * of one sort have parts, a copy carries its text, a box holds its content, a term has a broader one.
 */
export function writePart(fact: FactOfKind<"part">, draft: Draft): Assertion[] {
  const when = fact.when && displayOf(fact.when)[0]?.value;
  const words = `${fact.whole.label}, ${when}`;
  const told = when === undefined ? [] : [inWords(inner(draft.addressOf(fact), "when"), words, partLabels[fact.as])];
  return [...writeWhole(fact, draft), ...told];
}

function writeWhole(fact: FactOfKind<"part">, draft: Draft): Assertion[] {
  const label = partLabels[fact.as];
  const whole = reference(fact.whole, draft);
  if (whole === undefined) return [inWords(draft.addressOf(fact), fact.whole.label, label)];
  if (fact.as === "sampled-from" && draft.root.type === "HumanMadeObject" && whole.type === "HumanMadeObject") {
    return removalOf(draft, inner(draft.addressOf(fact), "removal"), whole);
  }
  const term = termFor(fact.as, draft.root, whole);
  return [term === undefined ? { label, value: whole } : { term, label, value: whole }];
}

/** A term may still not fit the two (a book is part of no person): then they are only related. */
function termFor(as: FactOfKind<"part">["as"], root: LinkedArtNode, whole: LinkedArtNode): Term | undefined {
  if (whole.type === "Set" || whole.type === "Group") return "member_of";
  switch (as) {
    case "copy-of":
      return root.type === "HumanMadeObject" ? "carries" : undefined;
    case "broader":
      return allows(root.type, "broader") ? "broader" : "part_of";
    case "contained-in":
      return root.type === "HumanMadeObject" ? "held_or_supported_by" : "part_of";
    case "in-scheme":
    case "sampled-from":
      return undefined;
    default:
      return "part_of";
  }
}
