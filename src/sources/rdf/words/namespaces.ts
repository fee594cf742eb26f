const numbered: readonly [RegExp, string][] = [
  [/^https?:\/\/(?:www\.)?cidoc-crm\.org\/cidoc-crm\//, "crm"],
  [/^https?:\/\/erlangen-crm\.org\/(?:current|\d+)\//, "crm"],
  [/^https?:\/\/(?:www\.)?(?:cidoc-crm\.org|ics\.forth\.gr\/isl)\/(?:ext\/)?crmdig\//i, "crmdig"],
  [/^https?:\/\/(?:www\.)?ics\.forth\.gr\/isl\/CRMdig\//, "crmdig"],
  [/^https?:\/\/(?:www\.)?(?:cidoc-crm\.org|ics\.forth\.gr\/isl)\/(?:ext(?:ensions)?\/)?crmsci\//i, "crmsci"],
];

const named: readonly [string, string][] = [
  ["http://purl.org/dc/elements/1.1/", "dc"],
  ["http://purl.org/dc/terms/", "dc"],
  ["http://purl.org/dc/dcmitype/", "dcmitype"],
  ["http://www.w3.org/2004/02/skos/core#", "skos"],
  ["http://xmlns.com/foaf/0.1/", "foaf"],
  ["http://schema.org/", "schema"],
  ["https://schema.org/", "schema"],
  ["http://www.w3.org/2000/01/rdf-schema#", "rdfs"],
  ["http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"],
  ["http://www.w3.org/2002/07/owl#", "owl"],
  ["https://linked.art/ns/terms/", "la"],
  ["http://purl.org/ontology/bibo/", "bibo"],
];

/**
 * The short name of a class or property, without the words that differ between versions of the CRM: `"crm:P108i"` of
 * `…/P108i_was_produced_by`, `"dc:title"` of either Dublin Core; the address itself where it is of no vocabulary here.
 */
export function shortName(iri: string): string {
  for (const [space, prefix] of named) if (iri.startsWith(space)) return `${prefix}:${iri.slice(space.length)}`;
  for (const [space, prefix] of numbered) {
    const start = space.exec(iri)?.[0];
    const number = start && /^(E\d+_E\d+|[A-Z]+\d+[abiB]?)(?=_|$)/.exec(iri.slice(start.length))?.[1];
    if (number) return `${prefix}:${number.replace(/B$/, "i")}`;
  }
  return iri;
}

/** The other direction of a property of the CRM: `"crm:P108"` of `"crm:P108i"`; undefined for others. */
export function inverseOf(name: string): string | undefined {
  const [, plain, inverse] = /^(crm(?:dig|sci)?:[A-Z]+\d+)(i?)$/.exec(name) ?? [];
  return plain === undefined ? undefined : inverse ? plain : `${plain}i`;
}
