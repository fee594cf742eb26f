import type { Loss } from "../port.ts";

const noPlace = "DataCite's schema has no property for it";

/** What DataCite's schema does not carry. */
export const dataciteLosses: readonly Loss[] = [
  {
    kind: "*",
    field: "said, certainty, standing",
    reason: "DataCite has values alone; only what stands now is written",
  },
  { kind: "name", field: "use: sort, search", reason: "forms for sorting and finding are not titles" },
  { kind: "name", field: "when", reason: "a title has no time" },
  { kind: "number", field: "assigner, when", reason: "an alternate identifier has a value and a type" },
  {
    kind: "statement",
    field: "about: change-note, use-conditions",
    reason: "they are about the record, or told among the rights",
  },
  {
    kind: "classification",
    field: "aspect: shape, function, level, carrier, collection, role, status and others",
    reason: noPlace,
  },
  { kind: "activity", field: "type: transfer, custody, loan, treatment and others", reason: noPlace },
  { kind: "activity", field: "who of all but making and publishing", reason: noPlace },
  { kind: "activity", field: "technique, used, price, numbers", reason: noPlace },
  { kind: "activity", field: "when without bounds", reason: "a date is ISO 8601; words stand only beside one" },
  { kind: "measurement", field: "of: all but whole", reason: "a size is of the whole resource" },
  { kind: "inscription", field: "position, by, when", reason: "an inscription becomes a description in words" },
  { kind: "part", field: "as: broader, in-scheme, stop, contained-within", reason: "there is no such relation type" },
  { kind: "part", field: "whole in words", reason: "a related identifier needs an address" },
  {
    kind: "subject",
    field: "mode, position",
    reason: "a subject is neither told as depicted or discussed, nor placed",
  },
  { kind: "citation", field: "pages, number, figure", reason: "a related identifier is an address alone" },
  {
    kind: "media",
    field: "role, view, caption",
    reason: "an image is a related identifier, the address of its own record",
  },
  {
    kind: "placement",
    field: "*",
    reason: "DataCite tells of the places that a resource is about, not of where it is kept",
  },
  { kind: "rights", field: "of: record", reason: "the record's own licence is told of the whole data set" },
  { kind: "rights", field: "when, allows", reason: "rights are an address and words" },
  {
    kind: "relation",
    field: "predicate: frame-of, pendant-to, related and others",
    reason: "there is no such relation type",
  },
  { kind: "same-as", field: "match: close, broad, narrow", reason: "only an exact match is identical" },
  {
    kind: "content",
    field: "url of files",
    reason: "formats and sizes of files are told; their addresses are found at the identifier",
  },
];
