import { otherStatements, statementAbouts } from "../../../entities/words/statements.ts";
import { safeIri } from "../../iri.ts";
import { type Draft, type FactOfKind, inner } from "../draft.ts";
import type { Assertion, LinkedArtNode } from "../node.ts";
import { reference } from "../reference.ts";
import { displayNames, statementNode } from "../words.ts";

const labels = { copyright: "Copyright", licence: "Licence", access: "Access", reproduction: "Reproduction" } as const;

/**
 * Rights in the thing: a right with its licence or holder, and its words. Rights in its images belong to their own
 * records, and rights in the record are the record's, not the thing's: neither is said of it here.
 */
export function writeRights(fact: FactOfKind<"rights">, draft: Draft): Assertion[] {
  const ownImages = fact.of === "media" && draft.root.type === "DigitalObject";
  if (fact.of !== "object" && !ownImages) return [];
  const id = draft.addressOf(fact);
  const row = fact.sort === "access" ? statementAbouts["use-conditions"] : otherStatements.rights;
  const words: Assertion[] = (fact.text ?? []).map((text, index) => ({
    term: "referred_to_by",
    value: statementNode(inner(id, `text${index + 1}`), text, row, labels[fact.sort]),
  }));
  const right = rightNode(fact, draft, id);
  return right ? [{ term: "subject_to", label: labels[fact.sort], value: right }, ...words] : words;
}

function rightNode(fact: FactOfKind<"rights">, draft: Draft, id: string): LinkedArtNode | undefined {
  const licence = fact.uri === undefined ? undefined : safeIri(fact.uri);
  const holder = fact.holder ? reference(fact.holder, draft) : undefined;
  const owner = holder?.type === "Person" || holder?.type === "Group" ? holder : undefined;
  if (licence === undefined && fact.holder === undefined) return undefined;
  const right: LinkedArtNode = { id, type: "Right" };
  if (licence) right.classified_as = [{ id: licence, type: "Type", _label: labels[fact.sort] }];
  right.identified_by = displayNames(right, [{ value: labels[fact.sort] }]);
  if (owner) right.possessed_by = [owner];
  else if (fact.holder)
    right.referred_to_by = [
      statementNode(inner(right, "holder"), { value: fact.holder.label }, otherStatements.note, "Holder"),
    ];
  return right;
}
