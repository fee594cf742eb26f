import type { Text } from "../../entities/facts.ts";
import { tagOf } from "../language-tags.ts";
import { plainText } from "../plain-text.ts";

/** A node of schema.org JSON-LD: its classes, its address where it has one, and its properties. */
export type SchemaNode = { "@type": string | readonly string[]; "@id"?: string; [property: string]: SchemaValue };
type Tagged = { "@value": string; "@language": string };
type One = string | number | boolean | Tagged | SchemaNode;
export type SchemaValue = One | readonly One[] | readonly string[] | undefined;

/** Says values of a property, after those that are said; what is undefined, and what was said already, is left out. */
export function add(node: SchemaNode, property: string, ...values: (One | undefined)[]): void {
  const said = valuesOf(node[property]);
  const seen = new Set(said.map((value) => JSON.stringify(value)));
  for (const value of values) {
    if (value === undefined || value === "" || seen.has(JSON.stringify(value))) continue;
    seen.add(JSON.stringify(value));
    said.push(value);
  }
  const [only] = said;
  if (only !== undefined) node[property] = said.length === 1 ? only : said;
}

function valuesOf(value: SchemaValue): One[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? [...value] : [value as One];
}

/** Words in plain text, with their language where it is known: `{ "@value": "Sunflowers", "@language": "en" }`. */
export function wordsOf(text: Text): string | Tagged {
  const value = plainText(text);
  const language = tagOf(text);
  return language === undefined ? value : { "@value": value, "@language": language };
}

/** The document of a node. */
export function schemaDocument(node: SchemaNode): object {
  return { "@context": "https://schema.org", ...node };
}
