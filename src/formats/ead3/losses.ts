import type { Loss } from "../port.ts";

/** What the EAD3 description of an archival entity does not carry. */
export const eadLosses: readonly Loss[] = [
  {
    kind: "*",
    field: "said, certainty, standing",
    reason: "only what stands now is written; of numbers the former ones too",
  },
  {
    kind: "name",
    field: "use, when",
    reason: "the first title is the preferred one; EAD3 does not tell the others apart",
  },
  { kind: "name", field: "use: sort, search", reason: "forms for sorting and finding are not titles" },
  { kind: "number", field: "assigner, when", reason: "a unitid has a type and words" },
  { kind: "number", field: "fault", reason: "a wrong number identifies nothing" },
  { kind: "statement", field: "about: change-note", reason: "it is about the record" },
  {
    kind: "statement",
    field: "about: description, label, history, exhibition-history, edition and others",
    reason: "they become other data or history under a heading",
  },
  {
    kind: "classification",
    field: "aspect: shape, school, collection, class-mark, status and those of people",
    reason: "there are no access points for them",
  },
  { kind: "classification", field: "part, when", reason: "an access point is of the whole" },
  {
    kind: "activity",
    field: "type: all but production, creation and publication",
    reason: "EAD3 tells of later events in prose alone",
  },
  { kind: "activity", field: "where, used, technique, price, numbers", reason: "there are no elements for them" },
  { kind: "activity", field: "who.qualifier, who of a publication", reason: "an origination is a name with a relator" },
  { kind: "measurement", field: "values: all but one extent", reason: "they stand in words" },
  { kind: "inscription", field: "position, by, when", reason: "an inscription becomes other data in words" },
  { kind: "part", field: "order", reason: "one description holds one level; its place among its siblings is not told" },
  { kind: "subject", field: "mode, position", reason: "an access point is neither told as depicted nor as discussed" },
  { kind: "citation", field: "publication, as a reference", reason: "a bibliography is prose" },
  { kind: "media", field: "role, view, caption", reason: "a dao is an address with a title" },
  {
    kind: "placement",
    field: "use: past; when, position, state, address",
    reason: "physloc tells where it is kept, in words",
  },
  { kind: "rights", field: "of: record", reason: "the record's own licence is that of the finding aid" },
  { kind: "rights", field: "when, allows", reason: "restrictions are prose" },
  { kind: "same-as", field: "match: close, broad, narrow", reason: "only an exact match is the same" },
  { kind: "content", field: "html, tei, format, sizes", reason: "a dao is an address with a role" },
];
