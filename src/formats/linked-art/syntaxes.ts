import type { Format } from "../port.ts";
import { inSyntax } from "../rdf/graph.ts";
import { nQuadsSyntax } from "../rdf/n-quads.ts";
import { nTriplesSyntax } from "../rdf/n-triples.ts";
import { rdfXmlSyntax } from "../rdf/rdf-xml.ts";
import { trigSyntax } from "../rdf/trig.ts";
import { turtleSyntax } from "../rdf/turtle.ts";
import { linkedArtGraph } from "./graph.ts";

/** The Linked Art graph as Turtle. */
export const turtle: Format = inSyntax(linkedArtGraph, turtleSyntax);

/** The Linked Art graph as N-Triples. */
export const nTriples: Format = inSyntax(linkedArtGraph, nTriplesSyntax);

/** The Linked Art graph as RDF/XML. */
export const rdfXml: Format = {
  ...inSyntax(linkedArtGraph, rdfXmlSyntax),
  harvested: {
    prefix: "rdf",
    schema: "http://www.openarchives.org/OAI/2.0/rdf.xsd",
    namespace: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  },
};

/** The Linked Art graph as N-Quads. */
export const nQuads: Format = inSyntax(linkedArtGraph, nQuadsSyntax);

/** The Linked Art graph as TriG. */
export const trig: Format = inSyntax(linkedArtGraph, trigSyntax);
