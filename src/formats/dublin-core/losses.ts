import type { Loss } from "../port.ts";

/** What neither simple nor qualified Dublin Core can say. */
export const dublinCoreLosses: readonly Loss[] = [
  {
    kind: "*",
    field: "said, certainty",
    reason: "Dublin Core has values alone: who holds them, and how surely, cannot be told",
  },
  {
    kind: "*",
    field: "standing",
    reason: "only what stands now is written, for a value cannot be marked as former or doubted",
  },
  { kind: "name", field: "use: sort, search", reason: "forms for sorting and finding are not titles" },
  { kind: "name", field: "parts, when", reason: "a title is one string without parts or time" },
  {
    kind: "number",
    field: "scheme, assigner",
    reason: "identifiers are strings; only ISBN, ISSN and ISMN are told apart, as URNs",
  },
  { kind: "number", field: "fault", reason: "a wrong number identifies nothing" },
  { kind: "statement", field: "about: change-note", reason: "it is about the record and not about the thing" },
  {
    kind: "classification",
    field: "aspect: role, gender, nationality, status, other",
    reason: "they describe people, for whom Dublin Core has no elements",
  },
  { kind: "classification", field: "part, when", reason: "a term is of the whole thing" },
  {
    kind: "activity",
    field: "type: acquisition, transfer, custody, loan and others",
    reason: "Dublin Core tells of making, publishing and taking place, not of what befell a thing later",
  },
  { kind: "activity", field: "technique, used, price, numbers", reason: "there are no elements for them" },
  { kind: "activity", field: "who.role", reason: "told only as creator, contributor or publisher" },
  { kind: "measurement", field: "values", reason: "an extent is words; the numbers stand in them" },
  { kind: "inscription", field: "position, by, when", reason: "an inscription becomes a description in words" },
  { kind: "part", field: "order", reason: "relations have no order" },
  {
    kind: "subject",
    field: "mode, position",
    reason: "a subject is neither told as depicted or discussed, nor placed",
  },
  {
    kind: "media",
    field: "role, view, caption",
    reason: "an image is a related resource with an address of its own record",
  },
  { kind: "placement", field: "*", reason: "Dublin Core has no element for where a thing is kept" },
  { kind: "rights", field: "of: record", reason: "the record's own licence is told of the whole data set" },
  { kind: "rights", field: "when, allows", reason: "rights are an address or words" },
  {
    kind: "same-as",
    field: "match: close, broad, narrow",
    reason: "a relation cannot say how near the match is, so only exact ones are written",
  },
  {
    kind: "content",
    field: "html, tei",
    reason: "a description of the thing is not the thing; its text is had in HTML and JSON",
  },
];
