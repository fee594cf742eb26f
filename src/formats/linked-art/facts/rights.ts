import { otherStatements, statementAbouts } from "../../../entities/words/statements.ts";
import type { PublicEntity } from "../../../publish/public-entity.ts";
import { safeIri } from "../../iri.ts";
import { rightsUriOf } from "../../what-stands.ts";
import { allows } from "../allowed.ts";
import { isHeld } from "../assignment.ts";
import { type Draft, type FactOfKind, inner } from "../draft.ts";
import type { Assertion, LinkedArtNode } from "../node.ts";
import { reference } from "../reference.ts";
import { displayOf } from "../time-span.ts";
import { addAll, addStatement, displayNames, statementNode } from "../words.ts";
import { inWords } from "./in-words.ts";

type Rights = FactOfKind<"rights">;
const labels = { copyright: "Copyright", licence: "Licence", access: "Access", reproduction: "Reproduction" } as const;

/**
 * Rights in the thing: a right with its licence or holder, and its words. Rights in its images are said of the digital objects
 * that show it. Rights in the record are the record's, not the thing's.
 */
export function writeRights(fact: Rights, draft: Draft): Assertion[] {
  const ofImages = fact.of === "media" && draft.root.type !== "DigitalObject";
  if (fact.of === "record") return [];
  const id = draft.addressOf(fact);
  const row = fact.sort === "access" ? statementAbouts["use-conditions"] : otherStatements.rights;
  const heading = ofImages ? `${labels[fact.sort]} (images)` : labels[fact.sort];
  const words: Assertion[] = (fact.text ?? []).map((text, index) => ({
    term: "referred_to_by",
    value: statementNode(inner(id, `text${index + 1}`), text, row, heading),
  }));
  const right = rightNode(fact, draft, id);
  if (right === undefined) {
    const when = fact.when && displayOf(fact.when)[0];
    return when ? [...words, inWords(inner(id, "when"), when.value, `${heading}: when`, row)] : words;
  }
  if (!ofImages) return [{ term: "subject_to", label: labels[fact.sort], value: right }, ...words];
  const images = isHeld(fact) ? imagesIn(draft.root) : [];
  for (const [index, image] of images.entries()) {
    const own = index === 0 ? right : rightNode(fact, draft, inner(id, `image${index + 1}`));
    if (own) addAll(image, "subject_to", [own]);
  }
  return images.length > 0 ? words : [{ label: heading, value: right }, ...words];
}

/** The digital objects that show the thing. */
function imagesIn({ representation }: LinkedArtNode): LinkedArtNode[] {
  const views = Array.isArray(representation) ? representation : [];
  return views.flatMap(({ digitally_shown_by: shown }) => (Array.isArray(shown) ? shown : []));
}

/** What may be done with a thing of which no right is said: the museum's word for all of its type. */
export function usualRight(entity: PublicEntity, { root, known }: Draft): LinkedArtNode | undefined {
  const of = root.type === "DigitalObject" ? "media" : "object";
  const licence = safeIri(known.rights?.[entity.type]);
  if (licence === undefined || rightsUriOf(entity, of, {}) !== undefined) return undefined;
  const right: LinkedArtNode = { id: `${root.id}#;rights`, type: "Right" };
  right.classified_as = [{ id: licence, type: "Type", _label: labels.licence }];
  right.identified_by = displayNames(right, [{ value: labels.licence }]);
  return right;
}

/** Says the usual right of the record's own thing. */
export function addUsualRight(entity: PublicEntity, draft: Draft): void {
  const { root } = draft;
  const right = usualRight(entity, draft);
  if (right === undefined) return;
  if (allows(root.type, "subject_to")) {
    addAll(root, "subject_to", [right]);
    return;
  }
  const assignment: LinkedArtNode = { id: inner(right, "assignment"), type: "AttributeAssignment" };
  assignment.identified_by = displayNames(assignment, [{ value: labels.licence }]);
  addAll(root, "attributed_by", [{ ...assignment, assigned_property: "subject_to", assigned: [right] }]);
}

function rightNode(fact: Rights, draft: Draft, id: string): LinkedArtNode | undefined {
  const licence = safeIri(fact.uri);
  const holder = fact.holder ? reference(fact.holder, draft) : undefined;
  const owner = holder?.type === "Person" || holder?.type === "Group" ? holder : undefined;
  if (licence === undefined && fact.holder === undefined) return undefined;
  const right: LinkedArtNode = { id, type: "Right" };
  if (licence) right.classified_as = [{ id: licence, type: "Type", _label: labels[fact.sort] }];
  right.identified_by = displayNames(right, [{ value: labels[fact.sort] }]);
  if (owner) right.possessed_by = [owner];
  else if (fact.holder)
    addStatement(
      right,
      statementNode(inner(right, "holder"), { value: fact.holder.label }, otherStatements.note, "Holder"),
    );
  const when = fact.when && displayOf(fact.when)[0];
  if (when) addStatement(right, statementNode(inner(right, "when"), when, otherStatements.note, "When"));
  return right;
}
