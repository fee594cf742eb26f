import type { NameFact } from "../../../entities/facts.ts";
import type { HistoryUse, RelationshipUse, TermUse } from "./mapping.ts";
import type { NumberUse } from "./number-use.ts";

/** Thesaurus types, of objects and of constituents. */
export const terms: Record<string, TermUse> = {
  type: { as: "classification", aspect: "type" },
  classification: { as: "classification", aspect: "type" },
  "object name": { as: "classification", aspect: "type" },
  medium: { as: "classification", aspect: "material" },
  material: { as: "classification", aspect: "material" },
  materials: { as: "classification", aspect: "material" },
  support: { as: "classification", aspect: "material", part: "support" },
  technique: { as: "classification", aspect: "technique" },
  shape: { as: "classification", aspect: "shape" },
  genre: { as: "classification", aspect: "genre" },
  "other classification": { as: "classification", aspect: "genre" },
  style: { as: "classification", aspect: "style" },
  school: { as: "classification", aspect: "school" },
  culture: { as: "classification", aspect: "culture" },
  period: { as: "classification", aspect: "period" },
  theme: { as: "classification", aspect: "theme" },
  "sitter type": { as: "classification", aspect: "theme" },
  subject: { as: "subject", mode: "depicts" },
  keyword: { as: "subject", mode: "about" },
  "portrait objects": { as: "subject", mode: "depicts", role: "object shown" },
  "portrait setting": { as: "subject", mode: "depicts", role: "setting" },
  "place depicted": { as: "subject", mode: "depicts", place: true },
  "execution place": { as: "place", activity: "production" },
  "place made": { as: "place", activity: "production" },
  "related place": { as: "connected-place" },
  distinction: { as: "classification", aspect: "occupation" },
  occupation: { as: "classification", aspect: "occupation" },
  gender: { as: "classification", aspect: "gender" },
  nationality: { as: "classification", aspect: "nationality" },
  awards: { as: "classification", aspect: "status" },
  "place of birth": { as: "place", activity: "birth" },
  "place of death": { as: "place", activity: "death" },
  "active place": { as: "place", activity: "active" },
  "birth location": { as: "place", activity: "birth" },
  "death location": { as: "place", activity: "death" },
  "work location": { as: "place", activity: "active" },
  "place of origin": { as: "place", activity: "production" },
  "place of binding": { as: "place", activity: "production", role: "binding" },
  "source of materials": { as: "connected-place" },
  "(not assigned)": { as: "connected-place" },
  "aat materials": { as: "classification", aspect: "material" },
  "aat support/ground/base": { as: "classification", aspect: "material", part: "support" },
  "aat technique": { as: "classification", aspect: "technique" },
  "aat object name": { as: "classification", aspect: "type" },
  "aat color": { as: "classification", aspect: "other" },
};

/** Classifications that are one thing in the Art & Architecture Thesaurus. */
export const classifications: Record<string, string> = {
  painting: "300033618",
  drawing: "300033973",
  print: "300041273",
  photograph: "300046300",
  sculpture: "300047090",
  book: "300028051",
  frame: "300404391",
};

/** Sorts of names of people; a sort that is not here is an alternative name that keeps its word. */
export const nameTypes: Record<string, NameFact["use"]> = {
  "former name": "former",
  "former attribution name": "former",
  search: "search",
  "common misspelling": "search",
  "possible spelling": "search",
  acronym: "short",
  "short name": "short",
  "sort name": "sort",
};

/** Sorts of titles; the first title of a language is the preferred one unless its sort says otherwise. */
export const titleTypes: Record<string, NameFact["use"]> = {
  title: "preferred",
  "primary title": "preferred",
  "alternative title": "alternative",
  "alternate title": "alternative",
  "translated title": "alternative",
  "foreign title": "alternative",
  "series title": "alternative",
  "former title": "former",
  "previous title": "former",
  "short title": "short",
  alternate: "alternative",
  transcription: "alternative",
  "text title": "alternative",
  "artist title": "alternative",
};

/** Languages as TMS writes them. */
export const languages: Record<string, string> = {
  english: "en",
  french: "fr",
  german: "de",
  italian: "it",
  spanish: "es",
  dutch: "nl",
  latin: "la",
  greek: "el",
  portuguese: "pt",
  russian: "ru",
  japanese: "ja",
  chinese: "zh",
  arabic: "ar",
  hebrew: "he",
  welsh: "cy",
  swedish: "sv",
  danish: "da",
};

const inventory = "inventory";

/** Alternative numbers by their description. */
export const numbers: Record<string, NumberUse> = {
  "previous number": { scheme: inventory, standing: "former" },
  "previous object number": { scheme: inventory, standing: "former" },
  "former number": { scheme: inventory, standing: "former" },
  "former object number": { scheme: inventory, standing: "former" },
  "old accession number": { scheme: inventory, standing: "former" },
  "entry number": { scheme: "entry" },
  "loan number": { scheme: "loan" },
  "joint owner": { scheme: inventory, assigned: true },
  "joint owner's number": { scheme: inventory, assigned: true },
  "lender's number": { scheme: inventory, assigned: true },
  "incorrect number": { scheme: inventory, fault: "wrong" },
  "incorrect object number": { scheme: inventory, fault: "wrong" },
  "duplicate record": { scheme: inventory, standing: "former", fault: "duplicate" },
  "duplicate number": { scheme: inventory, standing: "former", fault: "duplicate" },
  pid: { scheme: "pid" },
  "persistent identifier": { scheme: "pid" },
};

/** Numbers of a publication by their description; a DOI is said as the same thing. */
export const referenceNumbers: Record<string, NumberUse> = {
  isbn: { scheme: "isbn" },
  "isbn-10": { scheme: "isbn" },
  "isbn-13": { scheme: "isbn" },
  issn: { scheme: "issn" },
  oclc: { scheme: "oclc" },
  "loc catalog number": { scheme: "lccn" },
  lccn: { scheme: "lccn" },
  "call number": { scheme: "shelf-mark" },
  "shelf mark": { scheme: "shelf-mark" },
  "library id": { scheme: "library" },
  "digital object identifier": { scheme: "doi" },
  doi: { scheme: "doi" },
  "previous number": { scheme: "refno", standing: "former" },
};

/** What was done to an object, by the type of its survey. */
export const surveys: Record<string, "treatment" | "examination"> = {
  treatment: "treatment",
  conservation: "treatment",
  examination: "examination",
  condition: "examination",
  "condition check": "examination",
  "loan consideration": "examination",
  "technical report": "examination",
  survey: "examination",
};

/** What an object was called, and whose it was thought to be. */
export const histories: Record<string, HistoryUse> = {
  previous_title: "title",
  "previous title": "title",
  previous_attribution: "attribution",
  "previous attribution": "attribution",
};

/** Associations of two objects, from the child's side. */
export const relationships: Record<string, RelationshipUse> = {
  "whole / part": { part: "component" },
  inseparable: { part: "component", inseparable: true },
  separable: { part: "component" },
  "parent / child": { part: "component" },
  "set / member": { part: "member" },
  "object / frame": { predicate: "frame-of" },
  "frame / object": { predicate: "frame-of", inverse: true },
  pendant: { predicate: "pendant-to" },
  "original / copy": { predicate: "copy-after" },
  "original / version": { predicate: "version-of" },
  "work / study": { predicate: "study-for" },
  related: { predicate: "related" },
};
