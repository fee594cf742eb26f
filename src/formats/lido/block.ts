import type { Text } from "../../entities/facts.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import type { FactsByKind } from "../facts-by-kind.ts";
import { tagOf } from "../language-tags.ts";
import { plainText } from "../plain-text.ts";
import type { WriteContext } from "../port.ts";
import { type Attributes, element, type Xml } from "../xml.ts";

/** A version of LIDO. In 1.0 some elements are words that are concepts in 1.1, and some are not there. */
export type Version = "1.0" | "1.1";

/** A part of a LIDO record that is in one language: what it is written from, and the languages of all parts, the main one first. */
export type Block = {
  version: Version;
  language: string;
  languages: readonly [string, ...string[]];
  entity: PublicEntity;
  facts: FactsByKind;
  context: WriteContext;
};

/** Children of an element; those that are undefined are not written. */
export type Part = Xml | undefined | readonly Part[];

/** Names as they are written, by LIDO's own: the same few make up every record. */
const prefixed = new Map<string, string>();

function prefixedName(name: string): string {
  let known = prefixed.get(name);
  if (known === undefined) {
    known = name.includes(":") ? name : `lido:${name}`;
    prefixed.set(name, known);
  }
  return known;
}

/** An element of LIDO by its name without prefix, `lido("term", {}, "Painting")`. Attributes are LIDO's, but for `xml:lang`. */
export function lido(name: string, attributes: Attributes = {}, ...children: (Part | string)[]): Xml {
  const own: Record<string, Attributes[string]> = {};
  for (const key in attributes) own[prefixedName(key)] = attributes[key];
  return element(prefixedName(name), own, ...children);
}

/** An element that is there only where anything is in it. */
export function holding(name: string, attributes: Attributes, ...children: Part[]): Xml | undefined {
  return children.some(holds) ? lido(name, attributes, ...children) : undefined;
}

const holds = (part: Part): boolean => part !== undefined && ("xml" in part || part.some(holds));

/** The words of a text without markup; undefined where there are none. */
export function wordsOf(text: Text): string | undefined {
  return plainText(text).trim() || undefined;
}

/** The texts that belong to a block: those in its language. The main block also has those in none, and in languages without a block. */
export function textsIn({ language, languages }: Block, texts: readonly Text[] = []): Text[] {
  return texts.filter((text) => languages[homeOf(text, languages)] === language);
}

/** The place of the block, among those of a record, that a text belongs to. */
function homeOf(text: Text, languages: readonly string[]): number {
  return Math.max(0, languages.indexOf(tagOf(text) ?? ""));
}

/** Texts in lists that have one text a language each, as an element of LIDO has them; the second text of a language begins a second list. */
export function variantsOf({ languages }: Block, texts: readonly Text[]): Text[][] {
  const lists: Text[][] = [];
  const language = (text: Text) => tagOf(text) ?? languages[0];
  for (const text of texts.filter(wordsOf)) {
    const said = (one: Text) => language(one) === language(text);
    if (lists.some((list) => list.some((one) => said(one) && wordsOf(one) === wordsOf(text)))) continue;
    const room = lists.find((list) => !list.some(said));
    if (room) room.push(text);
    else lists.push([text]);
  }
  return lists;
}

/** Texts as elements of a block, each saying its language where that is not the block's. Where none is in the block's, all are there. */
export function spoken(block: Block, name: string, texts: readonly Text[] = [], attributes: Attributes = {}): Xml[] {
  const own = textsIn(block, texts);
  const { languages } = block;
  const all = () => [...texts].sort((a, b) => homeOf(a, languages) - homeOf(b, languages));
  return (own.length > 0 ? own : all()).flatMap((text) => {
    const words = wordsOf(text);
    return words === undefined ? [] : [lido(name, { ...attributes, ...language(block, tagOf(text)) }, words)];
  });
}

/** Words that are in no language that we know of, such as the name of what is referred to: they are in that of the main block. */
export function called(block: Block, name: string, words: string, attributes: Attributes = {}): Xml | undefined {
  const value = words.trim();
  return value === "" ? undefined : lido(name, { ...attributes, ...language(block, undefined) }, value);
}

/** Words of our own tables, which are English. */
export function english(block: Block, name: string, words: string, attributes: Attributes = {}): Xml {
  return lido(name, { ...attributes, ...(block.language === "en" ? {} : { "xml:lang": "en" }) }, words);
}

function language({ language: own, languages }: Block, tag: string | undefined): Attributes {
  const said = tag ?? languages[0];
  return said === own ? {} : { "xml:lang": said };
}
