import jsonld from "jsonld";
import type { Quad } from "n3";
import { type Read, readJson } from "../document.ts";
import type { Fault } from "../result.ts";
import type { SchemaCache } from "../schema-cache/cache.ts";

/** Contexts by their address, as artefacts: none is asked of the network. */
const contexts: Readonly<Record<string, string>> = {
  "https://schema.org": "schema.org/schemaorg-30.0-context.jsonld",
  "http://schema.org": "schema.org/schemaorg-30.0-context.jsonld",
  "https://schema.org/docs/jsonldcontext.jsonld": "schema.org/schemaorg-30.0-context.jsonld",
  "https://linked.art/ns/v1/linked-art.json": "linked-art/linked-art.json",
  "http://iiif.io/api/presentation/3/context.json": "iiif-contexts/presentation/3/context.json",
  "http://www.w3.org/ns/anno.jsonld": "web-annotation/anno.jsonld",
};

/** Reads the statements of JSON-LD, with contexts of the schema cache. What names another context is thrown, in words. */
export function jsonLdReader(cache: SchemaCache): (text: string) => Promise<Read<Quad[]>> {
  const loaded = new Map<string, object>();

  async function documentLoader(url: string) {
    const artefact = contexts[url.replace(/\/$/, "")];
    if (artefact === undefined) throw new Error(`the context ${url} is not one that the schema cache has`);
    const document = loaded.get(artefact) ?? JSON.parse(cache.read(artefact));
    loaded.set(artefact, document);
    return { documentUrl: url, document };
  }

  return async (text) => {
    const read = readJson(text);
    if ("faults" in read) return read;
    const safe = { documentLoader, base: "", safe: true };
    try {
      return { value: (await jsonld.toRDF(read.value as jsonld.JsonLdDocument, safe)) as unknown as Quad[] };
    } catch (error) {
      const { details } = error as JsonLdFault;
      // That a context is not here is no fault of the document.
      if (details === undefined || details.cause) throw details?.cause ?? error;
      return { faults: [faultOf(error as JsonLdFault)] };
    }
  };
}

/** What jsonld.js throws; of a document that says more than its context knows, `event` is what would be lost (safe mode). */
type JsonLdFault = Error & {
  details?: { cause?: unknown; event?: { message: string; details?: Record<string, unknown> } };
};

function faultOf({ message, details }: JsonLdFault): Fault {
  if (!details?.event) return { where: "the whole", what: message };
  const { property, value, id } = details.event.details ?? {};
  return { where: String(property ?? value ?? id ?? "the whole"), what: details.event.message };
}
