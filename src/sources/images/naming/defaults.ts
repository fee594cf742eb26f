import type { NamePattern, Technique } from "./naming.ts";

/** What stands before a number in names, and what stands there in the collection's system: `"n-3863"` is NG3863. */
export const prefixes: Readonly<Record<string, string>> = { N: "NG", NG: "NG", L: "L", M: "M", R: "R", X: "X", F: "F" };

const sample = "(?<sample>(?:IS|XS|OS|S)\\d+[a-z]?)(?:-[a-z])?";

/** The National Gallery's conventions, in the order in which they are tried. */
export const patterns: readonly NamePattern[] = [
  { name: "store", pattern: /^(?<prefix>[a-z]+)-(?<number>\d{4})-(?<part>\d{2})-(?<image>\d{6})(?:-[a-z]{1,3})?$/i },
  {
    name: "prefixed",
    pattern: new RegExp(
      `^(?<prefix>NG|[NLMRXF])-?(?<number>\\d{1,5})(?=[_.]|S\\d)(?:_?${sample}(?=_|$))?[_.]?(?<rest>.*)$`,
      "i",
    ),
  },
  {
    name: "bare",
    pattern: new RegExp(`^(?<number>\\d{1,4})_${sample}_(?=(?:.*_)?(?:XS|UF[a-z]*|CS|VIS)_)(?<rest>.*)$`, "i"),
    prefix: "NG",
  },
  { name: "folder", on: "folder", pattern: /(?:^|\/)(?<prefix>NG(?=\d)|[LMRXF](?=\d{3}))(?<number>\d{1,5})$/i },
];

/** What is cut from the end of a name: how a derivative is called. */
export const endings: readonly string[] = ["-PYR"];

const visible = { words: "visible light" };
const transmitted = { words: "transmitted light", role: "technical" } as const;
const reflectogram = { words: "infrared reflectogram", role: "technical" } as const;

/** Words of names and of the list: `#` stands for digits, `*` for anything. What is not here is no technique. */
export const techniques: Readonly<Record<string, Technique>> = {
  "M#": { words: "photomicrograph", role: "technical" },
  "D#": { role: "detail" },
  XS: { words: "paint cross-section", role: "technical" },
  TXS: { words: "thin cross-section", role: "technical" },
  "dirr*": reflectogram,
  IRR: reflectogram,
  trIR: { words: "transmitted infrared", role: "technical" },
  IR: { words: "infrared", role: "technical" },
  "xray*": { words: "X-radiograph", role: "technical" },
  XR: { words: "X-radiograph", role: "technical" },
  VIS: visible,
  UV: { words: "ultraviolet", role: "technical" },
  DF: { words: "dark field", role: "technical" },
  BF: { words: "bright field", role: "technical" },
  TL: transmitted,
  trans: transmitted,
  RL: { words: "raking light", role: "technical" },
  photomicrograph: { words: "photomicrograph", role: "technical" },
  "paint cross-section": { words: "paint cross-section", role: "technical" },
  "infrared reflectogram": reflectogram,
  infrared: { words: "infrared", role: "technical" },
  "X-radiograph": { words: "X-radiograph", role: "technical" },
  ultraviolet: { words: "ultraviolet", role: "technical" },
  "raking light": { words: "raking light", role: "technical" },
  "transmitted light": transmitted,
  "tracing/diagram": { words: "tracing or diagram", role: "technical" },
  "visible (detail)": { ...visible, role: "detail" },
  "visible (reverse)": { ...visible, role: "detail", view: "reverse" },
  "visible (before cleaning)": { ...visible, role: "detail", view: "before cleaning" },
  "visible (after cleaning)": { ...visible, role: "detail", view: "after cleaning" },
};

/** What the columns of a list may be called, by what they mean. */
export const columns: Readonly<Record<string, readonly string[]>> = {
  path: ["path", "filepath", "file_path"],
  folder: ["folder", "directory"],
  file: ["filename", "file_name", "file"],
  width: ["width", "width_px", "pixel_width"],
  height: ["height", "height_px", "pixel_height"],
  title: ["title"],
  caption: ["caption", "description"],
  technique: ["technique"],
  view: ["view"],
  role: ["role"],
  number: ["inventory_number", "object_number", "accession_number"],
  sample: ["sample_number"],
  photographer: ["photographer", "creator"],
  date: ["date", "date_taken"],
  rights: ["rights", "copyright"],
  url: ["url"],
};
