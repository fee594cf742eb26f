import type { Loss } from "../port.ts";

const notCited = "a citation tells who, what, when and where; of all else the identifier leads to the record";

/** What citations do not carry, in whatever format. */
export const citationLosses: readonly Loss[] = [
  {
    kind: "*",
    field: "said, certainty, standing",
    reason: "a citation has values alone; only what stands now is written",
  },
  { kind: "*", field: "language of texts", reason: "a citation is in one language: the first of each text is taken" },
  { kind: "name", field: "use: all but preferred and short", reason: "a citation has one title and its short form" },
  {
    kind: "number",
    field: "scheme, assigner",
    reason:
      "only ISBN, ISSN, DOI, volume and issue have fields; of objects and archives their first own number is written",
  },
  {
    kind: "statement",
    field: "about: all but abstract, description, scope, edition, medium, dimensions, credit-line",
    reason: notCited,
  },
  {
    kind: "classification",
    field: "aspect: all but type, genre, level, material, language, theme, style",
    reason: notCited,
  },
  { kind: "activity", field: "type: all but production, creation, publication, exhibition", reason: notCited },
  {
    kind: "activity",
    field: "who.role",
    reason: "editors, translators and illustrators are told; all others are authors",
  },
  {
    kind: "activity",
    field: "who.agent",
    reason: "a name in direct order is not taken apart by guessing; life dates and titles of nobility are left out",
  },
  { kind: "activity", field: "when: all but the first", reason: "a citation has one date" },
  { kind: "measurement", field: "of: all but whole", reason: notCited },
  { kind: "inscription", field: "*", reason: notCited },
  { kind: "part", field: "as: all but contained-in, archival, series", reason: notCited },
  { kind: "subject", field: "mode, position", reason: "subjects are keywords" },
  { kind: "citation", field: "*", reason: "what others wrote of a thing is no part of its own citation" },
  { kind: "media", field: "*", reason: notCited },
  {
    kind: "placement",
    field: "*",
    reason: "where it hangs today is soon wrong in a bibliography; the identifier tells it",
  },
  { kind: "rights", field: "*", reason: notCited },
  { kind: "relation", field: "*", reason: notCited },
  { kind: "same-as", field: "all but DOIs", reason: "of other identifiers for the same thing only a DOI has a field" },
  { kind: "content", field: "*", reason: "the identifier is the address to cite, and leads to the files" },
];
