import type { Loss } from "../port.ts";

/** What the MARC record of a publication does not carry. */
export const marcLosses: readonly Loss[] = [
  {
    kind: "*",
    field: "said, certainty, standing",
    reason: "only what stands now is written; of numbers those that are wrong or former too",
  },
  { kind: "name", field: "language, when", reason: "the language of a title is that of the publication (008)" },
  {
    kind: "name",
    field: "text in other scripts, of all but the title",
    reason: "only the title is paired with its own script (880)",
  },
  {
    kind: "number",
    field: "scheme, of numbers without a field of their own",
    reason: "024 names only schemes of MARC's source code list",
  },
  { kind: "number", field: "fault: duplicate, placeholder", reason: "they number nothing" },
  { kind: "statement", field: "about: change-note", reason: "it is about the record" },
  {
    kind: "statement",
    field: "about: label, arrangement, medium, dimensions, condition, credit-line, other",
    reason: "they become general notes (500)",
  },
  {
    kind: "classification",
    field: "aspect: material, technique, shape, collection and those of people",
    reason: "MARC describes publications by genre, carrier and subject",
  },
  { kind: "classification", field: "languages that have no code here", reason: "008 and 041 have codes of ISO 639-2" },
  {
    kind: "activity",
    field: "type: all but production, creation, publication and custody",
    reason: "there are no fields for what befell a publication",
  },
  { kind: "activity", field: "who of a publication, as references", reason: "264 has names in words" },
  { kind: "activity", field: "title, event, used, technique, price, numbers", reason: "there are no fields for them" },
  {
    kind: "measurement",
    field: "beside a physical description in words",
    reason: "300 is written as the source describes it",
  },
  { kind: "inscription", field: "position, by, when", reason: "an inscription becomes a general note" },
  {
    kind: "part",
    field: "as: broader, in-scheme, sampled-from, copy-of, stop, contained-within",
    reason: "they are not said of publications",
  },
  { kind: "subject", field: "mode", reason: "MARC does not tell depicted from discussed" },
  {
    kind: "subject",
    field: "sort of subdivision",
    reason: "subdivisions are all general ($x): the facts do not tell form from place and time",
  },
  { kind: "media", field: "role, view, caption", reason: "an image is an address in 856" },
  { kind: "placement", field: "*", reason: "where a copy stands is told of the copy, in a holdings record" },
  { kind: "rights", field: "of: record", reason: "the record's own licence is told of the whole data set" },
  { kind: "same-as", field: "match: close, broad, narrow", reason: "758 is for the same thing" },
  { kind: "content", field: "html, tei, sizes", reason: "856 has an address and a media type" },
];
