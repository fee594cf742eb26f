import type { Draft, FactOfKind } from "../draft.ts";
import type { Assertion, LinkedArtNode } from "../node.ts";
import { reference } from "../reference.ts";
import { addAll, displayNames } from "../words.ts";
import { inWords } from "./in-words.ts";

/** An image of the thing: a visual item of its own, shown by the image's digital object. */
export function writeMedia(fact: FactOfKind<"media">, draft: Draft): Assertion[] {
  const id = draft.addressOf(fact);
  const image = reference(fact.image, draft, "DigitalObject");
  if (image === undefined) return [inWords(id, fact.image.label, "Image")];
  const { equivalent: _equivalent, ...shown } = image;
  const view: LinkedArtNode = { id, type: "VisualItem", digitally_shown_by: [shown] };
  const technique = fact.technique ? reference(fact.technique, draft, "Type") : undefined;
  if (technique) view.classified_as = [technique];
  addAll(
    view,
    "identified_by",
    displayNames(view, [...(fact.view ? [{ value: fact.view }] : []), ...(fact.caption ?? [])]),
  );
  return [{ term: "representation", value: view }];
}
