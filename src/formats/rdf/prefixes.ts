/** The prefixes of the RDF files, in the order in which they are declared. */
export const prefixes = {
  aat: "http://vocab.getty.edu/aat/",
  crm: "http://www.cidoc-crm.org/cidoc-crm/",
  dc: "http://purl.org/dc/elements/1.1/",
  dcterms: "http://purl.org/dc/terms/",
  dig: "http://www.ics.forth.gr/isl/CRMdig/",
  la: "https://linked.art/ns/terms/",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  sci: "http://www.ics.forth.gr/isl/CRMsci/",
  skos: "http://www.w3.org/2004/02/skos/core#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
} as const;

const byNamespace = new Map<string, string>(Object.entries(prefixes).map(([prefix, namespace]) => [namespace, prefix]));

/** An address split after its last `#` or `/`, with the prefix of what comes before where there is one. */
export function split(iri: string): { prefix: string | undefined; namespace: string; local: string } {
  const at = Math.max(iri.lastIndexOf("#"), iri.lastIndexOf("/")) + 1;
  const namespace = iri.slice(0, at);
  return { prefix: byNamespace.get(namespace), namespace, local: iri.slice(at) };
}
