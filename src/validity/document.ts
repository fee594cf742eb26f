import { XmlDocument, XmlLibError } from "libxml2-wasm";
import type { Quad } from "n3";
import type { Fault } from "./result.ts";
import { faultsOfXml } from "./xml-faults.ts";

/** What was read of a document, or why it cannot be read so. */
export type Read<T> = { value: T } | { faults: Fault[] };

/** A document that is held to rules: its text and its media type (`"application/ld+json"`). It is read once, whatever the number of rules. */
export type Document = {
  text: string;
  mediaType: string;
  json(): Read<unknown>;
  xml(): Read<XmlDocument>;
  /** Its statements, read as RDF of its own media type or of the one given. */
  quads(as?: string): Promise<Read<Quad[]>>;
  /** Gives back what libxml2 holds of it. */
  close(): void;
};

/** How the statements of a document are read, by its media type. */
export type ReadQuads = (text: string, mediaType: string) => Promise<Read<Quad[]>>;

/** A document to be held to rules. */
export function documentOf(text: string, mediaType: string, readQuads: ReadQuads): Document {
  let json: Read<unknown> | undefined;
  let xml: Read<XmlDocument> | undefined;
  const quads = new Map<string, Promise<Read<Quad[]>>>();
  return {
    text,
    mediaType,
    json: () => (json ??= readJson(text)),
    xml: () => (xml ??= readXml(text)),
    quads(as = mediaType) {
      const known = quads.get(as) ?? readQuads(text, as);
      quads.set(as, known);
      return known;
    },
    close() {
      if (xml && "value" in xml) xml.value.dispose();
      xml = undefined;
    },
  };
}

/** Reads JSON. */
export function readJson(text: string): Read<unknown> {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { faults: [{ where: "the whole", what: error instanceof Error ? error.message : String(error) }] };
  }
}

/** Nothing outside the document is loaded: libxml2 has no network here, and no file is offered to it. */
function readXml(text: string): Read<XmlDocument> {
  try {
    return { value: XmlDocument.fromString(text) };
  } catch (error) {
    if (error instanceof XmlLibError) return { faults: faultsOfXml(error) };
    throw error;
  }
}
