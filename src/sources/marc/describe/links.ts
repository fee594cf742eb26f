import type { FactBody, KeyRef } from "../../../entities/facts.ts";
import { cleaned, headingName, valuesOf, withoutEnd } from "../heading.ts";
import type { DataField } from "../record.ts";
import { type Placed, type Tell, wordsOf } from "./tell.ts";

type LinkUse = "translation-of" | "contained-in" | "version-of" | "other-format-of" | "continues" | "words";

/** Linking entries (76x to 78x): what this is to that, and in words what cannot be said from this side. */
const links: Readonly<Record<string, readonly [use: LinkUse, word: string]>> = {
  "760": ["words", "main series"],
  "762": ["words", "subseries"],
  "765": ["translation-of", "original language"],
  "767": ["words", "translated as"],
  "770": ["words", "supplement"],
  "772": ["contained-in", "supplement to"],
  "773": ["contained-in", "in"],
  "774": ["words", "contains"],
  "775": ["version-of", "other edition"],
  "776": ["other-format-of", "other form"],
  "777": ["words", "issued with"],
  "780": ["continues", "continues"],
  "785": ["words", "continued by"],
  "786": ["words", "data source"],
  "787": ["words", "related"],
};

/** Says what other publications this one continues, translates, is in, or is a form or edition of. */
export function sayLinks(tell: Tell): void {
  for (const field of tell.fields(...Object.keys(links))) {
    const [use = "words", word = ""] = links[field.tag] ?? [];
    const text = linkWords(field);
    if (text === "") continue;
    const shown = wordsOf(field, "i").replace(/:$/, "").trim();
    const key = tell.marc.refers[field.place];
    const to: KeyRef = key === undefined ? { type: "publication", text } : { type: "publication", key, label: text };
    const body = bodyOf(tell, use, to, text);
    const place = use === "contained-in" ? wordsOf(field, "g") : "";
    tell.say(`${field.under}$t`, body, { by: { tag: field.tag, text }, sourceWord: place || shown || word });
  }
}

function bodyOf(tell: Tell, use: LinkUse, to: KeyRef, text: string): FactBody<KeyRef> {
  if (use === "words") return { kind: "statement", about: "other", text: [tell.text(text)] };
  if (use === "contained-in") return { kind: "part", whole: to, as: "contained-in" };
  return { kind: "relation", predicate: use, to, display: tell.text(text) };
}

/** Author, title, edition, place and date of what is linked to, with its standard numbers: `"Chemistry and industry (Online), ISSN 2047-6329"`. */
function linkWords(field: DataField): string {
  const parts = [wordsOf(field, "a"), wordsOf(field, "st"), wordsOf(field, "b"), wordsOf(field, "d")];
  const words = parts.filter((part) => part !== "").join(". ");
  const numbers = [
    ...valuesOf(field, "x").map((value) => `ISSN ${value}`),
    ...valuesOf(field, "z").map((value) => `ISBN ${value}`),
  ];
  return [words, ...numbers].filter((part) => part !== "").join(", ");
}

/** Says the series: 8xx as they are traced, 440, and 490 where it is not traced. */
export function saySeries(tell: Tell): void {
  const traced = tell.fields("800", "810", "811", "830");
  const printed = tell.fields("490").filter(({ ind1 }) => ind1 !== "1" || traced.length === 0);
  for (const field of [...tell.fields("440"), ...printed, ...traced]) saySeriesOf(tell, field);
}

function saySeriesOf(tell: Tell, field: Placed): void {
  const title = field.tag.startsWith("8") ? headingName(field) : withoutEnd(cleaned(valuesOf(field, "anp").join(" ")));
  if (title === "") return;
  const key = tell.marc.refers[field.place];
  const uri = key === undefined ? tell.ref(field, "publication") : undefined;
  const whole: KeyRef =
    key !== undefined
      ? { type: "publication", key, label: title }
      : uri && "uri" in uri
        ? uri
        : { type: "publication", text: title };
  const volume = wordsOf(field, "v");
  const number = /^(?:v\.|vol\.|no\.|bd\.|nr\.|t\.|bk\.)?\s*(\d{1,6})\.?$/i.exec(volume)?.[1];
  const envelope = { ...(volume ? { sourceWord: volume } : {}), ...(number ? { order: Number(number) } : {}) };
  tell.say(
    `${field.under}$a`,
    { kind: "part", whole, as: "series" },
    { by: { as: "series", title, volume }, ...envelope },
  );
}

/** Says where something can be read or read about: 856, whose second indicator tells which. */
export function sayOnline(tell: Tell): void {
  for (const field of tell.fields("856"))
    for (const url of valuesOf(field, "u").map((value) => value.trim())) {
      if (!URL.canParse(url) || !/^(https?|ftp):/i.test(url)) {
        const detail = "This is no address that can be followed; it is left out. Correct it.";
        tell.doubt("address-malformed", "856$u", url, detail);
        continue;
      }
      const role = field.ind2 === "0" || field.ind2 === "1" ? "access" : "see-also";
      const format = valuesOf(field, "q")[0];
      const sourceWord = wordsOf(field, "3") || wordsOf(field, "yz");
      const isType = format !== undefined && /^[\w.+-]+\/[\w.+-]+$/.test(format);
      tell.say(
        "856$u",
        { kind: "content", role, url, ...(isType ? { format } : {}) },
        { by: { url }, ...(sourceWord ? { sourceWord } : {}) },
      );
    }
}
