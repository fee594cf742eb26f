import { ciimJson } from "./ciim-json/ciim-json.ts";
import { bibtex } from "./citation/bibtex.ts";
import { cslJson } from "./citation/csl-json.ts";
import { ris } from "./citation/ris.ts";
import { crmFormats } from "./crm/crm.ts";
import { csv } from "./csv/csv.ts";
import { datacite } from "./datacite/datacite.ts";
import { oaiDc } from "./dublin-core/oai-dc.ts";
import { qdc } from "./dublin-core/qdc.ts";
import { ead3 } from "./ead3/ead3.ts";
import { edm } from "./edm/edm.ts";
import { html } from "./html/html.ts";
import { jskos } from "./jskos/jskos.ts";
import { json } from "./json/json.ts";
import { lido, lido10 } from "./lido/lido.ts";
import { linkedArt } from "./linked-art/linked-art.ts";
import { nQuads, nTriples, rdfXml, trig, turtle } from "./linked-art/syntaxes.ts";
import { marcxml } from "./marcxml/marcxml.ts";
import { markdown, text } from "./markdown/markdown.ts";
import { mods } from "./mods/mods.ts";
import type { Format } from "./port.ts";
import { schemaOrg } from "./schema-org/schema-org.ts";
import { skos } from "./skos/skos.ts";

/** The table of formats, in the order in which people are offered them: adding one is a file and a line here. */
const data: readonly Format[] = [
  json,
  linkedArt,
  turtle,
  nTriples,
  rdfXml,
  nQuads,
  trig,
  lido,
  lido10,
  edm,
  schemaOrg,
  skos,
  jskos,
  ciimJson,
  csv,
  markdown,
  text,
  oaiDc,
  qdc,
  datacite,
  marcxml,
  mods,
  ead3,
  bibtex,
  ris,
  cslJson,
  ...crmFormats,
];

/** Every format: those for programs, and the page for people that links to them. */
export const formats: readonly Format[] = [...data, html(data)];
