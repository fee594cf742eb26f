import type { Loss } from "../port.ts";

/** What EDM does not carry. */
export const edmLosses: readonly Loss[] = [
  { kind: "*", field: "from, said", reason: "EDM does not say who holds a single statement to be so" },
  { kind: "*", field: "pid, key", reason: "properties of EDM have no identity of their own" },
  {
    kind: "*",
    field: "standing, certainty",
    reason: "EDM says what is held now; what is former or doubted is left out",
  },
  { kind: "*", field: "order, sourceWord", reason: "RDF has no order, and EDM's properties are closed" },
  { kind: "name", field: "use: sort, search; parts, when", reason: "a title of EDM is a title and nothing more" },
  { kind: "number", field: "scheme, assigner, when, fault", reason: "identifiers of EDM are only words" },
  { kind: "statement", field: "text.markup", reason: "texts of EDM have no markup" },
  {
    kind: "statement",
    field: "about",
    reason: "most texts are descriptions; exhibition history, responsibility, edition and change notes are left out",
  },
  { kind: "classification", field: "part, when", reason: "EDM does not qualify a type" },
  {
    kind: "classification",
    field: "aspect: role, gender, nationality, occupation, status, other",
    reason: "EDM has no property for them",
  },
  {
    kind: "activity",
    field: "type",
    reason: "making and publishing are told; of others, those who took part and the exhibition, as words or links",
  },
  { kind: "activity", field: "who.role, share, when", reason: "EDM knows creators and publishers" },
  {
    kind: "activity",
    field: "who.qualifier",
    reason: "a qualified maker is named in words, since he is not simply the creator",
  },
  { kind: "activity", field: "price, numbers, used, technique, within", reason: "EDM has no events of its own" },
  {
    kind: "activity",
    field: "when.circa, uncertain, open, lasting",
    reason: "a time span of EDM has a beginning, an end and words",
  },
  { kind: "measurement", field: "values", reason: "EDM has extents in words" },
  { kind: "inscription", field: "type, position, by, when", reason: "an inscription is one more description" },
  { kind: "part", field: "as", reason: "EDM knows parts, formats and sources" },
  { kind: "part", field: "inseparable, principal, when", reason: "EDM does not qualify a part" },
  { kind: "subject", field: "mode, role, position, display", reason: "EDM has subjects, whether depicted or meant" },
  { kind: "citation", field: "illustrated, rank", reason: "a citation is a line" },
  { kind: "media", field: "role, technique, view", reason: "a web resource has a description" },
  {
    kind: "placement",
    field: "use: past, seat, site; state, when, position, address",
    reason: "EDM has one current location",
  },
  { kind: "rights", field: "uri", reason: "only rights of Europeana's list are told as addresses" },
  { kind: "rights", field: "sort, when, allows", reason: "EDM has one right for what is shown, and words" },
  { kind: "relation", field: "predicate, when, display", reason: "most relations are only `isRelatedTo`" },
  {
    kind: "same-as",
    field: "match: close, broad, narrow; status, scheme, by, checked",
    reason: "`owl:sameAs` is for the same thing",
  },
  {
    kind: "content",
    field: "role: text, homepage, see-also",
    reason: "EDM shows a thing by its files and by its page here",
  },
  { kind: "content", field: "sha256, version, when", reason: "EDM has no fixity" },
];
