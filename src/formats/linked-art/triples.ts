import { eachOnce, type RdfObject, rdfType, type Triple, xsd } from "../rdf/triples.ts";
import { classes } from "./classes.ts";
import type { LinkedArtNode, LinkedArtValue } from "./node.ts";
import { propertyIri, type Term, terms, type ValueKind } from "./terms.ts";

/**
 * A record's tree as triples, each once, in one order for all serialisations: the thing, its parts, then what it refers
 * to; class and label before other properties.
 */
export function triplesOf(root: LinkedArtNode): Triple[] {
  const said: Triple[] = [];
  walk(root, root, new Set(), (triple) => said.push(triple));
  return eachOnce(root.id, said);
}

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
