import { classes } from "../linked-art/classes.ts";
import type { LinkedArtNode, LinkedArtValue } from "../linked-art/node.ts";
import { propertyIri, type Term, terms, type ValueKind } from "../linked-art/terms.ts";

/** An RDF term that a triple says: an address, or a literal with its language or its datatype where that is not `xsd:string`. */
export type RdfObject = { iri: string } | { value: string; datatype?: string; language?: string };

export type Triple = { subject: string; predicate: string; object: RdfObject };

export const rdfType = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
export const rdfsLabel = "http://www.w3.org/2000/01/rdf-schema#label";
export const xsd = "http://www.w3.org/2001/XMLSchema#";

/** Begins to say things of a subject: `about("https://…")(rdfType, { iri: … })` is a triple. */
export const about =
  (subject: string) =>
  (predicate: string, object: RdfObject): Triple => ({ subject, predicate, object });

/**
 * A record's tree as triples, each once, in one order for all serialisations: the thing, its parts, then what it refers
 * to; class and label before other properties.
 */
export function triplesOf(root: LinkedArtNode): Triple[] {
  const said: Triple[] = [];
  walk(root, root, new Set(), (triple) => said.push(triple));
  return eachOnce(root.id, said);
}

/** Triples about a thing, each once and in the order of all serialisations. */
export function eachOnce(root: string, triples: readonly Triple[]): Triple[] {
  const bySubject = new Map<string, Triple[]>();
  for (const triple of triples) {
    const before = bySubject.get(triple.subject);
    if (before) before.push(triple);
    else bySubject.set(triple.subject, [triple]);
  }
  const others = [...bySubject.keys()].filter((iri) => iri !== root).sort();
  const isPart = (iri: string) => iri.startsWith(`${root}#`);
  const subjects = [root, ...others.filter(isPart), ...others.filter((iri) => !isPart(iri))];
  return subjects.flatMap((subject) => inOrder(bySubject.get(subject) ?? []));
}

/** Triples of any subjects by subject and predicate, each once, as the writers want them. */
export function sorted(triples: readonly Triple[]): Triple[] {
  const keyed = new Map(triples.map((one) => [`${one.subject} ${one.predicate} ${textOf(one.object)}`, one]));
  return [...keyed].sort(([a], [b]) => compareText(a, b)).map(([, triple]) => triple);
}

/** The triples of one subject, each once: class and label before other properties, then by property and value. */
export function inOrder(triples: Triple[]): Triple[] {
  if (triples.length > 1) triples.sort(compare);
  return triples.filter((triple, index) => index === 0 || compare(triple, triples[index - 1] ?? triple) !== 0);
}

function compare(a: Triple, b: Triple): number {
  return compareText(placeOf(a.predicate), placeOf(b.predicate)) || compareText(textOf(a.object), textOf(b.object));
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const placeOf = (predicate: string) => (predicate === rdfType ? "0" : predicate === rdfsLabel ? "1" : predicate);
const textOf = (object: RdfObject) =>
  "iri" in object ? object.iri : `"${object.value}"${object.language ?? object.datatype ?? ""}`;

function walk(
  node: LinkedArtNode,
  parent: LinkedArtNode,
  seen: Set<LinkedArtNode>,
  say: (triple: Triple) => void,
): void {
  if (seen.has(node)) return;
  seen.add(node);
  const subject = node.id;
  say({ subject, predicate: rdfType, object: { iri: classes[node.type].iri } });
  for (const key of Object.keys(node)) {
    if (key === "id" || key === "type") continue;
    const term = key as Term;
    const predicate = propertyIri(term, node.type);
    for (const each of valuesOf(node[term])) {
      if (typeof each === "object") {
        say({ subject, predicate, object: { iri: each.id } });
        walk(each, node, seen, say);
      } else say({ subject, predicate, object: literal(each, terms[term].value, parent) });
    }
  }
}

function valuesOf(value: LinkedArtValue | undefined): readonly (LinkedArtNode | string | number)[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

/** An assigned property is one of the node that the assignment is about: its `part_of` is that node's class's. */
function literal(value: string | number, kind: ValueKind, about: LinkedArtNode): RdfObject {
  if (kind === "term") return { iri: value === "part_of" ? propertyIri(value, about.type) : terms[value as Term].iri };
  if (typeof value === "number") return number(value);
  return kind === "date" ? { value, datatype: `${xsd}dateTime` } : { value };
}

/** A JSON number as RDF: the lexical forms that JSON-LD 1.1 (API, section 8.6) gives it, so that both are one graph. */
function number(value: number): RdfObject {
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return { value: value.toFixed(0), datatype: `${xsd}integer` };
  const [digits = "", exponent = ""] = value.toExponential(15).split("e");
  const short = digits.replace(/0+$/, "").replace(/\.$/, ".0");
  return { value: `${short}E${exponent.replace("+", "")}`, datatype: `${xsd}double` };
}
