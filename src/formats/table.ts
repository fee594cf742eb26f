import { crmFormats } from "./crm/crm.ts";
import { html } from "./html/html.ts";
import { json } from "./json/json.ts";
import { linkedArt } from "./linked-art/linked-art.ts";
import type { Format } from "./port.ts";
import { nQuads } from "./rdf/n-quads.ts";
import { nTriples } from "./rdf/n-triples.ts";
import { rdfXml } from "./rdf/rdf-xml.ts";
import { trig } from "./rdf/trig.ts";
import { turtle } from "./rdf/turtle.ts";

/** The table of formats, in the order in which people are offered them: adding one is a file and a line here. */
const data: readonly Format[] = [json, linkedArt, turtle, nTriples, rdfXml, nQuads, trig, ...crmFormats];

/** Every format: those for programs, and the page for people that links to them. */
export const formats: readonly Format[] = [...data, html(data)];
