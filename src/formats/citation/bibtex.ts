import type { TimeSpan } from "../../entities/facts.ts";
import { isSingle, partsOfBound } from "../bounds.ts";
import { legalText } from "../legal-text.ts";
import type { Format } from "../port.ts";
import { spanInLine } from "../what-stands.ts";
import { type Citation, citationOf, citedTypes } from "./citation.ts";
import type { CitedKind } from "./kind.ts";
import { citationLosses } from "./losses.ts";
import type { CitedName } from "./person-name.ts";

/** The entry types that every style knows; `misc` for what BibTeX has none for. */
const entryTypes: Partial<Record<CitedKind, string>> = {
  book: "book",
  article: "article",
  chapter: "incollection",
  thesis: "phdthesis",
  manuscript: "unpublished",
};

/** BibTeX, in UTF-8, with the fields of BibTeX and, where it has none, of biblatex. */
export const bibtex: Format = {
  name: "bibtex",
  title: "BibTeX",
  extension: "bib",
  contentType: "application/x-bibtex; charset=utf-8",
  accepts: ["application/x-bibtex", "text/x-bibtex"],
  types: citedTypes,
  revised: "2026-11-30",
  losses: [
    ...citationLosses,
    {
      kind: "activity",
      field: "when.open",
      reason: "BibTeX has no open date; biblatex's is written where the other bound is known",
    },
  ],
  validity: [{ by: "syntax", title: "BibTeX", of: "bibtex" }],
  write: (entity, context) => {
    const citation = citationOf(entity, context);
    const fields = fieldsOf(citation).flatMap(([name, value]) =>
      value === undefined ? [] : [`  ${name} = {${value}}`],
    );
    const type = entryTypes[citation.kind] ?? "misc";
    return legalText(`@${type}{${keyOf(citation)},\n${fields.join(",\n")}\n}\n`);
  },
};

/** A key has letters, digits and hyphens alone: a foreign identifier may have more. */
const keyOf = ({ pid }: Citation) => pid.replace(/[^A-Za-z0-9:.-]/g, "-");

type Field = readonly [name: string, value: string | undefined];

function fieldsOf(citation: Citation): Field[] {
  const { kind, when, series } = citation;
  const isIn = kind === "article" ? "journal" : kind === "chapter" ? "booktitle" : "series";
  return [
    ["author", namesOf(citation.authors)],
    ["editor", namesOf(citation.editors)],
    ["translator", namesOf(citation.translators)],
    ["illustrator", namesOf(citation.illustrators)],
    // The inner braces keep capitals, which styles would else make small.
    ["title", `{${escaped(citation.title)}}`],
    ["shorttitle", text(citation.shortTitle)],
    [isIn, text(citation.container)],
    ...(citation.container === undefined || isIn !== "series" ? [["series", text(series?.title)] as const] : []),
    ["number", text(series?.number === undefined ? citation.issue : String(series.number))],
    ["volume", text(citation.volume)],
    ["edition", text(citation.edition)],
    [kind === "thesis" ? "school" : "publisher", text(citation.publisher)],
    ["address", text(citation.place)],
    ...datesOf(when),
    ["pagetotal", citation.pages === undefined ? undefined : String(citation.pages)],
    ["type", text(citation.genre)],
    ["howpublished", text([citation.medium, citation.dimensions].filter(Boolean).join(", "))],
    ["organization", text(citation.keeper)],
    ["note", text([citation.number, citation.creditLine].filter(Boolean).join(". "))],
    ["isbn", text(citation.isbn)],
    ["issn", text(citation.issn)],
    ["doi", citation.doi && verbatim(citation.doi)],
    ["url", verbatim(citation.url)],
    ["language", text(citation.language)],
    ["keywords", text(citation.keywords.map((word) => word.replaceAll(",", " ")).join(", "))],
    ["abstract", text(citation.abstract)],
  ];
}

/** `year` is what styles print, in the source's words where it is not one year; `date` is biblatex's, for machines. */
function datesOf(when: TimeSpan | undefined): Field[] {
  if (!when) return [];
  const { earliest, latest, circa, open } = when;
  const [year, month, day] = isSingle(when) && !circa ? partsOfBound(earliest ?? "") : [];
  if (year !== undefined && year > 0)
    return [
      ["year", String(year)],
      ["month", month === undefined ? undefined : String(month)],
      ["day", day === undefined ? undefined : String(day)],
    ];
  const about = (bound: string | undefined) => (bound === undefined ? "" : padded(bound) + (circa ? "~" : ""));
  const range = isSingle(when) ? about(earliest) : `${about(earliest)}/${about(latest)}`;
  const isSaid = open !== "start" && earliest !== undefined;
  return [
    ["year", text(spanInLine(when))],
    ["date", isSaid ? range : undefined],
  ];
}

const padded = (bound: string) =>
  bound.replace(/^(-?)(\d{1,3})(?!\d)/, (_, sign, year) => sign + year.padStart(4, "0"));

function namesOf(names: readonly CitedName[]): string | undefined {
  return names.length === 0 ? undefined : names.map(nameOf).join(" and ");
}

/** BibTeX takes a name in direct order apart itself; what is none, or would be taken apart wrongly, stands in braces. */
function nameOf(name: CitedName): string {
  if ("family" in name)
    return [name.family, name.suffix, name.given].flatMap((part) => (part ? [partOf(part)] : [])).join(", ");
  const isPlain = name.isPerson && /^[\p{L}\p{M}.'’ -]+$/u.test(name.literal) && !/\b(?:and|of)\b/i.test(name.literal);
  return isPlain ? escaped(name.literal) : `{${escaped(name.literal)}}`;
}

/** Part of a name; in braces where it holds what parts names. */
function partOf(part: string): string {
  return /,|\band\b/i.test(part) ? `{${escaped(part)}}` : escaped(part);
}

const text = (value: string | undefined) => (value ? escaped(value) : undefined);

const escapes: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "^": "\\textasciicircum{}",
  "~": "\\textasciitilde{}",
};

/** Text as TeX prints it. Braces are written by name: BibTeX counts them even after a backslash. */
export function escaped(value: string): string {
  return value.replace(/[\\{}^~#$%&_]/g, (sign) => escapes[sign] ?? `\\${sign}`);
}

/** An address or DOI, which is not escaped, but whose braces must balance. */
const verbatim = (value: string) => value.replace(/[{}\\\s]/g, encodeURIComponent);
