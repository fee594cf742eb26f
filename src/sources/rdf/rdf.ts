import { hash } from "node:crypto";
import type { Source } from "../port.ts";
import { describeThing, fieldsOf } from "./describe/describe-thing.ts";
import { type RdfOptions, settingsOf } from "./options.ts";
import { readEndpoint } from "./read/read-endpoint.ts";
import { readFolder } from "./read/read-folder.ts";

/** Raised whenever the code here says something else of the same record. */
const codeRevision = 1;

/**
 * RDF in files or behind a SPARQL endpoint: the CIDOC CRM and Linked Art, Dublin Core, SKOS, FOAF, schema.org; see docs/sources/rdf.md.
 * Fault: `config-invalid`.
 */
export function rdf(options: RdfOptions): Source {
  const settings = settingsOf(options);
  const { name, folder = "", sparql, own, types, otherwise, audience, language } = settings;
  return {
    name,
    title: sparql ? "RDF (SPARQL)" : "RDF (Turtle, N-Triples, RDF/XML)",
    revision: `${codeRevision}-${hash("sha256", JSON.stringify([own, types, otherwise, audience, language])).slice(0, 12)}`,
    read: (from) => (sparql ? readEndpoint(settings, sparql, from) : readFolder(settings, folder)),
    describe: (record) => describeThing(record, settings),
    fieldsOf,
  };
}
