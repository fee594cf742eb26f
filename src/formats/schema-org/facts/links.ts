import { type KindOf, stands } from "../../facts-by-kind.ts";
import { authorityIri } from "../../iri.ts";
import { pointOf } from "../../point.ts";
import { isHeldMatch } from "../../what-stands.ts";
import { familyOf } from "../classes.ts";
import { type Draft, refNode, refsTo } from "../draft.ts";
import { add } from "../node.ts";

const keywordFamilies: ReadonlySet<string> = new Set(["work", "image", "organization", "place", "event"]);

/** What it is classified as. */
export function writeClassification(fact: KindOf<"classification">, draft: Draft): void {
  if (!stands(fact)) return;
  const { node, family, is, context } = draft;
  const { aspect, concept } = fact;
  const isWork = family === "work" || family === "image";
  const term = refNode(concept, context.base);
  const label = concept.label;
  if (aspect === "type") {
    add(node, "additionalType", term["@id"] ?? label);
    if (is("VisualArtwork")) add(node, "artform", label);
  } else if (aspect === "material" && isWork) add(node, "material", label);
  else if (aspect === "technique" && is("VisualArtwork")) add(node, "artMedium", label);
  else if ((aspect === "genre" || aspect === "style") && isWork) add(node, "genre", label);
  else if (aspect === "language" && isWork) add(node, "inLanguage", { ...term, "@type": "Language" });
  else if (aspect === "gender" && family === "person") add(node, "gender", label);
  else if ((aspect === "occupation" || aspect === "role") && family === "person")
    add(node, "hasOccupation", { ...term, "@type": "Occupation" });
  else if (keywordFamilies.has(family)) add(node, "keywords", concept.type === "concept" ? term : label);
}

/** What it is part of, in the way that a thing of its sort can be. */
export function writePart(fact: KindOf<"part">, { node, family, context }: Draft): void {
  if (!stands(fact)) return;
  const { whole, as } = fact;
  const isA = familyOf(whole.type).family;
  const said = refNode(whole, context.base);
  if (as === "in-scheme" && family === "term") add(node, "inDefinedTermSet", { ...said, "@type": "DefinedTermSet" });
  if (family === "event" && isA === "event") add(node, "superEvent", said);
  if (family === "place" && isA === "place") add(node, "containedInPlace", said);
  if (as === "member" && isA === "organization" && (family === "person" || family === "organization"))
    add(node, "memberOf", said);
  if (as === "component" && family === "organization" && isA === "organization") add(node, "parentOrganization", said);
  if ((family !== "work" && family !== "image") || isA !== "work") return;
  if (as === "copy-of") add(node, "exampleOfWork", said);
  else if (as !== "sampled-from" && as !== "stop" && as !== "broader" && as !== "in-scheme")
    add(node, "isPartOf", said);
}

/** What it shows, is about or mentions. */
export function writeSubject({ ref, mode, ...said }: KindOf<"subject">, { node, family, context }: Draft): void {
  if (!stands(said)) return;
  const isWork = family === "work" || family === "image";
  if (isWork || family === "event")
    add(node, isWork && mode === "mentions" ? "mentions" : "about", refNode(ref, context.base));
}

/** A publication that treats of it. */
export function writeCitation(fact: KindOf<"citation">, { node, context }: Draft): void {
  if (stands(fact)) add(node, "subjectOf", ...refsTo([fact.publication], context.base, "work"));
}

/** Relations for which schema.org has a property, by what stands at both ends. */
export function writeRelation({ predicate, to, ...said }: KindOf<"relation">, { node, family, context }: Draft): void {
  if (!stands(said)) return;
  const target = refNode(to, context.base);
  const isA = familyOf(to.type).family;
  if (family === "person" && isA === "person") {
    const property = { "parent-of": "children", "spouse-of": "spouse", "sibling-of": "sibling", "teacher-of": "knows" };
    if (predicate in property) add(node, property[predicate as keyof typeof property], target);
  }
  if (predicate === "worked-for" && family === "person" && isA === "organization") add(node, "worksFor", target);
  if ((predicate === "documented-by" || predicate === "described-by") && isA === "work") add(node, "subjectOf", target);
  if (family !== "work" || isA !== "work") return;
  if (predicate === "copy-after" || predicate === "version-of") add(node, "isBasedOn", target);
  if (predicate === "translation-of") add(node, "translationOfWork", target);
}

/** The same thing elsewhere. */
export function writeSameAs(fact: KindOf<"same-as">, { node }: Draft): void {
  if (fact.match === "exact" && isHeldMatch(fact)) add(node, "sameAs", authorityIri(fact.uri));
}

/** Where a place, a body or an archive is. Where a work hangs, schema.org cannot say. */
export function writePlacement(fact: KindOf<"placement">, { node, family, is, context }: Draft): void {
  if (!stands(fact)) return;
  const { use, at, address, position } = fact;
  const held = use !== "past";
  if (held && address && (family === "organization" || family === "place")) add(node, "address", address.value);
  if (held && at && family === "organization") add(node, "location", ...refsTo([at], context.base, "place"));
  if (held && at && is("ArchiveComponent")) add(node, "itemLocation", ...refsTo([at], context.base, "place"));
  if (use === "past" || family !== "place" || position?.on !== "earth") return;
  const point = pointOf(position.wkt);
  if (!point) return;
  const [latitude, longitude] = [Number(point.latitude), Number(point.longitude)];
  add(node, "geo", { "@type": "GeoCoordinates", latitude, longitude });
}
