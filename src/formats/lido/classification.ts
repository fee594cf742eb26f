import { aatIri } from "../../entities/words/term.ts";
import type { Aspect } from "../../entities/words.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import { classIri } from "../class-iri.ts";
import { type KindOf, stands } from "../facts-by-kind.ts";
import { usualTypeOf } from "../usual-type.ts";
import type { Xml } from "../xml.ts";
import { type Block, holding, lido, type Part } from "./block.ts";
import { uriElement } from "./identifiers.ts";
import { concept, ownConcept } from "./references.ts";

/** Aspects that have a place of their own in LIDO: the object's type, its materials and techniques, the context that it was made in. */
const elsewhere: ReadonlySet<Aspect> = new Set(["type", "material", "technique", "culture", "period"]);

/** What CIDOC-CRM calls the thing (`lido:category`). */
export function category(entity: PublicEntity): Xml {
  const iri = classIri(entity);
  return lido("category", {}, uriElement("conceptID", iri), lido("term", { "xml:lang": "en" }, className(iri)));
}

/** `E22_Human-Made_Object` → `Human-Made Object`. */
const className = (iri: string) => iri.replace(/^.*[/#](?:E\d+_)?/, "").replaceAll("_", " ");

/** What kind of thing it is; never empty, for what nothing classifies is called what things of its type are. */
export function classificationWrap(block: Block): Xml {
  const held = block.facts.classification.filter(stands);
  const types = ofAspects(held, "type").flatMap((fact) => concept(block, "objectWorkType", fact.concept) ?? []);
  const others = held
    .filter(({ aspect }) => !elsewhere.has(aspect))
    .map((fact) => concept(block, "classification", fact.concept, { type: typeOf(fact) }));
  return lido(
    "objectClassificationWrap",
    {},
    lido("objectWorkTypeWrap", {}, types.length > 0 ? types : usualType(block)),
    holding("classificationWrap", {}, others),
  );
}

/** The classifications of some aspects. */
export function ofAspects(
  facts: readonly KindOf<"classification">[],
  ...aspects: Aspect[]
): KindOf<"classification">[] {
  return facts.filter(({ aspect }) => aspects.includes(aspect));
}

/** Culture and period of the making, as events have them. */
export function madeIn(block: Block, aspect: "culture" | "period"): Part {
  const name = aspect === "culture" ? "culture" : "periodName";
  const held = ofAspects(block.facts.classification.filter(stands), aspect);
  return held.map((fact) => concept(block, name, fact.concept));
}

/** The source's own word is all that is known of a classification that is `other`. */
const typeOf = ({ aspect, sourceWord }: KindOf<"classification">) => (aspect === "other" ? sourceWord : aspect);

function usualType(block: Block): Xml {
  const row = usualTypeOf(block.entity);
  return ownConcept(block, "objectWorkType", { label: row.label, uris: row.aat ? [aatIri(row.aat)] : [] });
}
