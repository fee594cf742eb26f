import type { Text } from "../../entities/facts.ts";
import type { PublicRef } from "../../publish/public-entity.ts";
import { addressOf } from "../address-of.ts";
import { authorityIri } from "../iri.ts";
import { bibliographicCode } from "../iso-639-2.ts";
import { tagOf } from "../language-tags.ts";
import { plainText } from "../plain-text.ts";
import type { WriteContext } from "../port.ts";
import { type Attributes, element, type Xml } from "../xml.ts";

/** Words as they stand, without blanks around them. */
export const bare = (text: Text) => plainText(text).trim();

/** `lang` and `script` of EAD3: the codes of ISO 639-2 and 15924. */
export function languageOf(text: Text): Attributes {
  const tag = tagOf(text);
  return { lang: tag && bibliographicCode(tag), script: tag && /-([A-Z][a-z]{3})\b/.exec(tag)?.[1] };
}

/** An element of the did with words of its own: `<unittitle lang="eng">Papers</unittitle>`. */
export function said(name: string, text: Text, attributes: Attributes = {}): Xml[] {
  const words = bare(text);
  return words === "" ? [] : [element(name, { ...attributes, ...languageOf(text) }, words)];
}

/** A descriptive element in paragraphs: an empty line between two, a new line within one as `lb`. */
export function prose(name: string, text: Text, head?: string): Xml[] {
  const words = bare(text);
  if (words === "") return [];
  const paragraphs = words.split(/\n\s*\n/).map((paragraph) => {
    const lines = paragraph.split("\n").map((line) => line.trim());
    return element(
      "p",
      {},
      lines.flatMap((line, at) => (at === 0 ? [line] : [element("lb"), line])),
    );
  });
  return [element(name, languageOf(text), head === undefined ? undefined : element("head", {}, head), paragraphs)];
}

const names: Partial<Record<PublicRef["type"], string>> = {
  person: "persname",
  group: "corpname",
  place: "geogname",
  location: "geogname",
  publication: "title",
};

/** A name or term with its address: `<persname identifier="http://viaf.org/viaf/9"><part>…</part></persname>`; one that is no name is a subject. */
export function access(ref: PublicRef, context: WriteContext, more: { as?: string; relator?: string } = {}): Xml {
  const name = more.as ?? names[ref.type] ?? "subject";
  const authority = [ref.uri, ...(ref.sameAs ?? [])].flatMap((uri) => authorityIri(uri) ?? [])[0];
  const identifier = authority ?? addressOf(ref, context);
  const parts = name === "subject" ? ref.label.split(/(?<=\S)--(?=\S)/) : [ref.label];
  return element(
    name,
    { identifier, relator: more.relator },
    parts.map((part) => element("part", {}, part)),
  );
}
