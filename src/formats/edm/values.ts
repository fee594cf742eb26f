import type { Text } from "../../entities/facts.ts";
import { plainText } from "../plain-text.ts";
import { element, type Xml } from "../xml.ts";

/** A property whose value is words, in their language where that is known: `<dc:title xml:lang="en">`. None where there are no words. */
export function literal(name: string, { value, language }: Text): Xml[] {
  const words = value.trim();
  const isTag = language !== undefined && /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(language);
  return words === "" ? [] : [element(name, { "xml:lang": isTag ? language : undefined }, words)];
}

/** A property for each of some texts, without their markup. */
export function texts(name: string, list: readonly Text[] = []): Xml[] {
  return list.flatMap((text) =>
    literal(name, { value: plainText(text), ...(text.language ? { language: text.language } : {}) }),
  );
}

/** A property whose value is an address. */
export function resource(name: string, uri: string): Xml {
  return element(name, { "rdf:resource": uri });
}
