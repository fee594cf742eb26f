import type { Syntax } from "./graph.ts";
import { writeNTriples } from "./n-triples.ts";

/** N-Quads as a syntax of any graph: N-Triples in a graph that is called by the address of the document. */
export const nQuadsSyntax: Syntax = {
  name: "n-quads",
  title: "N-Quads",
  extension: "nq",
  contentType: "application/n-quads",
  accepts: ["application/n-quads"],
  of: "n-quads",
  standard: "N-Quads 1.1",
  write: writeNTriples,
};
