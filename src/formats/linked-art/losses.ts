import type { Loss } from "../port.ts";

const noQualifiedLinks = "Linked Art's direct links cannot be qualified";

/** The losses of the Linked Art graph, held to the writers by a test. */
export const graphLosses: readonly Loss[] = [
  { kind: "*", field: "from", reason: "where a fact comes from is told at the record's /why" },
  { kind: "*", field: "order", reason: "JSON-LD sets and RDF have no order" },
  { kind: "*", field: "sourceWord", reason: "kept only where it is the only name of what is meant (other, related)" },
  { kind: "*", field: "pid", reason: "a relationship's own PID resolves to the record at the fact" },
  { kind: "*", field: "said", reason: "kept for statements in words, and where a claim is an attribute assignment" },
  { kind: "name", field: "use: search", reason: "forms for finding are not names people use" },
  { kind: "number", field: "fault: placeholder", reason: "a placeholder numbers nothing" },
  { kind: "classification", field: "part", reason: "parts have no records of their own" },
  { kind: "classification", field: "when", reason: noQualifiedLinks },
  {
    kind: "activity",
    field: "price.amount",
    reason: "a payment belongs to a provenance record of its own; its words are kept",
  },
  { kind: "activity", field: "price.currency", reason: "as the amount" },
  { kind: "activity", field: "who.role", reason: "kept for makers, givers and takers; others simply carried it out" },
  { kind: "activity", field: "who.share", reason: noQualifiedLinks },
  { kind: "activity", field: "where.role", reason: noQualifiedLinks },
  { kind: "inscription", field: "position.x, y, w, h", reason: "Linked Art has no regions; the side is kept in words" },
  { kind: "part", field: "when", reason: noQualifiedLinks },
  { kind: "part", field: "inseparable, principal", reason: noQualifiedLinks },
  { kind: "subject", field: "position", reason: "Linked Art has no regions" },
  { kind: "citation", field: "illustrated, rank", reason: "a citation is words and a link" },
  { kind: "media", field: "role", reason: "Linked Art has no order or role of representations" },
  { kind: "placement", field: "when", reason: "Linked Art places by moves, which belong to provenance records" },
  { kind: "placement", field: "position on surface or plan", reason: "only a place on earth has a shape" },
  { kind: "rights", field: "when", reason: "the schema gives rights no time" },
  { kind: "rights", field: "allows", reason: "uses are the delivering system's" },
  { kind: "rights", field: "of: media, record", reason: "they are the image's or the document's, not the thing's" },
  { kind: "same-as", field: "match: close, broad, narrow", reason: "`equivalent` is for the same thing" },
  { kind: "same-as", field: "status: candidate, rejected, moved, dead", reason: "not held to be the same now" },
  { kind: "same-as", field: "by, checked, scheme", reason: noQualifiedLinks },
  { kind: "content", field: "sha256, version, when", reason: "Linked Art has no fixity" },
];
