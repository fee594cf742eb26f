import type { PartAs, Predicate } from "../../entities/words.ts";
import type { PublicEntity, PublicRef } from "../../publish/public-entity.ts";
import { addressOf } from "../address-of.ts";
import { stands } from "../facts-by-kind.ts";
import { doiIn, safeIri } from "../iri.ts";
import type { WriteContext } from "../port.ts";
import { factsOf, isPage, sameOf } from "../what-stands.ts";
import { eachOnce, element, type Xml } from "../xml.ts";

/** DataCite's relations from the described to the other (Metadata Schema 4.6, Appendix 1, relationType). */
const wholes: Partial<Record<PartAs, string>> = {
  component: "IsPartOf",
  member: "IsPartOf",
  archival: "IsPartOf",
  series: "IsPartOf",
  "contained-in": "IsPublishedIn",
  "sampled-from": "IsDerivedFrom",
  "copy-of": "IsVariantFormOf",
};
const predicates: Partial<Record<Predicate, string>> = {
  "documented-by": "IsDocumentedBy",
  "described-by": "IsDescribedBy",
  "version-of": "IsVersionOf",
  "copy-after": "IsDerivedFrom",
  "study-for": "IsSourceOf",
  "other-format-of": "IsVariantFormOf",
  "translation-of": "IsTranslationOf",
  continues: "Continues",
};

/** What it is part of, derives from, is documented and cited by, and is the same as: whatever has an address. */
export function relatedOf(entity: PublicEntity, context: WriteContext): Xml {
  const to = (ref: PublicRef, relation: string | undefined) => related(addressOf(ref, context), relation);
  const written = [
    ...factsOf(entity, "part")
      .filter(stands)
      .map(({ whole, as }) => to(whole, wholes[as])),
    ...factsOf(entity, "relation")
      .filter(stands)
      .map((fact) => to(fact.to, predicates[fact.predicate])),
    ...factsOf(entity, "citation")
      .filter(stands)
      .map(({ publication }) => to(publication, "IsCitedBy")),
    ...factsOf(entity, "media")
      .filter(stands)
      .map(({ image }) => to(image, "IsDocumentedBy")),
    ...factsOf(entity, "subject")
      .filter((fact) => stands(fact) && isWork(entity, fact.ref))
      .map(({ ref }) => to(ref, "Documents")),
    ...sameOf(entity).map((uri) => related(uri, "IsIdenticalTo")),
    ...factsOf(entity, "content")
      .filter((fact) => stands(fact) && isPage(fact))
      .map(({ url }) => related(safeIri(url), "IsDescribedBy")),
  ].flat();
  return element("relatedIdentifiers", {}, eachOnce(written));
}

/** An image or a text documents what it is of. */
const isWork = ({ type }: PublicEntity, ref: PublicRef) =>
  (type === "media" || type === "text") && ref.type === "object";

function related(address: string | undefined, relationType: string | undefined): Xml[] {
  if (address === undefined || relationType === undefined) return [];
  const doi = doiIn(address);
  const attributes = { relatedIdentifierType: doi === undefined ? "URL" : "DOI", relationType };
  return [element("relatedIdentifier", attributes, doi ?? address)];
}
