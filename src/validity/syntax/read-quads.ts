import { Parser, type Quad } from "n3";
import { RdfXmlParser } from "rdfxml-streaming-parser";
import type { Read, ReadQuads } from "../document.ts";
import type { SchemaCache } from "../schema-cache/cache.ts";

/** The forms of RDF that N3.js reads, as it names them. */
const byN3: Readonly<Record<string, string>> = {
  "text/turtle": "Turtle",
  "application/n-triples": "N-Triples",
  "application/n-quads": "N-Quads",
  "application/trig": "TriG",
};

const jsonLd = "application/ld+json";
const rdfXml = "application/rdf+xml";

/** Reads the statements of Turtle, N-Triples, N-Quads, TriG, RDF/XML and JSON-LD; a first fault ends the reading. Other types are thrown. */
export function quadsReader(cache: SchemaCache): ReadQuads {
  let readJsonLd: Promise<(text: string) => Promise<Read<Quad[]>>> | undefined;
  return async (text, mediaType) => {
    if (mediaType !== jsonLd) return readOther(text, mediaType);
    readJsonLd ??= import("./read-json-ld.ts").then(({ jsonLdReader }) => jsonLdReader(cache));
    return (await readJsonLd)(text);
  };
}

async function readOther(text: string, mediaType: string): Promise<Read<Quad[]>> {
  const format = byN3[mediaType];
  try {
    if (format !== undefined) return { value: new Parser({ format }).parse(text) as Quad[] };
    if (mediaType === rdfXml) return { value: await readRdfXml(text) };
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    const [, line] = /on line (\d+)/.exec(what) ?? [];
    return { faults: [{ where: line === undefined ? "the whole" : `line ${line}`, what }] };
  }
  throw new Error(`statements of ${mediaType} are not read here`);
}

function readRdfXml(text: string): Promise<Quad[]> {
  const { promise, resolve, reject } = Promise.withResolvers<Quad[]>();
  const quads: Quad[] = [];
  const parser = new RdfXmlParser({ trackPosition: true });
  parser.on("data", (quad: Quad) => quads.push(quad));
  parser.on("error", reject);
  parser.on("end", () => resolve(quads));
  parser.end(text);
  return promise;
}
