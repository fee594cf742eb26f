import { partLabels, predicateLabels } from "../../entities/words/relations.ts";
import type { PartAs, Predicate } from "../../entities/words.ts";
import type { PublicEntity, PublicRef } from "../../publish/public-entity.ts";
import { addressOf } from "../address-of.ts";
import { type KindOf, stands } from "../facts-by-kind.ts";
import type { WriteContext } from "../port.ts";
import { factsOf } from "../what-stands.ts";
import { type Attributes, element, type Xml } from "../xml.ts";
import { collectionsOf } from "./description.ts";
import { holding, worded } from "./writing.ts";

/** `relatedItem/@type`; what it has no word for is told in ours (`otherType`). */
const parts: Partial<Record<PartAs, string>> = {
  component: "host",
  member: "host",
  archival: "host",
  "contained-in": "host",
  series: "series",
  "copy-of": "otherVersion",
};
const predicates: Partial<Record<Predicate, string>> = {
  continues: "preceding",
  "version-of": "otherVersion",
  "other-format-of": "otherFormat",
  "translation-of": "original",
  "copy-after": "original",
  "documented-by": "isReferencedBy",
  "described-by": "isReferencedBy",
};

/** What it is part of and related to, and where it is published. */
export function relatedOf(entity: PublicEntity, context: WriteContext): Xml[] {
  return [
    ...factsOf(entity, "part")
      .filter(stands)
      .map((fact) => partOf(fact, context)),
    ...collectionsOf(entity).map((whole) => item(whole, { type: "host", displayLabel: "Collection" }, context)),
    ...factsOf(entity, "relation")
      .filter(stands)
      .map(({ predicate, to }) => item(to, typed(predicates[predicate], predicateLabels[predicate]), context)),
    ...factsOf(entity, "citation")
      .filter(stands)
      .map((fact) => item(fact.publication, { type: "isReferencedBy" }, context, citedIn(fact))),
  ];
}

const typed = (type: string | undefined, otherType: string): Attributes =>
  type === undefined ? { otherType } : { type };

/** The title of the other thing, its address, and what is said of the place in it. */
export function item(ref: PublicRef, attributes: Attributes, context: WriteContext, within: Xml[] = []): Xml {
  return element(
    "relatedItem",
    { ...attributes, "xlink:href": addressOf(ref, context) },
    holding("titleInfo", {}, worded("title", ref.label)),
    within,
  );
}

/** Of a series the volume stands beside its title (`partNumber`), of any other whole the place in it is a part. The source's word is that place as it stands. */
function partOf({ whole, as, order, sourceWord }: KindOf<"part">, context: WriteContext): Xml {
  const place = sourceWord === "in" ? undefined : (sourceWord ?? (order === undefined ? undefined : String(order)));
  const attributes = { ...typed(parts[as], partLabels[as]), "xlink:href": addressOf(whole, context) };
  if (as === "series")
    return element(
      "relatedItem",
      attributes,
      holding("titleInfo", {}, worded("title", whole.label), worded("partNumber", place)),
    );
  const detail = holding("part", {}, holding("detail", {}, worded("number", place)));
  return item(whole, attributes, context, detail);
}

function citedIn({ pages, number, figure, note }: KindOf<"citation">): Xml[] {
  return [
    ...holding(
      "part",
      {},
      holding("detail", { type: "number" }, worded("number", number)),
      holding("detail", { type: "figure" }, worded("number", figure)),
      holding("extent", { unit: "pages" }, worded("list", pages)),
    ),
    ...worded("note", note),
  ];
}
