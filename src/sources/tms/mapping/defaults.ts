import type { TmsMapping } from "./mapping.ts";
import { attributions, roleIds, roles } from "./roles.ts";
import {
  classifications,
  histories,
  languages,
  nameTypes,
  numbers,
  referenceNumbers,
  relationships,
  surveys,
  terms,
  titleTypes,
} from "./words.ts";
import { numbersOf } from "./write-back.ts";

const megabyte = 1024 * 1024;

/** The mapping of a museum that says nothing of its own; it denies by default. */
export const defaults: TmsMapping = {
  language: "en",
  audience: "staff",
  expect: ["Objects"],
  files: {},
  columns: {
    PreferredLocations: { PublicAccess: ["PublicAccess", "IsPublicVenue"] },
    LocationXrefs: {
      LocationID: ["LocationID", "TmsLocationID"],
      LocationKey: ["LocationKey", "PreferredLocationKey"],
    },
    AltNums: { Description: ["Description", "AltNumType"] },
    ObjImages: {
      FileName: ["FileName", "Main Image Filename"],
      Url: ["Url", "Web Image Address"],
      Caption: ["Caption", "Image Credit/Caption"],
      Rights: ["Rights", "Image Rights Statement"],
      SizeNotes: ["SizeNotes", "Size Notes"],
    },
  },
  roles,
  roleIds,
  attributions,
  constituentTypes: {
    individual: "person",
    person: "person",
    institution: "group",
    group: "group",
    organization: "group",
    "corporate body": "group",
    business: "group",
    family: "group",
    venue: "group",
    culture: "group",
  },
  placeholders: {
    "(non-portrait)": "nothing",
    "(multiple sitters)": "words",
    "unidentified*": "words",
    unknown: "words",
    "unknown *": "words",
    anonymous: "words",
  },
  nameTypes,
  titleTypes,
  languages,
  terms,
  guideTerms: "^The Thesaurus of Geographic Names$|^[a-z][a-z ]*(\\([a-z]+\\))?$",
  classifications,
  numbers,
  referenceNumbers,
  surveys,
  surveyAudience: "staff",
  dateOrder: "month-first",
  numberPatterns: [
    { pattern: "^NONE\\b", fault: "placeholder" },
    { pattern: "^X\\d", fault: "placeholder" },
  ],
  numberClasses: [],
  histories,
  relationships,
  writeBack: {},
  maxFieldBytes: 16 * megabyte,
};

/** A word as the mapping's tables have it: `"Copy after:"` → `"copy after"`. */
export function plainWord(text: string): string {
  return text
    .trim()
    .replace(/\s*[:.]$/, "")
    .replace(/\s+/g, " ")
    .toLowerCase();
}

/** The names of all settings of a mapping. */
export const settingNames: readonly string[] = [...Object.keys(defaults), "imageBase"];

/** A museum's mapping over the defaults. */
export function completeMapping(given: Partial<TmsMapping> = {}): TmsMapping {
  return {
    ...defaults,
    ...given,
    columns: { ...defaults.columns, ...given.columns },
    roles: merged(defaults.roles, given.roles),
    roleIds: { ...defaults.roleIds, ...given.roleIds },
    attributions: merged(defaults.attributions, given.attributions),
    constituentTypes: merged(defaults.constituentTypes, given.constituentTypes),
    placeholders: merged(defaults.placeholders, given.placeholders),
    nameTypes: merged(defaults.nameTypes, given.nameTypes),
    titleTypes: merged(defaults.titleTypes, given.titleTypes),
    languages: merged(defaults.languages, given.languages),
    terms: merged(defaults.terms, given.terms),
    classifications: merged(defaults.classifications, given.classifications),
    numbers: merged(defaults.numbers, { ...given.numbers, ...numbersOf(given.writeBack ?? {}) }),
    referenceNumbers: merged(defaults.referenceNumbers, given.referenceNumbers),
    surveys: merged(defaults.surveys, given.surveys),
    histories: merged(defaults.histories, given.histories),
    relationships: merged(defaults.relationships, given.relationships),
  };
}

function merged<T>(ours: Record<string, T>, given: Record<string, T> = {}): Record<string, T> {
  const theirs = Object.entries(given).map(([word, use]) => [plainWord(word), use] as const);
  return { ...ours, ...Object.fromEntries(theirs) };
}

/** What a table says of a word; undefined where it is not listed. */
export function lookUp<T>(table: Record<string, T>, word: string | undefined): T | undefined {
  const plain = word === undefined ? "" : plainWord(word);
  return Object.hasOwn(table, plain) ? table[plain] : undefined;
}
