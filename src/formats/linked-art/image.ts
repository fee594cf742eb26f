import { classesOf } from "../../entities/classes-of.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import { mayShow } from "../picture.ts";
import { isHeld } from "./assignment.ts";
import { type Draft, startDraft } from "./draft.ts";
import { writeContent } from "./facts/content.ts";
import { usualRight, writeRights } from "./facts/rights.ts";
import type { Assertion, LinkedArtNode } from "./node.ts";
import { type Term, terms } from "./terms.ts";
import { addAll } from "./words.ts";

/** What a record of something else tells of an image, at the addresses that the image's own record gives. */
const told: readonly Term[] = [
  "format",
  "conforms_to",
  "access_point",
  "digitally_available_via",
  "dimension",
  "subject_to",
];

/** Adds to an image's digital object, where it stands in the record of what it shows, how to get it and what may be done with it. */
export function addImage(node: LinkedArtNode, image: PublicEntity, { base, known }: Draft): void {
  const own = startDraft(image, { base, ...known }, classesOf(image.type, image.facts));
  if (own.root.type !== "DigitalObject" || !mayShow(image.facts)) return;
  for (const fact of image.facts) {
    if (!isHeld(fact)) continue;
    const said =
      fact.kind === "content" ? writeContent(fact, own) : fact.kind === "rights" ? writeRights(fact, own) : [];
    for (const assertion of said) {
      add(own.root, assertion);
      add(node, assertion);
    }
  }
  const usual = usualRight(image, own);
  if (usual) add(node, { term: "subject_to", value: usual });
}

function add(node: LinkedArtNode, { term, value }: Assertion): void {
  if (term === undefined || !told.includes(term)) return;
  if (typeof value === "string" || "single" in terms[term]) node[term] ??= value;
  else addAll(node, term, [value]);
}
