import type { Syntax } from "./graph.ts";
import { prefixes, split } from "./prefixes.ts";
import { type RdfObject, rdfType, type Triple } from "./triples.ts";

type Value = { "@id": string } | { "@value": string; "@type": string } | string;
type NodeObject = { "@id": string; [property: string]: readonly Value[] | string };

/** Triples, sorted by subject and predicate, as flattened JSON-LD 1.1 with a context of its own: nothing must be fetched to read it. */
export function writeJsonLdGraph(triples: readonly Triple[]): string {
  const used = new Set<string>();
  const nodes = [...Map.groupBy(triples, ({ subject }) => subject)].map(([subject, said]) =>
    nodeOf(subject, said, used),
  );
  const context = Object.fromEntries(Object.entries(prefixes).filter(([prefix]) => used.has(prefix)));
  return `${JSON.stringify({ "@context": context, "@graph": nodes }, undefined, 2)}\n`;
}

function nodeOf(subject: string, said: readonly Triple[], used: Set<string>): NodeObject {
  const node: NodeObject = { "@id": subject };
  for (const [predicate, triples] of Map.groupBy(said, ({ predicate }) => predicate)) {
    if (predicate === rdfType)
      node["@type"] = triples.flatMap(({ object }) => ("iri" in object ? [short(object.iri, used)] : []));
    else node[short(predicate, used)] = triples.map(({ object }) => written(object, used));
  }
  return node;
}

function written(object: RdfObject, used: Set<string>): Value {
  if ("iri" in object) return { "@id": object.iri };
  return object.datatype ? { "@value": object.value, "@type": short(object.datatype, used) } : object.value;
}

function short(iri: string, used: Set<string>): string {
  const { prefix, local } = split(iri);
  if (prefix === undefined || local === "") return iri;
  used.add(prefix);
  return `${prefix}:${local}`;
}

/** JSON-LD as a syntax of any graph that has no JSON-LD of its own. */
export const jsonLdSyntax: Syntax = {
  name: "json-ld",
  title: "JSON-LD",
  extension: "jsonld",
  contentType: "application/ld+json",
  accepts: ["application/ld+json"],
  of: "json-ld",
  standard: "JSON-LD 1.1",
  write: (triples) => writeJsonLdGraph(triples),
};
