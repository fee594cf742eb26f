import { escapeLiteral } from "./escape-literal.ts";
import type { Syntax } from "./graph.ts";
import { prefixes, split } from "./prefixes.ts";
import { type RdfObject, rdfType, type Triple, xsd } from "./triples.ts";

/** Local names that Turtle takes as they are (a strict part of PN_LOCAL). */
const localName = /^[A-Za-z0-9_](?:[A-Za-z0-9_-]*)$/;

/** Triples, sorted by subject and predicate, as Turtle (RDF 1.1): a block a subject, a line a property. In a graph that has a name, as TriG. */
export function writeTurtle(triples: readonly Triple[], graph?: string): string {
  const used = new Set<string>();
  const body: string[] = [];
  let before: Triple | undefined;
  for (const triple of triples) {
    const object = written(triple.object, used);
    if (before?.subject !== triple.subject) {
      body.push(before ? " .\n\n" : "\n", `<${triple.subject}>`, `\n    ${verb(triple.predicate, used)} ${object}`);
    } else if (before.predicate !== triple.predicate) body.push(` ;\n    ${verb(triple.predicate, used)} ${object}`);
    else body.push(`,\n        ${object}`);
    before = triple;
  }
  if (before) body.push(" .\n");
  const head = Object.entries(prefixes).filter(([prefix]) => used.has(prefix));
  const declared = head.map(([prefix, namespace]) => `@prefix ${prefix}: <${namespace}> .\n`).join("");
  return graph === undefined ? declared + body.join("") : `${declared}\n<${graph}> {${body.join("")}}\n`;
}

const verb = (predicate: string, used: Set<string>) => (predicate === rdfType ? "a" : short(predicate, used));

function short(iri: string, used: Set<string>): string {
  const { prefix, local } = split(iri);
  if (prefix === undefined || !localName.test(local)) return `<${iri}>`;
  used.add(prefix);
  return `${prefix}:${local}`;
}

function written(object: RdfObject, used: Set<string>): string {
  if ("iri" in object) return short(object.iri, used);
  if (object.datatype === `${xsd}integer` || object.datatype === `${xsd}double`) return object.value;
  const value = `"${escapeLiteral(object.value)}"`;
  if (object.language) return `${value}@${object.language}`;
  return object.datatype ? `${value}^^${short(object.datatype, used)}` : value;
}

/** Turtle as a syntax of any graph. */
export const turtleSyntax: Syntax = {
  name: "turtle",
  title: "Turtle",
  extension: "ttl",
  contentType: "text/turtle; charset=utf-8",
  accepts: ["text/turtle"],
  of: "turtle",
  standard: "Turtle 1.1",
  write: (triples) => writeTurtle(triples),
};
