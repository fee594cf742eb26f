import { numberSchemes } from "../../../entities/words/numbers.ts";
import { type About, type Aspect, abouts, aspects } from "../../../entities/words.ts";

const terminology = "http://terminology.lido-schema.org/lido";

/** By what a classification is, from its `type`; what has no type, or another, is `other`. */
export const classifications: Record<string, Aspect> = {
  ...Object.fromEntries(aspects.map((aspect) => [aspect, aspect])),
  material: "material",
  technique: "technique",
  technik: "technique",
  genre: "genre",
  style: "style",
  stil: "style",
  culture: "culture",
  period: "period",
  collection: "collection",
  function: "function",
  shape: "shape",
  [`${terminology}00132`]: "material",
  [`${terminology}00131`]: "technique",
};

/** What descriptive notes of a `type` are about; others are descriptions. */
export const descriptions: Record<string, About> = {
  ...Object.fromEntries(abouts.map((about) => [about, about])),
  provenance: "provenance",
  provenienz: "provenance",
  condition: "condition",
  zustand: "condition",
  history: "history",
  "exhibition history": "exhibition-history",
  "label text": "label",
  label: "label",
  abstract: "abstract",
  remark: "remark",
};

/** Schemes of numbers by the type of a `workID`; others are inventory numbers. */
export const numbers: Record<string, string> = {
  ...Object.fromEntries(Object.keys(numberSchemes).map((scheme) => [scheme, scheme])),
  accession: "inventory",
  published: "published",
  [`${terminology}00113`]: "inventory",
};

/** Types of actor that are no single person. */
export const groupTypes: ReadonlySet<string> = new Set([
  ...["00165", "00166", "00413", "00542"].map((number) => terminology + number),
  ...[
    "corporation",
    "corporate body",
    "corporatebody",
    "organisation",
    "organization",
    "institution",
    "group",
    "family",
  ],
  ...["group of persons", "company", "körperschaft", "familie", "gruppe"],
]);

/** Types of actor that are persons. */
export const personTypes: ReadonlySet<string> = new Set([`${terminology}00163`, "person", "individual"]);

/** Names that are nobody's: only the words are kept. */
export const placeholders: readonly string[] = [
  "unknown",
  "unknown artist",
  "unknown maker",
  "anonymous",
  "unidentified",
  "okänd",
  "unbekannt",
  "anonym",
  "onbekend",
  "inconnu",
  "anonyme",
  "ukendt",
  "sconosciuto",
];

/** What the first word of displayed measurements says was measured. */
export const measuredParts: Record<string, string> = {
  ram: "framed",
  frame: "framed",
  framed: "framed",
  rahmen: "framed",
  rahmenmaß: "framed",
  blatt: "sheet",
  sheet: "sheet",
  platte: "plate",
  plate: "plate",
};
