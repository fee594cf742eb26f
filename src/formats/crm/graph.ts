import { linkedArtRecord } from "../linked-art/record.ts";
import { triplesOf } from "../linked-art/triples.ts";
import type { Graph } from "../rdf/graph.ts";
import { eachOnce } from "../rdf/triples.ts";
import { crmLosses } from "./losses.ts";
import { sayMore } from "./say-more.ts";

/**
 * A record in CIDOC-CRM 7.1.3 with its extensions CRMsci and CRMdig: the Linked Art graph, and beside it what that has no place for.
 * Whoever reads both finds the same things at the same addresses.
 */
export const crmGraph: Graph = {
  own: { name: "crm", title: "CIDOC-CRM 7.1.3", extension: "crm" },
  profile: { uri: "http://www.cidoc-crm.org/cidoc-crm/7.1.3/", token: "crm" },
  revised: "2026-11-30",
  losses: crmLosses,
  triplesOf(entity, context) {
    const first = triplesOf(linkedArtRecord(entity, context));
    return eachOnce(`${context.base}/${entity.pid}`, [...first, ...sayMore(entity, context, first)]);
  },
};
