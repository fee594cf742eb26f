import { Parser } from "n3";
import type { SourceRecord } from "../../port.ts";
import { termText } from "../read/term.ts";
import { inverseOf, shortName } from "../words/namespaces.ts";

/** A node of a record's graph: an address, a blank node, or words. */
export type Node = { id: string; iri?: string; value?: string; language?: string };

/** A record's graph: every node with what it is said to be related to, by short names and in both directions where the CRM has both. */
export type Graph = { subject: Node; out(node: Node, property: string): Node[]; properties(node: Node): string[] };

/** The graph of a record; its subject is the address in its key, whatever source carries it. */
export function graphOf({ key, original }: SourceRecord): Graph {
  const iri = key.split("/").slice(2).join("/");
  const edges = new Map<string, Map<string, Node[]>>();
  const link = (from: Node, property: string, to: Node) => {
    const own = edges.get(from.id) ?? new Map<string, Node[]>();
    edges.set(from.id, own);
    const nodes = own.get(property) ?? [];
    own.set(property, nodes);
    if (!nodes.some(({ id }) => id === to.id)) nodes.push(to);
  };
  for (const { subject, predicate, object } of new Parser({ format: "N-Triples" }).parse(original)) {
    const property = shortName(predicate.value);
    const [from, to] = [nodeOf(subject), nodeOf(object)];
    link(from, property, to);
    const inverse = inverseOf(property);
    if (inverse !== undefined && to.value === undefined) link(to, inverse, from);
  }
  return {
    subject: { id: `<${iri}>`, iri },
    out: ({ id }, property) => edges.get(id)?.get(property) ?? [],
    properties: ({ id }) => [...(edges.get(id)?.keys() ?? [])],
  };
}

function nodeOf(term: Parameters<typeof termText>[0]): Node {
  const id = termText(term);
  if (term.termType === "NamedNode") return { id, iri: term.value };
  if (term.termType !== "Literal") return { id };
  return { id, value: term.value, ...(term.language === "" ? {} : { language: term.language }) };
}

/** The nodes at the end of paths of properties: `at(graph, node, "crm:P1/crm:P190", "rdfs:label")`. */
export function at(graph: Graph, node: Node, ...paths: readonly string[]): Node[] {
  return paths.flatMap((path) =>
    // Addresses have slashes; short names have none.
    path
      .split(/\/(?=[a-z]+:[A-Za-z])/)
      .reduce<Node[]>((nodes, step) => nodes.flatMap((one) => graph.out(one, step)), [node]),
  );
}

/** The classes of a node. */
export const classesOf = (graph: Graph, node: Node): string[] =>
  graph.out(node, "rdf:type").flatMap(({ iri }) => iri ?? []);
