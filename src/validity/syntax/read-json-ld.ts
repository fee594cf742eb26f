import jsonld from "jsonld";
import type { Quad } from "n3";
import { type Read, readJson } from "../document.ts";
import type { Fault } from "../result.ts";
import type { SchemaCache } from "../schema-cache/cache.ts";

/**
 * Contexts by their address, as artefacts: none is asked of the network. Linked Art's and IIIF's are left out: jsonld.js needs a second
 * for a document with as many scoped contexts as theirs, and both have schemas.
 */
const contexts: Readonly<Record<string, string>> = {
  "https://schema.org": "schema.org/schemaorg-30.0-context.jsonld",
  "http://schema.org": "schema.org/schemaorg-30.0-context.jsonld",
  "https://schema.org/docs/jsonldcontext.jsonld": "schema.org/schemaorg-30.0-context.jsonld",
};

/** Reads the statements of JSON-LD, with contexts of the schema cache. What names another context is thrown, in words. */
export function jsonLdReader(cache: SchemaCache): (text: string) => Promise<Read<Quad[]>> {
  const loaded = new Map<string, object>();

  function contextAt(url: string) {
    const artefact = contexts[url.replace(/\/$/, "")];
    if (artefact === undefined) throw new Error(`the context ${url} is not one that the schema cache has`);
    const document = loaded.get(artefact) ?? JSON.parse(cache.read(artefact));
    loaded.set(artefact, document);
    return { documentUrl: url, document, tag: "static" };
  }

  return async (text) => {
    const read = readJson(text);
    if ("faults" in read) return read;
    let lacking: unknown;
    const documentLoader = async (url: string) => {
      try {
        return contextAt(url);
      } catch (error) {
        lacking = error;
        throw error;
      }
    };
    try {
      const options = { documentLoader, base: "", safe: true };
      return { value: (await jsonld.toRDF(read.value as jsonld.JsonLdDocument, options)) as unknown as Quad[] };
    } catch (error) {
      // That a context is not here is no fault of the document.
      if (lacking !== undefined) throw lacking;
      return { faults: [faultOf(error as JsonLdFault)] };
    }
  };
}

/** What jsonld.js throws; of a document that says more than its context knows, `event` is what would be lost (safe mode). */
type JsonLdFault = Error & {
  details?: { event?: { message: string; details?: Record<string, unknown> } };
};

function faultOf({ message, details }: JsonLdFault): Fault {
  if (!details?.event) return { where: "the whole", what: message };
  const { property, value, id } = details.event.details ?? {};
  return { where: String(property ?? value ?? id ?? "the whole"), what: details.event.message };
}
