import { ciimJson } from "./ciim-json/ciim-json.ts";
import { csv } from "./csv/csv.ts";
import { html } from "./html/html.ts";
import { jskos } from "./jskos/jskos.ts";
import { json } from "./json/json.ts";
import { linkedArt } from "./linked-art/linked-art.ts";
import { markdown, text } from "./markdown/markdown.ts";
import type { Format } from "./port.ts";
import { nTriples } from "./rdf/n-triples.ts";
import { rdfXml } from "./rdf/rdf-xml.ts";
import { turtle } from "./rdf/turtle.ts";
import { schemaOrg } from "./schema-org/schema-org.ts";
import { skos } from "./skos/skos.ts";

/** The table of formats, in the order in which people are offered them: adding one is a file and a line here. */
const data: readonly Format[] = [
  json,
  linkedArt,
  turtle,
  nTriples,
  rdfXml,
  schemaOrg,
  skos,
  jskos,
  ciimJson,
  csv,
  markdown,
  text,
];

/** Every format: those for programs, and the page for people that links to them. */
export const formats: readonly Format[] = [...data, html(data)];
