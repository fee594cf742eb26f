import type { Loss } from "../port.ts";

/** What a MODS record does not carry. */
export const modsLosses: readonly Loss[] = [
  {
    kind: "*",
    field: "said, certainty, standing",
    reason: "only what stands now is written, but former titles and numbers; MODS does not tell who says so",
  },
  { kind: "name", field: "use: search", reason: "it is for finding, and is no title" },
  { kind: "name", field: "when", reason: "titles have no dates in MODS" },
  { kind: "number", field: "fault: duplicate, placeholder", reason: "they number nothing" },
  { kind: "number", field: "when", reason: "identifiers have no dates in MODS" },
  {
    kind: "classification",
    field: "aspect: role, gender, nationality, occupation, status",
    reason: "MODS describes works, and these are said of people and of work in progress",
  },
  { kind: "classification", field: "part, when", reason: "a genre or form is of the whole thing" },
  {
    kind: "activity",
    field:
      "type: birth, death, life, active, formation, dissolution, acquisition, transfer, loan, exhibition, event, sampling, examination, treatment, move, display, other",
    reason: "MODS knows of making, publishing and owning; what else befell a thing is only in notes that tell of it",
  },
  {
    kind: "activity",
    field: "title, event, within, used, technique, price, numbers, display",
    reason: "originInfo has places, names and dates",
  },
  { kind: "activity", field: "who.share, when", reason: "a name has a role, and neither share nor time" },
  { kind: "activity", field: "when.lasting, extent", reason: "a date has two ends, and not how it lies between them" },
  { kind: "measurement", field: "values, when, approximate", reason: "an extent is in words" },
  { kind: "inscription", field: "position, by, when", reason: "an inscription becomes a note" },
  { kind: "part", field: "inseparable, principal, when", reason: "relatedItem says only of what kind the relation is" },
  { kind: "subject", field: "role, position", reason: "a subject is of the whole thing" },
  { kind: "citation", field: "illustrated, rank", reason: "the place in a publication is pages, number and figure" },
  {
    kind: "media",
    field: "role, technique, view",
    reason: "an image is an address with a caption",
  },
  { kind: "placement", field: "use: past, seat, site", reason: "location is where a thing is now" },
  { kind: "placement", field: "state, position, when", reason: "location names a place, no more" },
  { kind: "rights", field: "when, allows", reason: "accessCondition is in words, with an address" },
  { kind: "relation", field: "when, display", reason: "relatedItem says only of what kind the relation is" },
  { kind: "same-as", field: "match: close, broad, narrow", reason: "an identifier is of the same thing" },
  { kind: "same-as", field: "scheme", reason: "the address itself says whose it is" },
  {
    kind: "content",
    field: "html, tei, format, conformsTo, widthPx, heightPx, bytes, sha256, version, language, when",
    reason: "a file is an address; the record describes the text and does not hold it",
  },
];
