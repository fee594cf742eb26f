import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DataFactory, Parser, type Quad, Store } from "n3";
import SHACLValidator from "rdf-validate-shacl";
import { sharedFolder } from "../shared-folder.ts";
import { expanded } from "./graphs.ts";

const folder = join(sharedFolder ?? "", "schemas/schema.org");
const read = (file: string) => readFileSync(join(folder, file), "utf8");

/** schema.org's data types: what they shape is a literal. */
const dataTypes: ReadonlySet<string> = new Set(
  [
    "Text",
    "Date",
    "DateTime",
    "Time",
    "Number",
    "Integer",
    "Float",
    "Boolean",
    "URL",
    "CssSelectorType",
    "XPathType",
  ].map((name) => `http://schema.org/validation#ValidSchema${name}`),
);

/** schema.org's shapes ask a node of everything, so that no literal is ever valid; what shapes a data type asks that no more. */
function shapes(): Quad[] {
  const quads = new Parser().parse(read("schemaorg-30.0-shapes.shacl")) as Quad[];
  return quads.filter(
    ({ subject, predicate }) =>
      !(dataTypes.has(subject.value) && predicate.value === "http://www.w3.org/ns/shacl#nodeKind"),
  );
}

let validator: SHACLValidator | undefined;
let parents: Map<string, string[]> | undefined;

/** The classes above one, itself first, by schema.org's own list of subclasses. */
function above(iri: string): string[] {
  parents ??= Map.groupBy(new Parser().parse(read("schemaorg-30.0-subclasses.shacl")), ({ subject }) => subject.value)
    .entries()
    .reduce(
      (all, [name, quads]) =>
        all.set(
          name,
          quads.map(({ object }) => object.value),
        ),
      new Map<string, string[]>(),
    );
  return [iri, ...(parents.get(iri) ?? []).flatMap(above)];
}

const { namedNode, quad } = DataFactory;
const rdfType = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/**
 * What schema.org's SHACL shapes have against a document, a line a fault. The subclasses that the data graph is to hold are said of
 * each node instead, which comes to the same and is many times faster.
 */
export async function shapeFaults(document: string): Promise<string[]> {
  validator ??= new SHACLValidator(new Store(shapes()) as never);
  const typed = (await expanded(document)).flatMap((each) =>
    each.predicate.value === rdfType
      ? above(each.object.value).map(
          (iri) => quad(each.subject as never, each.predicate as never, namedNode(iri)) as Quad,
        )
      : [each],
  );
  const report = await validator.validate(new Store(typed) as never);
  return report.results.map(
    ({ focusNode, path, value }) => `${focusNode?.value} ${JSON.stringify(path)} ${value?.value}`,
  );
}

type Term = { "@id": string; "@type": string | string[]; [property: string]: unknown };
type Vocabulary = { classes: Map<string, Set<string>>; properties: Map<string, { domain: string[]; range: string[] }> };

const ids = (value: unknown): string[] =>
  [value]
    .flat()
    .flatMap((one) => (typeof one === "object" && one !== null && "@id" in one ? [short(String(one["@id"]))] : []));
const short = (iri: string) => iri.replace(/^schema:/, "");

let known: Vocabulary | undefined;

/** schema.org's classes with all that they are under, and its properties with what has them and what they have. */
function vocabulary(): Vocabulary {
  if (known) return known;
  const terms = (JSON.parse(read("schemaorg-30.0-all-https.jsonld")) as { "@graph": Term[] })["@graph"];
  const parents = new Map(terms.map((term) => [short(term["@id"]), ids(term["rdfs:subClassOf"])]));
  const above = (name: string): string[] => [name, ...(parents.get(name) ?? []).flatMap(above)];
  const properties = terms.filter((term) => term["@type"] === "rdf:Property");
  known = {
    classes: new Map([...parents.keys()].map((name) => [name, new Set(above(name))])),
    properties: new Map(
      properties.map((term) => [
        short(term["@id"]),
        { domain: ids(term["schema:domainIncludes"]), range: ids(term["schema:rangeIncludes"]) },
      ]),
    ),
  };
  return known;
}

/** What the vocabulary itself has against a document: a class or property that is not there, a property of the wrong thing or with the wrong value. */
export function vocabularyFaults(text: string): string[] {
  const { "@context": _, ...node } = JSON.parse(text) as Record<string, unknown>;
  return nodeFaults(node, vocabulary());
}

function nodeFaults(node: Record<string, unknown>, vocab: Vocabulary): string[] {
  const names = [node["@type"]].flat().map(String);
  const is = classesAbove(names, vocab);
  const said = Object.entries(node).filter(([property]) => !property.startsWith("@"));
  return [
    ...names.filter((name) => !vocab.classes.has(name)).map((name) => `${name} is no class`),
    ...said.flatMap(([property, value]) => {
      const row = vocab.properties.get(property);
      if (!row) return [`${property} is no property`];
      const at = `${names} ${property}`;
      const wrong = row.domain.some((name) => is.has(name)) ? [] : [`${at}: is a property of ${row.domain}`];
      return [...wrong, ...[value].flat().flatMap((one) => valueFaults(at, one, row.range, vocab))];
    }),
  ];
}

function classesAbove(names: readonly string[], vocab: Vocabulary): Set<string> {
  return new Set(names.flatMap((name) => [...(vocab.classes.get(name) ?? [])]));
}

function valueFaults(at: string, value: unknown, range: string[], vocab: Vocabulary): string[] {
  if (typeof value !== "object" || value === null) return literalFaults(at, value, range);
  if ("@value" in value) return literalFaults(at, value["@value"], range);
  const node = value as Record<string, unknown>;
  const is = classesAbove([node["@type"]].flat().map(String), vocab);
  const fits = range.some((name) => is.has(name));
  return [...(fits ? [] : [`${at}: takes ${range}, not ${node["@type"]}`]), ...nodeFaults(node, vocab)];
}

const iso = /^[-+]?\d{4,6}(?:-\d\d(?:-\d\d(?:T[\d:.]+Z)?)?)?(?:\/[-+]?\d{4,6}(?:-\d\d(?:-\d\d)?)?)?$/;

function literalFaults(at: string, value: unknown, range: string[]): string[] {
  const fits: Record<string, boolean> = {
    Text: typeof value === "string",
    URL: typeof value === "string" && URL.canParse(value),
    Number: typeof value === "number",
    Integer: Number.isInteger(value),
    Boolean: typeof value === "boolean",
    Date: typeof value === "string" && iso.test(value),
    DateTime: typeof value === "string" && iso.test(value),
  };
  return range.some((name) => fits[name]) ? [] : [`${at}: takes ${range}, not ${JSON.stringify(value)}`];
}
