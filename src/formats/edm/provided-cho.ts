import type { Text, TimeSpan } from "../../entities/facts.ts";
import { aatIri } from "../../entities/words/term.ts";
import type { PartAs, Predicate } from "../../entities/words.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import { addressOf } from "../address-of.ts";
import { type FactsByKind, inOrder, type KindOf, stands } from "../facts-by-kind.ts";
import { fragment } from "../iri.ts";
import type { WriteContext } from "../port.ts";
import { usualTypeOf } from "../usual-type.ts";
import {
  activitiesOf,
  actorsOf,
  citedInLine,
  makerName,
  makersOf,
  measuredWithPart,
  numbersOf,
  placesOf,
  publishersOf,
  sameOf,
  termsOf,
  textsOf,
  titlesOf,
} from "../what-stands.ts";
import { eachOnce, element, type Xml } from "../xml.ts";
import type { Contexts } from "./contexts.ts";
import { languagesIn, sortOf } from "./sort.ts";
import { literal, resource, texts } from "./values.ts";

/** What the writers of a thing's properties work from. */
type Told = { entity: PublicEntity; facts: FactsByKind; context: WriteContext; contexts: Contexts };

/** The thing itself (`edm:ProvidedCHO`), in the order of Europeana's schema: what Dublin Core says, then EDM. */
export function providedCho(told: Told): Xml {
  const { entity, context } = told;
  const uri = `${context.base}/${entity.pid}`;
  return element(
    "edm:ProvidedCHO",
    { "rdf:about": uri },
    names(told),
    makers(told),
    times(told),
    kinds(told),
    words(told),
    relations(told),
    rights(told),
    currentLocation(told),
    hasMet(told),
    hasType(told),
    derivedFrom(told),
    related(told),
    element("edm:pid", {}, uri),
    element("edm:type", {}, sortOf(entity)),
    sameOf(entity)
      .filter((address) => address !== uri)
      .map((address) => resource("owl:sameAs", address)),
  );
}

function names({ entity }: Told): Xml[] {
  const { preferred, others } = titlesOf(entity);
  const titles = texts("dc:title", preferred);
  return [
    ...(titles.length > 0 ? titles : literal("dc:title", { value: entity.label })),
    ...texts("dcterms:alternative", others),
    ...numbersOf(entity).flatMap(({ value }) => literal("dc:identifier", { value })),
  ];
}

/** Makers and publishers. Whoever only shaped a work, or did once, is named in words with the qualifier, and is no creator. */
function makers({ entity, contexts }: Told): Xml[] {
  const named = (name: string, all: ReturnType<typeof makersOf>) =>
    all.flatMap((maker) =>
      maker.qualifier === undefined ? contexts.refer(name, maker.agent) : literal(name, { value: makerName(maker) }),
    );
  return [...named("dc:creator", makersOf(entity)), ...named("dc:publisher", publishersOf(entity))];
}

function times({ entity, facts, contexts }: Told): Xml[] {
  const spans = (name: string, ...types: KindOf<"activity">["type"][]) =>
    activitiesOf(entity, ...types).flatMap(({ key, when = [] }) =>
      when.flatMap((span: TimeSpan, at) => contexts.during(name, span, `${fragment(key)};when${at + 1}`)),
    );
  const where = activitiesOf(entity, "production", "creation", "publication").flatMap(placesOf);
  const shown = facts.subject.filter((fact) => stands(fact) && isPlace(fact.ref.type)).map(({ ref }) => ref);
  return [
    ...spans("dcterms:created", "production", "creation"),
    ...spans("dcterms:issued", "publication"),
    ...termsOf(entity, "period").flatMap((ref) => contexts.refer("dcterms:temporal", ref)),
    ...[...where, ...shown].flatMap((ref) => contexts.refer("dcterms:spatial", ref)),
  ];
}

const isPlace = (type: string) => type === "place" || type === "location";

/** What it is, what it is made of, what it shows; never without a type. */
function kinds({ entity, facts, contexts }: Told): Xml[] {
  const types = termsOf(entity, "type", "genre", "level").flatMap((ref) => contexts.refer("dc:type", ref));
  const made = termsOf(entity, "material", "carrier").flatMap((ref) => contexts.refer("dcterms:medium", ref));
  const how = termsOf(entity, "technique").flatMap((ref) => contexts.refer("dc:format", ref));
  const shown = facts.subject.filter((fact) => stands(fact) && !isPlace(fact.ref.type)).map(({ ref }) => ref);
  const subjects = [...shown, ...termsOf(entity, "theme", "class-mark")];
  return [
    ...(types.length > 0 ? types : usualType(entity, contexts)),
    ...made,
    ...how,
    ...subjects.flatMap((ref) => contexts.refer("dc:subject", ref)),
    ...languagesIn(entity).flatMap((value) => literal("dc:language", { value })),
  ];
}

function usualType(entity: PublicEntity, contexts: Contexts): Xml[] {
  const { label, aat } = usualTypeOf(entity);
  return contexts.refer("dc:type", { type: "concept", label, ...(aat === undefined ? {} : { uri: aatIri(aat) }) });
}

const described = [
  "description",
  "label",
  "abstract",
  "scope",
  "biography",
  "history",
  "physical-description",
  "condition",
  "remark",
] as const;

