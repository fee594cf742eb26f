import type { Graph } from "../rdf/graph.ts";
import { linkedArtContext } from "./json-ld.ts";
import { graphLosses } from "./losses.ts";
import { linkedArtRecord } from "./record.ts";
import { triplesOf } from "./triples.ts";

/** The graph that Linked Art's JSON-LD is, for every other syntax; each of its parts has an address. */
export const linkedArtGraph: Graph = {
  profile: { uri: linkedArtContext, token: "linked-art" },
  /** The day on which the same entity last began to give another graph. */
  revised: "2026-11-30",
  losses: graphLosses,
  triplesOf: (entity, context) => triplesOf(linkedArtRecord(entity, context)),
};
