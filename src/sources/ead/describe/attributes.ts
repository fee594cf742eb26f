import type { Audience } from "../../../entities/facts.ts";
import type { XmlElement } from "../../reading/xml.ts";
import { attributeOf } from "../../reading/xml-tree.ts";

/** ISO 639-2 codes that have a two-letter form (BCP 47 wants the shorter one). */
const short: Record<string, string> = {
  ara: "ar",
  chi: "zh",
  dut: "nl",
  eng: "en",
  fre: "fr",
  ger: "de",
  gre: "el",
  heb: "he",
  ita: "it",
  jpn: "ja",
  lat: "la",
  per: "fa",
  pol: "pl",
  por: "pt",
  rus: "ru",
  spa: "es",
  swe: "sv",
  tur: "tr",
};

/** The language that an element says it is in, BCP 47; undefined where it says none. */
export function languageOf(element: XmlElement): string | undefined {
  const code = attributeOf(element, "langcode") ?? attributeOf(element, "lang");
  if (code === undefined) return undefined;
  const script = attributeOf(element, "script") ?? attributeOf(element, "scriptcode");
  const language = short[code] ?? code;
  return script && script !== "Latn" ? `${language}-${script}` : language;
}

/** What an element says of who may read it: `audience="internal"` is for staff. */
export function audienceOf(element: XmlElement): Audience | undefined {
  return attributeOf(element, "audience") === "internal" ? "staff" : undefined;
}
