import type { SparqlEndpoint } from "../options.ts";
import { withinIris } from "../words/classes.ts";
import { belongingIris } from "../words/reach.ts";

/** How deep nodes that belong to a thing are asked for. */
const depth = 4;

const literal = (text: string) => JSON.stringify(text);
const iris = (list: readonly string[]) => list.map((iri) => `<${iri}>`).join(" ");

/** The addresses of the next things after one, in order (SPARQL 1.1): a page begins where the last one ended. */
export function subjectsQuery({ where = everything, pageSize = 100 }: SparqlEndpoint, after: string): string {
  return `SELECT DISTINCT ?s WHERE { ${where} FILTER(isIRI(?s) && STR(?s) > ${literal(after)}) } ORDER BY STR(?s) LIMIT ${pageSize}`;
}

/** What has a class and a record of its own. */
const everything = `?s a ?class . FILTER NOT EXISTS { VALUES ?within { ${iris(withinIris)} } ?s a ?within }`;

/**
 * Everything about some things: their triples, those of what belongs to them (blank nodes, and nodes of classes that have no record of
 * their own) and the classes and labels of what they refer to.
 */
export function thingsQuery(things: readonly string[]): string {
  const belongs = (node: string) =>
    `FILTER(isBlank(${node}) || EXISTS { VALUES ?within { ${iris(withinIris)} } ${node} a ?within })`;
  const these = `VALUES ?s { ${iris(things)} }`;
  const steps = Array.from({ length: depth }, (_, index) => {
    const path = Array.from({ length: index + 1 }, (__, step) => {
      const from = step === 0 ? "?s" : `?n${step}`;
      return `${from} ?via${step} ?n${step + 1} . ${belongs(`?n${step + 1}`)}`;
    });
    return `{ ${these} ${path.join(" ")} ?n${index + 1} ?p ?o . BIND(?n${index + 1} AS ?x) }`;
  });
  const own = `{ ${these} ?s ?p ?o . BIND(?s AS ?x) }`;
  const incoming = `{ ${these} VALUES ?to { ${iris(belongingIris)} } ?n ?to ?s . ${belongs("?n")} ?n ?p ?o . BIND(?n AS ?x) }`;
  const deeper = `{ ${these} VALUES ?to { ${iris(belongingIris)} } ?n ?to ?s . ${belongs("?n")} ?n ?via ?m . ${belongs("?m")} ?m ?p ?o . BIND(?m AS ?x) }`;
  const called = `{ ${these} ?s ?any ?x . FILTER(isIRI(?x)) VALUES ?p { ${calledBy} } ?x ?p ?o }`;
  const calledWithin = `{ ${these} ?s ?any ?n1 . ${belongs("?n1")} ?n1 ?anyone ?x . FILTER(isIRI(?x)) VALUES ?p { ${calledBy} } ?x ?p ?o }`;
  return `CONSTRUCT { ?x ?p ?o } WHERE { ${[own, ...steps, incoming, deeper, called, calledWithin].join(" UNION ")} }`;
}

const calledBy =
  "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/2000/01/rdf-schema#label> <http://www.w3.org/2004/02/skos/core#prefLabel> <http://xmlns.com/foaf/0.1/name>";
