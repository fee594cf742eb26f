import type { TimeSpan } from "../../entities/facts.ts";
import { isSingle, partsOfBound } from "../bounds.ts";
import { legalJson } from "../legal-text.ts";
import type { Format } from "../port.ts";
import { spanInLine } from "../what-stands.ts";
import { type Citation, citationOf, citedTypes } from "./citation.ts";
import type { CitedKind } from "./kind.ts";
import { citationLosses } from "./losses.ts";
import type { CitedName } from "./person-name.ts";

const types: Record<CitedKind, string> = {
  book: "book",
  article: "article-journal",
  chapter: "chapter",
  periodical: "periodical",
  thesis: "thesis",
  map: "map",
  score: "musical_score",
  artwork: "graphic",
  image: "graphic",
  film: "motion_picture",
  sound: "song",
  manuscript: "manuscript",
  collection: "collection",
  event: "event",
  webpage: "webpage",
};

/** CSL-JSON (Citation Style Language 1.0.2, input schema): a list of one item. */
export const cslJson: Format = {
  name: "csl-json",
  title: "CSL-JSON",
  extension: "csl.json",
  contentType: "application/vnd.citationstyles.csl+json",
  accepts: ["application/vnd.citationstyles.csl+json"],
  profile: { uri: "https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json", token: "csl" },
  types: citedTypes,
  revised: "2026-11-30",
  losses: [
    ...citationLosses,
    {
      kind: "activity",
      field: "when.display",
      reason: "processors print words instead of sorting by date, so they are written only where there are no bounds",
    },
    { kind: "statement", field: "about: credit-line", reason: "CSL's note is the reader's own" },
  ],
  validity: [{ by: "syntax", title: "JSON (RFC 8259); csl-data.json is not in the schema cache", of: "json" }],
  write: (entity, context) => `${legalJson([itemOf(citationOf(entity, context))], 2)}\n`,
};

/** An item of csl-data.json; fields of which nothing is known are not written. */
function itemOf(citation: Citation): Record<string, unknown> {
  const names = (list: readonly CitedName[]) => (list.length === 0 ? undefined : list.map(nameOf));
  const { when, series, keywords } = citation;
  return {
    id: citation.pid,
    type: types[citation.kind],
    title: citation.title,
    "title-short": citation.shortTitle,
    author: names(citation.authors),
    editor: names(citation.editors),
    translator: names(citation.translators),
    illustrator: names(citation.illustrators),
    issued: when && dateOf(when),
    "container-title": citation.container,
    "collection-title": series?.title,
    "collection-number": series?.number,
    volume: citation.volume,
    issue: citation.issue,
    edition: citation.edition,
    publisher: citation.publisher,
    "publisher-place": citation.place,
    "number-of-pages": citation.pages,
    ISBN: citation.isbn,
    ISSN: citation.issn,
    DOI: citation.doi,
    URL: citation.url,
    genre: citation.genre,
    medium: citation.medium,
    dimensions: citation.dimensions,
    archive: citation.keeper,
    archive_location: citation.number,
    language: citation.language,
    keyword: keywords.length === 0 ? undefined : keywords.join(", "),
    abstract: citation.abstract,
  };
}

function nameOf(name: CitedName): Record<string, string> {
  if ("literal" in name) return { literal: name.literal };
  const { family, given, suffix } = name;
  return { family, given, ...(suffix ? { suffix } : {}) };
}

/** A date as parts, where CSL has no year zero: `{ "date-parts": [[1868], [1870, 2]], circa: true }`; in words where there are no bounds. */
function dateOf(when: TimeSpan): Record<string, unknown> | undefined {
  const { earliest, latest, circa } = when;
  const bounds = (isSingle(when) ? [earliest] : [earliest, latest]).flatMap((bound) =>
    bound === undefined ? [] : [bound],
  );
  const parts = bounds.map(partsOfBound).filter((one) => one.length > 0);
  if (parts.length > 0) return { "date-parts": parts.map(withoutZero), ...(circa ? { circa: true } : {}) };
  const literal = spanInLine(when);
  return literal === undefined ? undefined : { literal };
}

/** Astronomical years have a zero, and 44 BC is -43; CSL's years do not, and it is -44. */
function withoutZero([year = 0, ...rest]: readonly number[]): number[] {
  return [year > 0 ? year : year - 1, ...rest];
}
