import { graphRevised, linkedArtProfile } from "../linked-art/linked-art.ts";
import { graphLosses } from "../linked-art/losses.ts";
import { linkedArtRecord } from "../linked-art/record.ts";
import type { Format } from "../port.ts";
import { escapeLiteral } from "./escape-literal.ts";
import { type RdfObject, type Triple, triplesOf } from "./triples.ts";

/** Triples as N-Triples (RDF 1.1), a line each. */
export function writeNTriples(triples: readonly Triple[]): string {
  const out: string[] = [];
  for (const { subject, predicate, object } of triples) out.push(`<${subject}> <${predicate}> ${written(object)} .\n`);
  return out.join("");
}

function written(object: RdfObject): string {
  if ("iri" in object) return `<${object.iri}>`;
  const value = escapeLiteral(object.value);
  if (object.language) return `"${value}"@${object.language}`;
  return object.datatype ? `"${value}"^^<${object.datatype}>` : `"${value}"`;
}

/** The Linked Art graph as N-Triples. */
export const nTriples: Format = {
  name: "n-triples",
  title: "N-Triples",
  extension: "nt",
  contentType: "application/n-triples",
  accepts: ["application/n-triples"],
  profile: linkedArtProfile,
  types: "all",
  revised: graphRevised,
  tellsEndings: true,
  losses: graphLosses,
  validity: [{ by: "syntax", title: "N-Triples 1.1", of: "n-triples" }],
  write: (entity, { base, institution }) => writeNTriples(triplesOf(linkedArtRecord(entity, base, institution))),
};
