import { classes } from "../linked-art/classes.ts";
import type { LinkedArtNode, LinkedArtValue } from "../linked-art/node.ts";
import { propertyIri, type Term, termRows, terms, type ValueKind } from "../linked-art/terms.ts";

/** An RDF term that a triple says: an address, or a literal with its datatype where that is not `xsd:string`. */
export type RdfObject = { iri: string } | { value: string; datatype?: string };

export type Triple = { subject: string; predicate: string; object: RdfObject };

export const rdfType = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
export const rdfsLabel = "http://www.w3.org/2000/01/rdf-schema#label";
export const xsd = "http://www.w3.org/2001/XMLSchema#";

/**
 * A record's tree as triples, each once, in one order for all serialisations: the thing, its parts, then what it refers
 * to; class and label before other properties.
 */
export function triplesOf(root: LinkedArtNode): Triple[] {
  const found = new Map<string, Triple>();
  const subjects = new Map<string, string>();
  const rank = (iri: string) => (iri === root.id ? "0" : iri.startsWith(`${root.id}#`) ? `1${iri}` : `2${iri}`);
  walk(root, (triple) => {
    const { subject, predicate, object } = triple;
    let place = subjects.get(subject);
    if (place === undefined) {
      place = rank(subject);
      subjects.set(subject, place);
    }
    const said = "iri" in object ? object.iri : `"${object.value}"${object.datatype ?? ""}`;
    const first = predicate === rdfType ? "0" : predicate === rdfsLabel ? "1" : `2${predicate}`;
    found.set(`${place}\u0000${first}\u0000${said}`, triple);
  });
  return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, triple]) => triple);
}

function walk(node: LinkedArtNode, say: (triple: Triple) => void, parent = node): void {
  const subject = node.id;
  say({ subject, predicate: rdfType, object: { iri: classes[node.type].iri } });
  for (const [term, row] of termRows) {
    const value = node[term];
    if (value === undefined) continue;
    const predicate = propertyIri(term, node.type);
    for (const each of valuesOf(value)) {
      if (typeof each === "object") {
        say({ subject, predicate, object: { iri: each.id } });
        walk(each, say, node);
      } else say({ subject, predicate, object: literal(each, row.value, parent) });
    }
  }
}

function valuesOf(value: LinkedArtValue): readonly (LinkedArtNode | string | number)[] {
  return Array.isArray(value) ? value : [value];
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
