import type { TermRow } from "./term.ts";

/** Known dimensions; a dimension that is not here is a physical dimension under its own word. */
const dimensions: Record<string, TermRow> = {
  height: { label: "Height", aat: "300055644" },
  width: { label: "Width", aat: "300055647" },
  depth: { label: "Depth", aat: "300072633" },
  length: { label: "Length", aat: "300055645" },
  thickness: { label: "Thickness", aat: "300055646" },
  diameter: { label: "Diameter", aat: "300055624" },
  circumference: { label: "Circumference", aat: "300055623" },
  weight: { label: "Weight", aat: "300056240" },
  extent: { label: "Extent", aat: "300404433", term: "Count" },
  count: { label: "Count", aat: "300404433" },
};

/** The row of a dimension, `dimensionRow("height")`. */
export function dimensionRow(dimension: string): TermRow {
  const row = Object.hasOwn(dimensions, dimension) ? dimensions[dimension] : undefined;
  return row ?? { label: dimension, aat: "300055642", term: "Physical dimension" };
}

/** Known units by the words that sources use; a unit that is not here has no address, so its measure stays words. */
const units: Record<string, TermRow & { aat: string }> = {
  mm: { label: "millimeters", aat: "300379097" },
  cm: { label: "centimeters", aat: "300379098" },
  m: { label: "meters", aat: "300379099" },
  in: { label: "inches", aat: "300379100" },
  ft: { label: "feet", aat: "300379101" },
  g: { label: "grams", aat: "300379225" },
  kg: { label: "kilograms", aat: "300379226" },
  oz: { label: "ounces", aat: "300379229" },
  lb: { label: "pounds", aat: "300379254" },
  s: { label: "seconds", aat: "300379239" },
  min: { label: "minutes", aat: "300379240" },
  h: { label: "hours", aat: "300379241" },
  days: { label: "days", aat: "300379242" },
  px: { label: "pixels", aat: "300266190" },
  bytes: { label: "bytes", aat: "300265869" },
  percent: { label: "percent", aat: "300417377" },
  pages: { label: "pages", aat: "300194222" },
  parts: { label: "parts", aat: "300404159" },
};
const spellings: Record<string, string> = {
  millimetres: "mm",
  centimetres: "cm",
  metres: "m",
  inches: "in",
  feet: "ft",
  grams: "g",
  kilograms: "kg",
  pixels: "px",
  page: "pages",
  seconds: "s",
  minutes: "min",
  hours: "h",
  "%": "percent",
};

/** The row of a unit, `unitRow("cm")`; undefined where AAT has no such unit (`"linear feet"`). */
export function unitRow(unit: string): (TermRow & { aat: string }) | undefined {
  const word = Object.hasOwn(spellings, unit) ? spellings[unit] : unit;
  return word !== undefined && Object.hasOwn(units, word) ? units[word] : undefined;
}
