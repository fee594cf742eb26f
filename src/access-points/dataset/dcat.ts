import { prefixes } from "../../formats/rdf/prefixes.ts";
import { about, rdfsLabel, rdfType, sorted, type Triple, xsd } from "../../formats/rdf/triples.ts";
import { writeTurtle } from "../../formats/rdf/turtle.ts";
import type { DumpManifest } from "../dumps/manifest.ts";
import { type Dataset, type Service, services } from "./told-dataset.ts";

const dcat = "http://www.w3.org/ns/dcat#";
const { dcterms } = prefixes;
const foaf = "http://xmlns.com/foaf/0.1/";
const voidNamespace = "http://rdfs.org/ns/void#";

const iri = (value: string) => ({ iri: value });
const words = (value: string) => ({ value });
const typed = (value: string, datatype: string) => ({ value, datatype: `${xsd}${datatype}` });

/** The data as a whole in DCAT 3 and VoID, as Turtle: what it is, whose, under which licence, how much, and how to have it. */
export function dcatOf(dataset: Dataset, base: string, dump: DumpManifest | undefined): string {
  const { id, institution, licence, counts } = dataset;
  const thing = `${id}#data`;
  const total = Object.values(counts).reduce<number>((sum, count) => sum + (count ?? 0), 0);
  const say = about(thing);
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
    about(publisher)(rdfType, iri(`${foaf}Agent`)),
    about(publisher)(`${foaf}name`, words(institution)),
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
  const say = about(subject);
  return [
    say(rdfType, iri(`${dcat}DataService`)),
    say(rdfsLabel, words(title)),
    say(`${dcat}endpointURL`, iri(subject)),
    say(`${dcat}servesDataset`, iri(thing)),
    ...(conformsTo ? [say(`${dcterms}conformsTo`, iri(conformsTo))] : []),
  ];
}

type Filed = { dump: DumpManifest; thing: string; base: string; licence: string | undefined };

function filed(
  { name, mediaType, bytes, sha256 }: DumpManifest["files"][number],
  { dump, thing, base, licence }: Filed,
): Triple[] {
  const address = `${base}/dumps/${dump.name}/${name}`;
  const subject = `${address}#file`;
  const say = about(subject);
  return [
    about(thing)(`${dcat}distribution`, iri(subject)),
    about(thing)(`${voidNamespace}dataDump`, iri(address)),
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
