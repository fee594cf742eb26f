import type { Draft, FactOfKind } from "../draft.ts";
import { addImage } from "../image.ts";
import type { Assertion, LinkedArtNode } from "../node.ts";
import { reference } from "../reference.ts";
import { addAll, displayNames } from "../words.ts";
import { inWords } from "./in-words.ts";

const roles = { primary: "Main image", detail: "Detail", technical: "Technical image", video: "Video" } as const;

/**
 * An image of the thing: a visual item of its own, shown by the image's digital object, with its files, its IIIF service, its size and its
 * rights where the image may be shown.
 */
export function writeMedia(fact: FactOfKind<"media">, draft: Draft): Assertion[] {
  const id = draft.addressOf(fact);
  const image = reference(fact.image, draft, "DigitalObject");
  if (image === undefined) return [inWords(id, fact.image.label, "Image")];
  const { equivalent: _equivalent, ...shown } = image;
  const known = fact.image.pid === undefined ? undefined : draft.known.media?.get(fact.image.pid);
  if (known) addImage(shown, known, draft);
  const view: LinkedArtNode = { id, type: "VisualItem", digitally_shown_by: [shown] };
  const technique = fact.technique ? reference(fact.technique, draft, "Type") : undefined;
  if (technique) view.classified_as = [technique];
  const words = [{ value: roles[fact.role] }, ...(fact.view ? [{ value: fact.view }] : []), ...(fact.caption ?? [])];
  addAll(view, "identified_by", displayNames(view, words));
  return [{ term: "representation", value: view }];
}
