import type { Text } from "../../entities/facts.ts";
import type { PublicEntity, PublicRef } from "../../publish/public-entity.ts";
import { addressOf } from "../address-of.ts";
import { tagOf } from "../language-tags.ts";
import { plainText } from "../plain-text.ts";
import type { WriteContext } from "../port.ts";

/** The fifteen elements of simple Dublin Core, in the order in which they are written. */
export const elements = [
  "title",
  "creator",
  "contributor",
  "publisher",
  "date",
  "type",
  "format",
  "identifier",
  "language",
  "subject",
  "coverage",
  "description",
  "source",
  "relation",
  "rights",
] as const;
export type Element = (typeof elements)[number];

/** A property of `http://purl.org/dc/terms/` that is more exact than the element it refines. */
export type Term =
  | "alternative"
  | "tableOfContents"
  | "abstract"
  | "created"
  | "issued"
  | "dateCopyrighted"
  | "extent"
  | "medium"
  | "isVersionOf"
  | "replaces"
  | "isPartOf"
  | "isReferencedBy"
  | "references"
  | "isFormatOf"
  | "hasFormat"
  | "spatial"
  | "temporal"
  | "provenance"
  | "rightsHolder"
  | "accessRights"
  | "license";

/** How a value is encoded (`xsi:type` of qualified Dublin Core). */
export type Scheme = "URI" | "W3CDTF" | "Period" | "DCMIType" | "IMT" | "RFC4646";

/** Something said in Dublin Core: the element for all, and what qualified Dublin Core says more exactly. */
export type Said = { element: Element; term?: Term; value: string; language?: string; scheme?: Scheme };

/** Says things of an entity. */
export type Saying = {
  entity: PublicEntity;
  context: WriteContext;
  say(element: Element, value: string | undefined, more?: Omit<Said, "element" | "value">): void;
  /** Texts without their markup, in their languages. */
  sayTexts(element: Element, texts: readonly Text[] | undefined, more?: Pick<Said, "term">): void;
  /** What is referred to: its words, and its address, which machines follow. */
  sayRef(element: Element, ref: PublicRef, more?: Pick<Said, "term">): void;
  /** An address alone, else the words. */
  sayLink(element: Element, ref: PublicRef, more?: Pick<Said, "term">): void;
};

/** Begins to say things; `said` is what has been said so far, nothing of it twice and nothing of it empty. */
export function saying(entity: PublicEntity, context: WriteContext): Saying & { said: Said[] } {
  const said: Said[] = [];
  const known = new Set<string>();
  const say: Saying["say"] = (element, words, more = {}) => {
    const value = words?.trim() ?? "";
    const key = JSON.stringify([element, more.term, value, more.language]);
    if (value === "" || known.has(key)) return;
    known.add(key);
    said.push({ element, value, ...more });
  };
  const sayTexts: Saying["sayTexts"] = (element, texts = [], more = {}) => {
    for (const text of texts) {
      const language = tagOf(text);
      say(element, plainText(text), { ...more, ...(language ? { language } : {}) });
    }
  };
  const sayRef: Saying["sayRef"] = (element, ref, more = {}) => {
    say(element, ref.label, more);
    const address = addressOf(ref, context);
    if (address !== ref.label) say(element, address, { ...more, scheme: "URI" });
  };
  const sayLink: Saying["sayLink"] = (element, ref, more = {}) => {
    const address = addressOf(ref, context);
    if (address === undefined) say(element, ref.label, more);
    else say(element, address, { ...more, scheme: "URI" });
  };
  return { entity, context, said, say, sayTexts, sayRef, sayLink };
}
