import { escapeLiteral } from "./escape-literal.ts";
import type { Syntax } from "./graph.ts";
import type { RdfObject, Triple } from "./triples.ts";

/** Triples as N-Triples (RDF 1.1), a line each; in a graph that has a name, as N-Quads. */
export function writeNTriples(triples: readonly Triple[], graph?: string): string {
  const end = graph === undefined ? " .\n" : ` <${graph}> .\n`;
  const out: string[] = [];
  for (const { subject, predicate, object } of triples)
    out.push(`<${subject}> <${predicate}> ${written(object)}${end}`);
  return out.join("");
}

function written(object: RdfObject): string {
  if ("iri" in object) return `<${object.iri}>`;
  const value = escapeLiteral(object.value);
  if (object.language) return `"${value}"@${object.language}`;
  return object.datatype ? `"${value}"^^<${object.datatype}>` : `"${value}"`;
}

/** N-Triples as a syntax of any graph. */
export const nTriplesSyntax: Syntax = {
  name: "n-triples",
  title: "N-Triples",
  extension: "nt",
  contentType: "application/n-triples",
  accepts: ["application/n-triples"],
  of: "n-triples",
  standard: "N-Triples 1.1",
  write: (triples) => writeNTriples(triples),
};
