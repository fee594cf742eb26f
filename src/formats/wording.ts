import { rowOf } from "../entities/words/row-of.ts";
import type { Qualifier } from "../entities/words.ts";

/** A closed word for people: `"exhibition-history"` is “Exhibition history”. */
export function humanise(word: string): string {
  const spaced = word.replace(/[-_]+/g, " ").trim();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** What a source called something where our word is only `other` or `related`, else our word, for people. */
export function titleOf(word: string, sourceWord?: string): string {
  return (word === "other" || word === "related") && sourceWord ? humanise(sourceWord) : humanise(word);
}

/** The words before a maker's name that say how near the maker was: “Workshop of”. */
export const qualifierWords: Record<Qualifier, string> = {
  attributed: "Attributed to",
  workshop: "Workshop of",
  studio: "Studio of",
  circle: "Circle of",
  school: "School of",
  follower: "Follower of",
  manner: "In the manner of",
  imitator: "Imitator of",
  after: "After",
  "copy-after": "Copy after",
  "cast-after": "Cast after",
  alternative: "Possibly by",
};

const schemes: Record<string, string> = {
  inventory: "Inventory number",
  accession: "Accession number",
  "object-number": "Object number",
  entry: "Entry number",
  loan: "Loan number",
  refno: "Reference",
  "shelf-mark": "Shelf mark",
  sample: "Sample number",
  catalogue: "Catalogue number",
  sort: "Sort number",
  file: "File name",
  beta: "Earlier beta PID",
  isbn: "ISBN",
  issn: "ISSN",
  oclc: "OCLC number",
  doi: "DOI",
  ark: "ARK",
  ulan: "ULAN",
  aat: "AAT",
  tgn: "TGN",
  viaf: "VIAF",
  gnd: "GND",
  isni: "ISNI",
  lcnaf: "LCNAF",
  lccn: "LCCN",
  rkd: "RKD",
  wikidata: "Wikidata",
  geonames: "GeoNames",
  orcid: "ORCID",
};

/** The name of a numbering scheme or authority for people: `"ulan"` is “ULAN”. */
export function schemeTitle(scheme: string): string {
  const word = scheme.toLowerCase();
  return rowOf(schemes, word) ?? humanise(scheme);
}
