import type { Text } from "../../entities/facts.ts";
import { tagOf } from "../language-tags.ts";
import { plainText } from "../plain-text.ts";
import { element, type Xml } from "../xml.ts";

/** A property whose value is words without markup, in their language where that is known: `<dc:title xml:lang="en">`. None where there are no words. */
export function literal(name: string, text: Text): Xml[] {
  const words = plainText(text).trim();
  return words === "" ? [] : [element(name, { "xml:lang": tagOf(text) }, words)];
}

/** A property for each of some texts. */
export function texts(name: string, list: readonly Text[] = []): Xml[] {
  return list.flatMap((text) => literal(name, text));
}

/** A property whose value is an address. */
export function resource(name: string, uri: string): Xml {
  return element(name, { "rdf:resource": uri });
}
