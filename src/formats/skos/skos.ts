import type { PublicEntity } from "../../publish/public-entity.ts";
import { safeIri } from "../iri.ts";
import type { Format, Loss, WriteContext } from "../port.ts";
import { prefixes } from "../rdf/prefixes.ts";
import { inOrder, type RdfObject, rdfsLabel, rdfType, type Triple, xsd } from "../rdf/triples.ts";
import { writeTurtle } from "../rdf/turtle.ts";
import { type Concept, conceptOf, conceptTypes, matchKinds, noteKinds, type Other } from "./concept.ts";

/** What a concept of SKOS and of JSKOS has no room for. */
export const conceptLosses: readonly Loss[] = [
  {
    kind: "*",
    field: "standing: former, proposed, rejected, alternative",
    reason: "a concept has no doubtful labels or places in a hierarchy: only what is held is written",
  },
  { kind: "*", field: "said, certainty", reason: "a label or note does not say who holds it" },
  { kind: "name", field: "parts, when", reason: "a label is words in a language" },
  {
    kind: "number",
    field: "scheme, fault, when, assigner",
    reason: "a notation stands alone; numbers of others are hidden labels, for finding",
  },
  {
    kind: "part",
    field: "as: member, archival, series, sampled-from, copy-of, contained-in, stop",
    reason: "a hierarchy of concepts has only broader and narrower",
  },
  { kind: "part", field: "when, inseparable, principal", reason: "a place in a hierarchy is a link only" },
  {
    kind: "relation",
    field:
      "predicate: frame-of, copy-after, version-of, study-for, pendant-to, documented-by, described-by, teacher-of, parent-of, spouse-of, sibling-of, worked-for, connected-place, continues, other-format-of, translation-of",
    reason: "SKOS knows one association between concepts",
  },
  { kind: "relation", field: "when, display", reason: "an association is a link only" },
  {
    kind: "content",
    field: "html, tei, format, conformsTo, widthPx, heightPx, bytes, sha256, version, language, when",
    reason: "a link says only where more is told",
  },
  { kind: "classification", field: "*", reason: "what sort of concept it is, Linked Art and plain JSON say" },
  { kind: "measurement", field: "*", reason: "concepts are not measured" },
  { kind: "inscription", field: "*", reason: "nothing is written on a concept" },
  { kind: "subject", field: "*", reason: "a concept is not about others; that is told by works" },
  { kind: "citation", field: "*", reason: "a bibliography stands in Linked Art and plain JSON" },
  { kind: "rights", field: "*", reason: "what may be done with the data stands once, as its licence" },
];

const losses: readonly Loss[] = [
  ...conceptLosses,
  { kind: "activity", field: "*", reason: "SKOS has no dates and places of events; JSKOS and Linked Art tell them" },
  { kind: "placement", field: "*", reason: "SKOS has no coordinates; JSKOS and schema.org tell them" },
  { kind: "media", field: "*", reason: "SKOS has no pictures; JSKOS and Linked Art tell them" },
];

const { skos: ns, dcterms } = prefixes;
const owlDeprecated = "http://www.w3.org/2002/07/owl#deprecated";
const seeAlso = "http://www.w3.org/2000/01/rdf-schema#seeAlso";

/** A concept in SKOS, as Turtle. */
export const skos: Format = {
  name: "skos",
  title: "SKOS (Turtle)",
  extension: "skos.ttl",
  contentType: "text/turtle; charset=utf-8",
  accepts: ["text/turtle"],
  profile: { uri: ns, token: "skos" },
  types: conceptTypes,
  revised: "2026-11-30",
  wantsReferrers: true,
  tellsEndings: true,
  losses,
  validity: [{ by: "syntax", title: "Turtle 1.1", of: "turtle" }],
  write: (entity, context) => writeTurtle(skosTriples(entity, context)),
};

/** The triples of a concept: its own first, then what is said of others: their labels, and that a scheme is one. */
function skosTriples(entity: PublicEntity, context: WriteContext): Triple[] {
  const concept = conceptOf(entity, context);
  const own: Triple[] = [];
  const say = (predicate: string, ...objects: RdfObject[]) =>
    own.push(...objects.map((object) => ({ subject: concept.iri, predicate, object })));
  say(rdfType, { iri: `${ns}${concept.isScheme ? "ConceptScheme" : "Concept"}` });
  say(`${ns}prefLabel`, ...concept.preferred);
  say(`${ns}altLabel`, ...concept.alternative);
  say(`${ns}hiddenLabel`, ...concept.hidden);
  say(`${ns}notation`, ...concept.notations.map((value) => ({ value })));
  for (const kind of noteKinds) say(`${ns}${kind}`, ...concept.notes[kind]);
  say(seeAlso, ...concept.seeAlso.map((iri) => ({ iri })));
  sayPlaces(concept, say);
  sayRecord(entity, context, say);
  return [...inOrder(own), ...saidOfOthers(concept)];
}

type Say = (predicate: string, ...objects: RdfObject[]) => unknown;

/** Where it stands. A scheme stands nowhere: semantic relations are between concepts. */
function sayPlaces(concept: Concept, say: Say): void {
  if (concept.isScheme) {
    say(seeAlso, ...matchKinds.flatMap((kind) => concept.matches[kind].map((iri) => ({ iri }))));
    return;
  }
  const iris = (others: Other[]) => others.map(({ iri }) => ({ iri }));
  say(`${ns}broader`, ...iris(concept.broader));
  say(`${ns}narrower`, ...iris(concept.narrower));
  say(`${ns}related`, ...iris(concept.related));
  say(`${ns}inScheme`, ...iris(concept.schemes));
  if (concept.isTop) say(`${ns}topConceptOf`, ...iris(concept.schemes));
  for (const kind of matchKinds) say(`${ns}${kind}`, ...concept.matches[kind].map((iri) => ({ iri })));
}

function sayRecord({ pid, modified, ending }: PublicEntity, context: WriteContext, say: Say): void {
  say(`${dcterms}identifier`, { value: pid });
  say(`${dcterms}modified`, { value: modified, datatype: `${xsd}dateTime` });
  const licence = safeIri(context.licence);
  if (licence) say(`${dcterms}license`, { iri: licence });
  if (!ending) return;
  say(owlDeprecated, { value: "true", datatype: `${xsd}boolean` });
  if (ending.successor?.pid) say(`${dcterms}isReplacedBy`, { iri: `${context.base}/${ending.successor.pid}` });
}

function saidOfOthers(concept: Concept): Triple[] {
  const { broader, narrower, related, schemes, isScheme } = concept;
  const others = new Map(
    [...schemes, ...(isScheme ? [] : [...broader, ...narrower, ...related])].map((one) => [one.iri, one]),
  );
  const schemeIris = new Set(schemes.map(({ iri }) => iri));
  return [...others.values()]
    .sort((a, b) => (a.iri < b.iri ? -1 : 1))
    .flatMap(({ iri, label }): Triple[] => [
      ...(schemeIris.has(iri) && !isScheme
        ? [{ subject: iri, predicate: rdfType, object: { iri: `${ns}ConceptScheme` } }]
        : []),
      { subject: iri, predicate: rdfsLabel, object: { value: label } },
    ]);
}
