import type { KeyRef, Text } from "../../../entities/facts.ts";
import type { EntityType } from "../../../entities/types.ts";
import { aatIri } from "../../../entities/words/term.ts";
import type { SourceRecord } from "../../port.ts";
import { authorityOf } from "../../telling/authority.ts";
import { bcp47 } from "../../telling/language-tag.ts";
import { type Teller, teller } from "../../telling/teller.ts";
import type { RdfSettings } from "../options.ts";
import { isOurs } from "../read/records.ts";
import { typeOfClasses } from "../words/classes.ts";
import { at, classesOf, type Graph, graphOf, type Node } from "./graph.ts";

/** Says facts of the thing of a record from its graph. */
export type Tell = Teller & { graph: Graph; settings: RdfSettings };

/** Starts to describe a record. */
export function tellerOf(record: SourceRecord, settings: RdfSettings): Tell {
  const { audience, language } = settings;
  const tell = teller(record, { audience, ...(language === undefined ? {} : { language }) });
  return { ...tell, graph: graphOf(record), settings };
}

/** Paths to the words of a node of the CRM. */
const contents = [
  "crm:P190",
  "crm:P3",
  "rdf:value",
  "rdfs:label",
  "skos:prefLabel",
  "foaf:name",
  "schema:name",
] as const;

/** The words of a node: its own, or the content of what has words. */
export function textsOf(tell: Tell, node: Node): Text[] {
  if (node.value !== undefined)
    return node.value.trim() === ""
      ? []
      : [tell.text(node.value.trim(), bcp47(node.language) ?? tell.settings.language)];
  for (const path of contents) {
    const found = at(tell.graph, node, path).flatMap((one) => (one.value === undefined ? [] : textsOf(tell, one)));
    if (found.length > 0) return found;
  }
  return [];
}

/** The words of nodes in one list a language; what begins a second list is another fact. */
export function variantsOf(texts: readonly Text[]): Text[][] {
  const variants: Text[][] = [];
  for (const text of texts) {
    const room = variants.find((list) => !list.some(({ language }) => language === text.language));
    if (room) room.push(text);
    else variants.push([text]);
  }
  return variants;
}

/**
 * A node as a reference: to its record here, by its address, else in words. `believed` is what it is taken for where its classes do not
 * say.
 */
export function refTo(tell: Tell, node: Node, believed: EntityType): KeyRef | undefined {
  const [label] = textsOf(tell, node);
  const classes = classesOf(tell.graph, node);
  const known = typeOfClasses(classes, tell.settings);
  const type = known ?? believed;
  const called = label === undefined ? {} : { label: label.value };
  if (node.iri !== undefined) {
    // What has no class may be anybody's, unless it is said which addresses are ours.
    const isTold = classes.length > 0 || tell.settings.own !== undefined;
    const isRecord = known !== undefined && isTold && isOurs(node.iri, tell.settings);
    if (isRecord) return { type, key: tell.key("thing", node.iri) };
    return { type, uri: authorityOf(node.iri)?.uri ?? node.iri, ...called };
  }
  return label === undefined ? undefined : { type, text: label.value };
}

/** The numbers in AAT of what a node is classified as: `"300404670"`. */
export function aatOf(tell: Tell, node: Node): string[] {
  const base = aatIri("");
  return at(tell.graph, node, "crm:P2").flatMap(({ iri }) => {
    const uri = iri === undefined ? undefined : authorityOf(iri)?.uri;
    return uri?.startsWith(base) ? [uri.slice(base.length)] : [];
  });
}
