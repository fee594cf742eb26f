import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import jsonld from "jsonld";
import type { JsonLdObj } from "jsonld/jsonld-spec.js";
import { DataFactory, Parser, type Quad } from "n3";
import { RdfXmlParser } from "rdfxml-streaming-parser";
import { sharedFolder } from "../shared-folder.ts";

const { blankNode, quad } = DataFactory;

type Syntax = "text/turtle" | "application/n-triples" | "application/n-quads" | "application/trig";

/** What a text of RDF says, parsed by N3.js. */
export function parsed(text: string, format: Syntax): Quad[] {
  return new Parser({ format }).parse(text) as Quad[];
}

/** Triples of RDF/XML, parsed by rdfxml-streaming-parser. */
export function parsedXml(text: string): Promise<Quad[]> {
  const { promise, resolve, reject } = Promise.withResolvers<Quad[]>();
  const quads: Quad[] = [];
  const parser = new RdfXmlParser();
  parser.on("data", (each: Quad) => quads.push(each));
  parser.on("error", reject);
  parser.on("end", () => resolve(quads));
  parser.write(text);
  parser.end();
  return promise;
}

/**
 * jsonld.js copies all terms of Linked Art's context, all the way down, wherever a scoped context begins: most of a second a record.
 * It never changes a term that it has defined, so that here a copy holds the same ones.
 */
const inside: { clone(value: unknown): unknown } = createRequire(import.meta.url)("jsonld/lib/util.js");
const { clone } = inside;
inside.clone = (value) => (value instanceof Map ? new Map(value) : clone(value));

const contexts = new Map<string, JsonLdObj>();

/** A context of ../shared by its address, read once. */
function contextOf(url: string): JsonLdObj {
  const before = contexts.get(url);
  if (before) return before;
  const folder = join(sharedFolder ?? "", "schemas");
  const map = JSON.parse(readFileSync(join(folder, "context-map.json"), "utf8")) as Record<string, string>;
  const file = map[url];
  if (file === undefined) throw new Error(`${url} is not among the contexts of ../shared`);
  const document = JSON.parse(readFileSync(join(folder, file), "utf8")) as JsonLdObj;
  contexts.set(url, document);
  return document;
}

/** Triples of a JSON-LD document, expanded by jsonld.js with the official contexts of ../shared. */
export async function expanded(text: string): Promise<Quad[]> {
  const documentLoader = async (url: string) => ({
    document: contextOf(url),
    documentUrl: url,
    contextUrl: undefined as never,
  });
  const written = await jsonld.toRDF(JSON.parse(text), { documentLoader, format: "application/n-quads" });
  return parsed(String(written), "application/n-triples");
}

/** A graph in which every address of a part (`PID#…`) is a blank node, as Linked Art's JSON-LD leaves most of them. */
export function withoutPartAddresses(quads: readonly Quad[], subject: string): Quad[] {
  const part = `${subject}#`;
  const blank = <T extends Quad["subject"] | Quad["object"]>(term: T) =>
    term.termType === "NamedNode" && term.value.startsWith(part)
      ? blankNode(`b${Buffer.from(term.value).toString("hex")}`)
      : term;
  return quads.map((each) =>
    quad(blank(each.subject) as never, each.predicate as never, blank(each.object) as never),
  ) as Quad[];
}

/** A graph as sorted lines, each triple once: equal exactly where two graphs without blank nodes are. */
export function lines(quads: readonly Quad[]): string[] {
  const line = ({ subject, predicate, object }: Quad) =>
    JSON.stringify([
      subject.value,
      predicate.value,
      object.termType,
      object.value,
      object.termType === "Literal" ? object.datatype.value : "",
    ]);
  return [...new Set(quads.map(line))].sort();
}

/**
 * A graph as sorted lines in which a blank node is named by all that is said of it, all the way down. Where every blank
 * node is said of one thing only, as the parts of a record are, two graphs with equal lines are isomorphic.
 */
export function foldedLines(quads: readonly Quad[]): string[] {
  const about = Map.groupBy(quads, ({ subject }) => `${subject.termType} ${subject.value}`);
  const names = new Map<string, string>();
  const nameOf = (term: Quad["subject"] | Quad["object"]): string => {
    if (term.termType !== "BlankNode") {
      return JSON.stringify([term.value, term.termType === "Literal" ? term.datatype.value : "iri"]);
    }
    const known = names.get(term.value);
    if (known) return known;
    const said = (about.get(`BlankNode ${term.value}`) ?? []).map(
      ({ predicate, object }) => `${predicate.value} ${nameOf(object)}`,
    );
    const name = createHash("sha256").update(said.sort().join("\n")).digest("hex");
    names.set(term.value, name);
    return name;
  };
  return quads
    .map(({ subject, predicate, object }) => `${nameOf(subject)} ${predicate.value} ${nameOf(object)}`)
    .sort();
}
