import { Readable } from "node:stream";

import { type BaseQuad, StreamParser } from "n3";
import { RdfXmlParser } from "rdfxml-streaming-parser";
import { Problem } from "../../../errors.ts";
import { bytesOf } from "../../reading/bytes.ts";
import type { FoundFile } from "../../reading/files-in.ts";
import { type Triple, termText } from "./term.ts";

/** Files that are read, by the end of their names. */
export const rdfFiles = /\.(ttl|n3|nt|rdf|owl|xml)(\.gz)?$/i;

/** The triples of a file in Turtle, N-Triples or RDF/XML, as it is read. Fault: `source-unreadable`, with what is wrong in it. */
export async function* triplesIn({ file, path }: FoundFile, base: string | undefined): AsyncGenerator<Triple> {
  const format = /\.(\w+?)(\.gz)?$/.exec(file.toLowerCase())?.[1] ?? "ttl";
  const based = base === undefined ? {} : { baseIRI: base };
  const parser = ["ttl", "n3", "nt"].includes(format)
    ? new StreamParser({ ...based, format: format === "nt" ? "N-Triples" : "Turtle" })
    : new RdfXmlParser(based);
  const chunks = Readable.from(bytesOf(path, file));
  // What goes wrong while the file is read is told by the parser's stream, which is the one that is waited for.
  chunks.on("error", (error) => parser.destroy(error));
  try {
    for await (const quad of chunks.pipe(parser)) yield tripleOf(quad as BaseQuad);
  } catch (error) {
    if (error instanceof Problem) throw error;
    const why = error instanceof Error ? error.message : String(error);
    const relative = /relative|invalid iri/i.test(why) ? " If its addresses are relative, set `base`." : "";
    throw new Problem("source-unreadable", `${file} cannot be read as RDF (${why}).${relative} Export it again.`);
  }
}

/** A quad as a triple: in which graph it stands is not kept. */
export function tripleOf({ subject, predicate, object }: BaseQuad): Triple {
  return { s: termText(subject), p: termText(predicate), o: termText(object) };
}
