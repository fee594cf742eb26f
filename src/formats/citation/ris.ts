import type { TimeSpan } from "../../entities/facts.ts";
import { fourDigits, isSingle, partsOfBound, yearOf } from "../bounds.ts";
import { legalText } from "../legal-text.ts";
import type { Format } from "../port.ts";
import { spanInLine } from "../what-stands.ts";
import { type Citation, citationOf, citedTypes, oneLine } from "./citation.ts";
import type { CitedKind } from "./kind.ts";
import { citationLosses } from "./losses.ts";
import type { CitedName } from "./person-name.ts";

/** Reference types of the RIS specification (Thomson ResearchSoft, 2011). */
const types: Record<CitedKind, string> = {
  book: "BOOK",
  article: "JOUR",
  chapter: "CHAP",
  periodical: "JFULL",
  thesis: "THES",
  map: "MAP",
  score: "MUSIC",
  artwork: "ART",
  image: "FIGURE",
  film: "VIDEO",
  sound: "SOUND",
  manuscript: "MANSCPT",
  collection: "MANSCPT",
  event: "GEN",
  webpage: "ELEC",
};

/** RIS, in UTF-8, a field a line, lines ended as the specification has them. */
export const ris: Format = {
  name: "ris",
  title: "RIS",
  extension: "ris",
  contentType: "application/x-research-info-systems; charset=utf-8",
  accepts: ["application/x-research-info-systems"],
  types: citedTypes,
  revised: "2026-11-30",
  losses: [
    ...citationLosses,
    { kind: "activity", field: "when.circa, when.open", reason: "a RIS date is one day; the words are its last part" },
  ],
  validity: [{ by: "syntax", title: "RIS", of: "ris" }],
  write: (entity, context) => {
    const citation = citationOf(entity, context);
    const lines = fieldsOf(citation).flatMap(([tag, value]) =>
      value ? [`${tag}  - ${oneLine(legalText(value))}`] : [],
    );
    return [...lines, "ER  - ", ""].join("\r\n");
  },
};

type Field = readonly [tag: string, value: string | undefined];

function fieldsOf(citation: Citation): Field[] {
  const each = (tag: string, names: readonly CitedName[]): Field[] => names.map((name) => [tag, nameOf(name)]);
  const { series } = citation;
  return [
    ["TY", types[citation.kind]],
    ["ID", citation.pid],
    ["TI", citation.title],
    ["ST", citation.shortTitle],
    ...each("AU", citation.authors),
    ...each("A2", citation.editors),
    ...each("A4", citation.translators),
    ...each("A3", citation.illustrators),
    ["T2", citation.container],
    ["T3", series && [series.title, series.number].filter((part) => part !== undefined).join(" ; ")],
    ["VL", citation.volume],
    ["IS", citation.issue],
    ["ET", citation.edition],
    ["PB", citation.publisher],
    ["CY", citation.place],
    ...datesOf(citation.when),
    ["SP", citation.pages === undefined ? undefined : String(citation.pages)],
    ["SN", citation.isbn ?? citation.issn],
    ["DO", citation.doi],
    ["UR", citation.url],
    ["M3", citation.genre],
    ["M1", [citation.medium, citation.dimensions].filter(Boolean).join(", ")],
    ["DP", citation.keeper],
    ["AN", citation.number],
    ["N1", citation.creditLine],
    ["LA", citation.language],
    ...citation.keywords.map((word): Field => ["KW", word]),
    ["AB", citation.abstract],
  ];
}

/** `PY` is the year in which it was finished; `DA` is year, month and day, and the source's words behind the third stroke. */
function datesOf(when: TimeSpan | undefined): Field[] {
  if (!when) return [];
  const year = fourDigits(yearOf(when.latest ?? when.earliest));
  const words = (spanInLine(when) ?? "").replaceAll("/", "–").replace(/(?<=\d)\.$/, "");
  if (year === undefined) return [["DA", words && `///${words}`]];
  const [, month, day] = isSingle(when) ? partsOfBound(when.earliest ?? "") : [];
  const two = (part: number | undefined) => (part === undefined ? "" : String(part).padStart(2, "0"));
  return [
    ["PY", year],
    ["DA", `${year}/${two(month)}/${two(day)}/${words === year ? "" : words}`],
  ];
}

function nameOf(name: CitedName): string {
  if ("literal" in name) return name.literal;
  return [name.family, name.given, name.suffix].filter(Boolean).join(", ");
}
