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