/** What is said of it in words, what is written on it, how large it is. */
function words({ entity, facts }: Told): Xml[] {
  const read = facts.inscription.filter(stands).flatMap(({ readings }) => readings.map(({ text }) => text));
  const large = facts.measurement.filter(stands).flatMap((fact) => fact.display ?? [{ value: measuredWithPart(fact) }]);
  return [
    ...texts("dc:description", [...textsOf(entity, ...described), ...read]),
    ...texts("dcterms:tableOfContents", textsOf(entity, "contents", "arrangement")),
    ...texts("dcterms:provenance", [...textsOf(entity, "provenance"), ...changesOfHands(facts)]),
    ...texts("dcterms:medium", textsOf(entity, "medium")),
    ...texts("dcterms:extent", [...large, ...textsOf(entity, "dimensions")]),
  ];
}

function changesOfHands({ activity }: FactsByKind): Text[] {
  const held = activity.filter((fact) => stands(fact) && ["acquisition", "transfer", "custody"].includes(fact.type));
  return inOrder(held).flatMap(({ display, title }) => display ?? title ?? []);
}

/** How a thing belongs to its whole, in Dublin Core. */
const wholes: Record<PartAs, string> = {
  component: "dcterms:isPartOf",
  member: "dcterms:isPartOf",
  archival: "dcterms:isPartOf",
  series: "dcterms:isPartOf",
  "contained-in": "dcterms:isPartOf",
  "contained-within": "dcterms:isPartOf",
  "copy-of": "dcterms:isFormatOf",
  "sampled-from": "dc:source",
  stop: "dc:relation",
  broader: "dc:relation",
  "in-scheme": "dc:relation",
};

/** How a work stands to another, where Dublin Core has a word for it. */
const works: Partial<Record<Predicate, string>> = {
  "version-of": "dcterms:isVersionOf",
  "other-format-of": "dcterms:isFormatOf",
  "translation-of": "dcterms:isVersionOf",
  continues: "dcterms:replaces",
  "documented-by": "dcterms:isReferencedBy",
  "described-by": "dcterms:isReferencedBy",
};

function relations({ entity, facts, contexts }: Told): Xml[] {
  const shown = facts.activity.filter((fact) => fact.type === "exhibition" && stands(fact));
  return [
    ...facts.part.filter(stands).flatMap(({ as, whole }) => contexts.refer(wholes[as], whole)),
    ...termsOf(entity, "collection").flatMap((ref) => contexts.refer("dcterms:isPartOf", ref)),
    ...facts.relation.filter(stands).flatMap(({ predicate, to }) => {
      const name = works[predicate];
      return name === undefined ? [] : contexts.refer(name, to);
    }),
    ...facts.citation.filter(stands).flatMap((fact) => literal("dcterms:isReferencedBy", { value: citedInLine(fact) })),
    ...shown.flatMap(({ event }) => (event ? contexts.refer("dc:relation", event) : [])),
  ];
}

/** Rights in words: who holds them, and what is said of them beside the address that the aggregation has. */
function rights({ entity, facts, contexts }: Told): Xml[] {
  const held = facts.rights.filter((fact) => fact.of !== "record" && stands(fact));
  return [
    ...held.flatMap(({ text, holder }) => [
      ...texts("dc:rights", text),
      ...(holder ? contexts.refer("dc:rights", holder) : []),
    ]),
    ...texts("dc:rights", textsOf(entity, "credit-line", "use-conditions")),
  ];
}

function currentLocation({ facts, contexts }: Told): Xml[] {
  const held = facts.placement.filter(stands);
  const now = held.find(({ use }) => use === "current") ?? held.find(({ use }) => use === "usual");
  const at = now?.at ?? now?.custodian;
  const found = at ? contexts.refer("edm:currentLocation", at) : [];
  return found.length > 0 || !now?.display ? found : texts("edm:currentLocation", [now.display]).slice(0, 1);
}

/** Those whom it met on its way, that are known by an address: former owners, conservators. */
function hasMet({ facts, context, contexts }: Told): Xml[] {
  const met = facts.activity
    .filter((fact) => stands(fact) && ["acquisition", "transfer", "custody", "treatment"].includes(fact.type))
    .flatMap(actorsOf);
  const known = met.map(({ agent }) => agent).filter((agent) => addressOf(agent, context) !== undefined);
  return eachOnce(known.flatMap((agent) => contexts.refer("edm:hasMet", agent)));
}

function hasType({ entity, contexts }: Told): Xml[] {
  const types = termsOf(entity, "shape", "style", "school", "culture", "function");
  return types.flatMap((ref) => contexts.refer("edm:hasType", ref));
}

function derivedFrom({ facts, context }: Told): Xml[] {
  const from = facts.relation.filter((fact) => fact.predicate === "copy-after" && stands(fact));
  return from.flatMap(({ to }) => {
    const uri = addressOf(to, context);
    return uri === undefined ? [] : [resource("edm:isDerivativeOf", uri)];
  });
}

/** What it has to do with in another way; images of which only the identifier is known are among it. */
function related({ facts, context, contexts }: Told): Xml[] {
  const others = facts.relation.filter(
    (fact) => stands(fact) && works[fact.predicate] === undefined && fact.predicate !== "copy-after",
  );
  const unseen = facts.media.filter(({ image: { pid } }) => pid !== undefined && !context.media?.has(pid));
  const refs = [...others.map(({ to }) => to), ...unseen.filter(stands).map(({ image }) => image)];
  return refs.flatMap((ref) => contexts.refer("edm:isRelatedTo", ref));
}
