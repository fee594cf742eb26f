import type { TimeSpan } from "../../entities/facts.ts";
import { rowOf } from "../../entities/words/row-of.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";
import { fourDigits, isSingle, partsOfBound, yearOf } from "../bounds.ts";
import { bibliographicCode } from "../iso-639-2.ts";
import { languageTagsOf } from "../language-tags.ts";
import { activitiesOf, termsOf } from "../what-stands.ts";
import { element, type Xml } from "../xml.ts";

/** Leader 06 and 07 (type of record, bibliographic level) by what the type of a publication says. */
const kinds: Readonly<Record<string, string>> = {
  article: "ab",
  book: "am",
  serial: "as",
  periodical: "as",
  "loose-leaf or database": "ai",
  "printed music": "cm",
  "music manuscript": "dm",
  map: "em",
  "manuscript map": "fm",
  "film, video or slides": "gm",
  "sound recording": "im",
  "music recording": "jm",
  picture: "km",
  "computer file": "mm",
  kit: "om",
  "mixed materials": "pm",
  object: "rm",
  manuscript: "tm",
};

/** Type of record and bibliographic level: `"am"`, a book, where nothing else is said. */
export function kindOf(entity: PublicEntity): string {
  const said = termsOf(entity, "type").map(({ label }) => label.toLowerCase());
  return said.map((label) => rowOf(kinds, label)).find(Boolean) ?? "am";
}

/** Leader, 001 (the PID), 005 (when the record last changed) and 008. Without ISBD punctuation (leader 18 `c`), of unknown fullness (17 `u`). */
export function controlFields(entity: PublicEntity): Xml[] {
  const control = (tag: string, value: string) => element("controlfield", { tag }, value);
  return [
    element("leader", {}, `00000n${kindOf(entity)} a2200000uc 4500`),
    control("001", entity.pid),
    control("005", `${entity.modified.replace(/\D/g, "").slice(0, 14)}.0`),
    control("008", field008(entity)),
  ];
}

/** 40 places; the day of 00–05 is that of the last change, for the record's first is not known. What is not told is filled with strokes. */
function field008(entity: PublicEntity): string {
  const when = activitiesOf(entity, "publication").flatMap((fact) => fact.when ?? [])[0];
  const [tag] = languageTagsOf(entity);
  const language = (tag && bibliographicCode(tag)) ?? "und";
  const entered = entity.modified.replace(/\D/g, "").slice(2, 8);
  return `${entered}${datesOf(when, kindOf(entity))}xx ${"|".repeat(17)}${language}||`;
}

/** Type of date and two dates (008/06–14): `"s1921    "`, `"m19001910"`, `"c19859999"`, `"e20120513"`, `"nuuuuuuuu"`. */
function datesOf(when: TimeSpan | undefined, kind: string): string {
  const from = fourDigits(yearOf(when?.earliest));
  const to = fourDigits(yearOf(when?.latest));
  const isSerial = kind.endsWith("s") || kind.endsWith("i");
  if (!when || (from === undefined && to === undefined)) return "nuuuuuuuu";
  if (from === undefined) return `quuuu${to}`;
  if (when.open === "end" || to === undefined)
    return isSerial ? `c${from}9999` : `m${from}${when.open ? "9999" : "uuuu"}`;
  const [, month, day] = isSingle(when) ? partsOfBound(when.earliest ?? "") : [];
  if (month !== undefined) return `e${from}${two(month)}${day === undefined ? "  " : two(day)}`;
  if (from === to) return isSerial && when.lasting ? `d${from}${to}` : `s${from}    `;
  if (when.lasting) return `${isSerial ? "d" : "m"}${from}${to}`;
  const masked = maskOf(from, to);
  return masked !== undefined && !when.uncertain ? `s${masked}    ` : `q${from}${to}`;
}

/** A decade or century: `("1900", "1999")` → `"19uu"`. */
function maskOf(from: string, to: string): string | undefined {
  const digits = [/^(\d\d)00$/.exec(from)?.[1], /^(\d\d\d)0$/.exec(from)?.[1]];
  const found = digits.find((start) => start !== undefined && to === start.padEnd(4, "9"));
  return found?.padEnd(4, "u");
}

const two = (part: number) => String(part).padStart(2, "0");
