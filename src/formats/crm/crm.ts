import type { Format } from "../port.ts";
import { inSyntax } from "../rdf/graph.ts";
import { jsonLdSyntax } from "../rdf/json-ld.ts";
import { nQuadsSyntax } from "../rdf/n-quads.ts";
import { nTriplesSyntax } from "../rdf/n-triples.ts";
import { rdfXmlSyntax } from "../rdf/rdf-xml.ts";
import { trigSyntax } from "../rdf/trig.ts";
import { turtleSyntax } from "../rdf/turtle.ts";
import { crmGraph } from "./graph.ts";

const syntaxes = [turtleSyntax, jsonLdSyntax, nTriplesSyntax, rdfXmlSyntax, nQuadsSyntax, trigSyntax];

/** CIDOC-CRM 7.1.3 in every syntax of RDF: `?_profile=crm`, or `.crm.ttl`. */
export const crmFormats: readonly Format[] = syntaxes.map((syntax) => inSyntax(crmGraph, syntax));
