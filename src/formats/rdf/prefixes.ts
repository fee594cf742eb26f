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

type Name = { prefix: string | undefined; namespace: string; local: string };

/** Properties, classes and datatypes split so far: they are few, and asked for by the thousand. */
const known = new Map<string, Name>();

/** An address split after its last `#` or `/`, with the prefix of what comes before where there is one. */
export function split(iri: string): Name {
  const before = known.get(iri);
  if (before) return before;
  const at = Math.max(iri.lastIndexOf("#"), iri.lastIndexOf("/")) + 1;
  const namespace = iri.slice(0, at);
  const name = { prefix: byNamespace.get(namespace), namespace, local: iri.slice(at) };
  if (name.prefix !== undefined && name.prefix !== "aat") known.set(iri, name);
  return name;
}
