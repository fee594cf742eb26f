import type { Text } from "../../entities/facts.ts";
import type { PublicRef } from "../../publish/public-entity.ts";
import { addressOf } from "../address-of.ts";
import { bare, languageOf } from "../ead3/writing.ts";
import { authorityIri } from "../iri.ts";
import type { WriteContext } from "../port.ts";
import { type Attributes, element, type Xml } from "../xml.ts";

/** An element with words in their language, where there are any: `<title lang="eng">Papers</title>`. */
export function said(name: string, text: Text, attributes: Attributes = {}): Xml[] {
  const words = bare(text);
  return words === "" ? [] : [element(name, { ...attributes, ...languageOf(text) }, words)];
}

/** An element with words that say no language, where there are any. */
export function worded(name: string, words: Text | string | undefined, attributes: Attributes = {}): Xml[] {
  const value = words === undefined ? "" : bare(typeof words === "string" ? { value: words } : words);
  return value === "" ? [] : [element(name, attributes, value)];
}

/** An element that holds others, where there are any: the schema wants no empty `originInfo`. */
export function holding(name: string, attributes: Attributes, ...children: readonly Xml[][]): Xml[] {
  const all = children.flat();
  return all.length === 0 ? [] : [element(name, attributes, all)];
}

/** Its addresses, the authorities' first, then that of its PID. */
export function addressesOf(ref: PublicRef, context: WriteContext): string[] {
  const there = [ref.uri, ...(ref.sameAs ?? [])].flatMap((uri) => (uri && authorityIri(uri)) || []);
  const here = ref.pid === undefined ? undefined : addressOf(ref, context);
  return [...new Set([...there, ...(here ? [here] : [])])];
}

/** `valueURI`: the address of what an element names, the authority's before the PID's. */
export function valueUri(ref: PublicRef, context: WriteContext): Attributes {
  return { valueURI: addressesOf(ref, context)[0] };
}

/** A source's word is a code of a vocabulary where it is one short word: `"lcsh"`; what sources say otherwise is none. */
export function authorityOf(word: string | undefined): Attributes {
  return { authority: word !== undefined && /^[a-z][a-z0-9/-]{1,15}$/.test(word) ? word : undefined };
}
