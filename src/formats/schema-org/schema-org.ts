import { legalJson } from "../legal-text.ts";
import type { Format, Loss } from "../port.ts";
import { schemaDocument } from "./node.ts";
import { schemaNode } from "./record.ts";

const losses: readonly Loss[] = [
  {
    kind: "*",
    field: "standing: former, proposed, rejected, alternative",
    reason: "schema.org cannot say that a claim is former, doubted or rejected: only what is held now is written",
  },
  { kind: "*", field: "said, certainty", reason: "schema.org has no words for who holds a claim and on what ground" },
  { kind: "name", field: "use: search, sort", reason: "forms for finding and sorting are not what a thing is called" },
  { kind: "name", field: "when", reason: "names have no dates" },
  { kind: "number", field: "fault", reason: "mistaken numbers would be taken for its own" },
  { kind: "number", field: "when", reason: "an identifier has no dates" },
  {
    kind: "classification",
    field: "aspect: nationality",
    reason: "schema.org asks for a country where records have an adjective",
  },
  { kind: "classification", field: "part, when", reason: "a keyword has neither" },
  {
    kind: "activity",
    field: "type: acquisition, transfer, custody, loan",
    reason: "schema.org has no provenance; the written provenance is kept as a passage",
  },
  {
    kind: "activity",
    field: "type: active, sampling, examination, treatment, move, other",
    reason: "schema.org has no such events of a thing",
  },
  {
    kind: "activity",
    field: "used, technique, price, numbers, who.share, who.when",
    reason: "a creation has makers, dates and places only",
  },
  {
    kind: "measurement",
    field: "display, when, approximate",
    reason: "a quantity has neither; words of dimensions are kept where they are a statement",
  },
  { kind: "inscription", field: "position, by, when", reason: "a passage is words only" },
  {
    kind: "part",
    field: "as: broader, stop, sampled-from",
    reason: "schema.org has no hierarchy of terms and no samples",
  },
  { kind: "part", field: "when, inseparable, principal", reason: "a part is a link only" },
  { kind: "subject", field: "role, position, display", reason: "what a work is about is a link only" },
  {
    kind: "citation",
    field: "pages, number, figure, illustrated, rank, note",
    reason: "a link to the publication has no place for them",
  },
  { kind: "media", field: "view, technique", reason: "an image has a caption and a licence, but no view" },
  {
    kind: "placement",
    field: "use: current, usual, past",
    reason: "a work of schema.org has no place where it hangs; bodies and places have an address",
  },
  { kind: "placement", field: "state, custodian, when", reason: "a place has neither" },
  { kind: "rights", field: "when, allows", reason: "a licence is an address and who holds it; uses are told in words" },
  {
    kind: "relation",
    field: "predicate: frame-of, study-for, pendant-to, connected-place, continues, other-format-of, related",
    reason: "schema.org has no such property",
  },
  { kind: "relation", field: "when, display", reason: "a relation is a link only" },
  { kind: "same-as", field: "match: close, broad, narrow", reason: "sameAs is for the same thing only" },
  { kind: "content", field: "role: master, service", reason: "the picture that may be shown stands for its files" },
  { kind: "content", field: "tei, conformsTo, version", reason: "a file has a format and a size only" },
];

/** schema.org as JSON-LD: what search engines read. */
export const schemaOrg: Format = {
  name: "schema-org",
  title: "schema.org (JSON-LD)",
  extension: "schema.jsonld",
  contentType: 'application/ld+json;profile="https://schema.org/"',
  accepts: ["application/ld+json"],
  profile: { uri: "https://schema.org/", token: "schema" },
  tokens: ["schema.org"],
  types: "all",
  revised: "2026-11-30",
  wantsReferrers: true,
  wantsMedia: true,
  tellsEndings: true,
  losses,
  validity: [
    {
      by: "syntax",
      title: "JSON-LD 1.1, by the context of schema.org 30.0",
      artefact: "schema.org/schemaorg-30.0-context.jsonld",
      of: "json-ld",
    },
  ],
  write: (entity, context) => `${legalJson(schemaDocument(schemaNode(entity, context)), 2)}\n`,
};
