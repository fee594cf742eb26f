import type { KeyRef } from "../../../entities/facts.ts";
import { languageRow } from "../../../entities/words/languages.ts";
import { aatIri } from "../../../entities/words/term.ts";
import type { Aspect } from "../../../entities/words.ts";
import { identifying } from "../../telling/identifying.ts";
import { cleaned, valuesOf } from "../heading.ts";
import { languageTag } from "../languages.ts";
import { isData } from "../record.ts";
import { type Placed, type Tell, wordsOf } from "./tell.ts";

/** What a leader says that something is, by 06 and 07, then by 06 alone. */
const kinds: Readonly<Record<string, string>> = {
  aa: "Article",
  ab: "Article",
  am: "Book",
  as: "Serial",
  ai: "Loose-leaf or database",
  a: "Text",
  c: "Printed music",
  d: "Music manuscript",
  e: "Map",
  f: "Manuscript map",
  g: "Film, video or slides",
  i: "Sound recording",
  j: "Music recording",
  k: "Picture",
  m: "Computer file",
  o: "Kit",
  p: "Mixed materials",
  r: "Object",
  t: "Manuscript",
};

/** RDA's three (336 to 338), and the general material designation that they replaced. */
const carriers: readonly (readonly [tag: string, code: string, aspect: Aspect, word: string])[] = [
  ["336", "a", "type", "content type"],
  ["337", "a", "carrier", "media type"],
  ["338", "a", "carrier", "carrier type"],
  ["245", "h", "carrier", "general material designation"],
];

/** Says what sort of publication it is, its carrier, its languages and its class marks. */
export function sayClassifications(tell: Tell): void {
  const { leader } = tell.marc;
  const kind = kinds[leader.slice(6, 8)] ?? kinds[leader[6] ?? ""];
  if (kind !== undefined) sayTerm(tell, "leader", { aspect: "type", concept: { type: "concept", text: kind } });
  for (const [tag, code, aspect, word] of carriers)
    for (const field of tell.fields(tag))
      for (const value of valuesOf(field, code)) {
        const text = cleaned(value).replace(/^\[|\]?[\s:/=;.]*$/g, "");
        if (text !== "")
          sayTerm(tell, `${field.under}$${code}`, { aspect, concept: { type: "concept", text }, sourceWord: word });
      }
  sayLanguages(tell);
  sayClassMarks(tell);
}

type Term = { aspect: Aspect; concept: KeyRef; sourceWord?: string | undefined };

function sayTerm(tell: Tell, at: string, { aspect, concept, sourceWord }: Term): void {
  const by = { aspect, value: identifying(concept), ...(sourceWord ? { sort: sourceWord } : {}) };
  tell.say(at, { kind: "classification", aspect, concept }, { by, ...(sourceWord ? { sourceWord } : {}) });
}

/** The languages of 041 $a, else of 008; that of the original of a translation (041 $h) is told as such. */
function sayLanguages(tell: Tell): void {
  const coded = tell.marc.fields.find(({ tag }) => tag === "008");
  const usual = coded && !isData(coded) ? [coded.value.slice(35, 38)] : [];
  const told = tell.fields("041").filter(({ ind2 }) => ind2 !== "7");
  const spoken = told.flatMap((field) => codesIn(field, "ad"));
  for (const code of spoken.length > 0 ? new Set(spoken) : usual)
    sayLanguage(tell, spoken.length > 0 ? "041$a" : "008", code);
  for (const code of new Set(told.flatMap((field) => codesIn(field, "h"))))
    sayLanguage(tell, "041$h", code, "original");
}

/** Older records write several in one subfield: `engfre`. */
const codesIn = (field: Placed, codes: string) =>
  valuesOf(field, codes).flatMap((value) => value.match(/[a-z]{3}/g) ?? []);

const languageNames = new Intl.DisplayNames("en", { type: "language" });

function sayLanguage(tell: Tell, at: string, code: string, sourceWord?: string): void {
  const tag = languageTag(code);
  if (tag === undefined) return;
  const row = languageRow(tag);
  const text = row?.label ?? languageNames.of(tag) ?? code;
  const concept: KeyRef = row ? { type: "concept", uri: aatIri(row.aat), label: row.label } : { type: "concept", text };
  sayTerm(tell, at, { aspect: "language", concept, sourceWord });
}

/** Class marks by their tag: whose they are, and the subfields that are the mark. */
const marks: Readonly<Record<string, readonly [owner: string, codes: string]>> = {
  "050": ["LC", "a"],
  "055": ["Library and Archives Canada", "a"],
  "060": ["NLM", "a"],
  "070": ["NAL", "a"],
  "080": ["UDC", "a"],
  "082": ["Dewey", "a"],
  "083": ["Dewey", "a"],
  "084": ["", "a"],
  "086": ["government documents", "a"],
  "090": ["LC (local)", "a"],
  "092": ["Dewey (local)", "a"],
};

function sayClassMarks(tell: Tell): void {
  for (const field of tell.fields(...Object.keys(marks))) {
    const [owner = "", codes = "a"] = marks[field.tag] ?? [];
    const edition = wordsOf(field, "2");
    const sourceWord = [owner, edition].filter((word) => word !== "").join(" ");
    for (const value of valuesOf(field, codes)) {
      const mark = cleaned(value).replaceAll("/", field.tag === "082" ? "" : "/");
      const isLc = field.tag === "050" && /^[A-Z]{1,3}\d+(\.\d+)?(\.[A-Z]\d+)*$/.test(mark);
      const uri = `http://id.loc.gov/authorities/classification/${mark}`;
      sayTerm(tell, `${field.tag}$a`, {
        aspect: "class-mark",
        concept: isLc ? { type: "concept", uri, label: mark } : { type: "concept", text: mark },
        sourceWord: sourceWord || undefined,
      });
    }
  }
}
