import type { Loss } from "../port.ts";

/** What LIDO does not carry, in either version. */
export const lidoLosses: readonly Loss[] = [
  { kind: "*", field: "from", reason: "where a fact comes from is told at the record's /why" },
  { kind: "*", field: "pid", reason: "a relationship's own PID resolves to the record" },
  {
    kind: "*",
    field: "standing",
    reason: "LIDO says what is held now; only attributions, titles and repositories can be former",
  },
  { kind: "*", field: "certainty", reason: "LIDO qualifies attributions, nothing else" },
  {
    kind: "*",
    field: "said",
    reason: "kept in a line where LIDO has a source element: titles, descriptions, attributions, materials",
  },
  { kind: "*", field: "order", reason: "elements stand in order, their numbers are not told" },
  { kind: "*", field: "sourceWord", reason: "kept only where it is the only name of what is meant (other, related)" },
  { kind: "name", field: "use: sort, search", reason: "forms for sorting and finding are not titles" },
  { kind: "name", field: "use: short", reason: "LIDO has preferred, alternative and former titles" },
  { kind: "name", field: "parts, when", reason: "a title of LIDO has neither parts nor a time" },
  { kind: "number", field: "fault", reason: "a wrong number is no number to publish" },
  { kind: "number", field: "when", reason: "a number of LIDO has no time" },
  { kind: "statement", field: "text.markup", reason: "texts of LIDO have no markup" },
  { kind: "classification", field: "when", reason: "a classification of LIDO has no time" },
  {
    kind: "activity",
    field: "within",
    reason: "that an event was part of another is told by the exhibition's own record",
  },
  { kind: "activity", field: "price.amount, currency", reason: "kept in words: LIDO has no element for a price" },
  {
    kind: "activity",
    field: "when.lasting, uncertain, open, extent, calendar",
    reason: "a date of LIDO has bounds and words",
  },
  { kind: "activity", field: "when", reason: "an event has one date: of several, the bounds are those of all" },
  { kind: "activity", field: "who.when", reason: "an actor in LIDO has no time of his own in an event" },
  { kind: "measurement", field: "when", reason: "a measurement of LIDO has no time" },
  { kind: "inscription", field: "by, when", reason: "LIDO does not say who wrote an inscription, and when" },
  { kind: "inscription", field: "position.x, y, w, h", reason: "LIDO has no regions; the side is kept in words" },
  { kind: "part", field: "inseparable, principal, when", reason: "a related work of LIDO has neither" },
  { kind: "subject", field: "role, position", reason: "LIDO has no regions, and no roles of subjects" },
  { kind: "citation", field: "illustrated, rank", reason: "a related work of LIDO has neither" },
  { kind: "media", field: "role", reason: "the primary image comes first, and technical ones say so" },
  {
    kind: "placement",
    field: "use",
    reason: "LIDO knows a current and a former repository: usual and current place are one",
  },
  { kind: "placement", field: "state, when", reason: "a repository of LIDO has neither" },
  { kind: "placement", field: "position", reason: "LIDO has points on earth only; other positions are no place" },
  { kind: "rights", field: "allows", reason: "named uses are the delivering system's" },
  { kind: "relation", field: "when", reason: "a related work of LIDO has no time" },
  { kind: "same-as", field: "match: close, broad, narrow", reason: "a published identifier is the thing's own" },
  { kind: "same-as", field: "status: candidate, rejected, moved, dead", reason: "not held to be the same now" },
  { kind: "same-as", field: "scheme, by, checked", reason: "an identifier of LIDO is an address" },
  { kind: "content", field: "role: text; html, tei", reason: "a thing's own text is not metadata" },
  { kind: "content", field: "role: see-also", reason: "LIDO has one kind of page about a thing" },
  { kind: "content", field: "sha256, version, when", reason: "a resource of LIDO has no fixity" },
];

/** What LIDO 1.0 does not carry beside that. */
export const lido10Losses: readonly Loss[] = [
  { kind: "placement", field: "display", reason: "LIDO 1.0 has no display element for repositories" },
  { kind: "activity", field: "who.said", reason: "LIDO 1.0 has no source element for attributions" },
];
