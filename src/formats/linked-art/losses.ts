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
  {
    kind: "activity",
    field: "price.amount, price.currency",
    reason:
      "a payment is an amount in a currency of ISO 4217 for a thing that changed hands; of others the words are kept",
  },
  { kind: "inscription", field: "position.x, y, w, h", reason: "Linked Art has no regions; the side is kept in words" },
  { kind: "part", field: "inseparable, principal", reason: noQualifiedLinks },
  { kind: "subject", field: "position", reason: "Linked Art has no regions" },
  { kind: "placement", field: "position on surface or plan", reason: "only a place on earth has a shape" },
  { kind: "rights", field: "allows", reason: "uses are the delivering system's" },
  { kind: "rights", field: "of: record", reason: "they are the document's, not the thing's" },
  { kind: "same-as", field: "match: close, broad, narrow", reason: "`equivalent` is for the same thing" },
  { kind: "same-as", field: "status: candidate, rejected, moved, dead", reason: "not held to be the same now" },
  { kind: "same-as", field: "by, checked, scheme", reason: noQualifiedLinks },
  { kind: "content", field: "sha256", reason: "Linked Art has no fixity" },
];
