import { rdfsLabel, rdfType, sorted, type Triple, xsd } from "../../formats/rdf/triples.ts";
import { writeTurtle } from "../../formats/rdf/turtle.ts";
import type { DumpManifest } from "../dumps/manifest.ts";
import type { Dataset } from "./dataset.ts";

const dcat = "http://www.w3.org/ns/dcat#";
const dcterms = "http://purl.org/dc/terms/";
const foaf = "http://xmlns.com/foaf/0.1/";
const voidNamespace = "http://rdfs.org/ns/void#";

/** What there is to follow: `{ path: "/oai", title: "OAI-PMH 2.0", conformsTo: "http://www.openarchives.org/OAI/2.0/" }`. */
export type Service = { path: string; title: string; conformsTo?: string };

/** The ways in which the whole can be had. */
export const services: readonly Service[] = [
  { path: "/oai", title: "OAI-PMH 2.0", conformsTo: "http://www.openarchives.org/OAI/2.0/" },
  { path: "/changes", title: "IIIF Change Discovery 1.0", conformsTo: "http://iiif.io/api/discovery/1/" },
  { path: "/ldes", title: "Linked Data Event Stream", conformsTo: "https://w3id.org/ldes/specification" },
  { path: "/sitemap.xml", title: "Sitemaps", conformsTo: "http://www.sitemaps.org/schemas/sitemap/0.9" },
];

const iri = (value: string) => ({ iri: value });
const words = (value: string) => ({ value });
const typed = (value: string, datatype: string) => ({ value, datatype: `${xsd}${datatype}` });

/** The data as a whole in DCAT 3 and VoID, as Turtle: what it is, whose, under which licence, how much, and how to have it. */
export function dcatOf(dataset: Dataset, base: string, dump: DumpManifest | undefined): string {
  const { id, institution, licence, counts } = dataset;
  const thing = `${id}#data`;
  const total = Object.values(counts).reduce<number>((sum, count) => sum + (count ?? 0), 0);
  const say = (predicate: string, object: Triple["object"]): Triple => ({ subject: thing, predicate, object });
  const publisher = `${id}#publisher`;
  const triples: Triple[] = [
    say(rdfType, iri(`${dcat}Dataset`)),
    say(rdfType, iri(`${voidNamespace}Dataset`)),
    say(`${dcterms}title`, words(`${institution}: public records`)),
    say(`${dcterms}publisher`, iri(publisher)),
    say(`${dcat}landingPage`, iri(id)),
    say(`${voidNamespace}uriSpace`, words(`${base}/`)),
    say(`${voidNamespace}entities`, typed(String(total), "integer")),
    say(`${voidNamespace}vocabulary`, iri("http://www.cidoc-crm.org/cidoc-crm/")),
    say(`${voidNamespace}vocabulary`, iri("https://linked.art/ns/terms/")),
    ...(licence ? [say(`${dcterms}license`, iri(licence))] : []),
    ...lastRead(dataset).map((at) => say(`${dcterms}modified`, typed(at, "dateTime"))),
    { subject: publisher, predicate: rdfType, object: iri(`${foaf}Agent`) },
    { subject: publisher, predicate: `${foaf}name`, object: words(institution) },
    ...services.flatMap((service) => servedBy(service, thing, base)),
    ...(dump ? dump.files.flatMap((file) => filed(file, { dump, thing, base, licence })) : []),
  ];
  return writeTurtle(sorted(triples));
}

function lastRead({ sources }: Dataset): string[] {
  return sources
    .flatMap(({ asOf }) => asOf ?? [])
    .sort()
    .slice(-1);
}

function servedBy({ path, title, conformsTo }: Service, thing: string, base: string): Triple[] {
  const subject = `${base}${path}`;
  return [
    { subject, predicate: rdfType, object: iri(`${dcat}DataService`) },
    { subject, predicate: rdfsLabel, object: words(title) },
    { subject, predicate: `${dcat}endpointURL`, object: iri(subject) },
    { subject, predicate: `${dcat}servesDataset`, object: iri(thing) },
    ...(conformsTo ? [{ subject, predicate: `${dcterms}conformsTo`, object: iri(conformsTo) }] : []),
  ];
}

type Filed = { dump: DumpManifest; thing: string; base: string; licence: string | undefined };

function filed(
  { name, mediaType, bytes, sha256 }: DumpManifest["files"][number],
  { dump, thing, base, licence }: Filed,
): Triple[] {
  const address = `${base}/dumps/${dump.name}/${name}`;
  const subject = `${address}#file`;
  const say = (predicate: string, object: Triple["object"]): Triple => ({ subject, predicate, object });
  return [
    { subject: thing, predicate: `${dcat}distribution`, object: iri(subject) },
    { subject: thing, predicate: `${voidNamespace}dataDump`, object: iri(address) },
    say(rdfType, iri(`${dcat}Distribution`)),
    say(`${dcat}downloadURL`, iri(address)),
    say(`${dcat}mediaType`, iri(`https://www.iana.org/assignments/media-types/${mediaType}`)),
    say(`${dcat}compressFormat`, iri("https://www.iana.org/assignments/media-types/application/gzip")),
    say(`${dcat}byteSize`, typed(String(bytes), "nonNegativeInteger")),
    say("http://spdx.org/rdf/terms#checksumValue", words(sha256)),
    say(`${dcterms}issued`, typed(dump.made, "dateTime")),
    ...(licence ? [say(`${dcterms}license`, iri(licence))] : []),
  ];
}
