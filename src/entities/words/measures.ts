import { unitOf } from "../units.ts";
import { rowOf } from "./row-of.ts";
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
  const row = rowOf(dimensions, dimension);
  return row ?? { label: dimension, aat: "300055642", term: "Physical dimension" };
}

/** The row of a unit, `unitRow("cm")`; undefined where AAT has no such unit (`"linear feet"`). */
export function unitRow(unit: string): (TermRow & { aat: string }) | undefined {
  const known = unitOf(unit);
  return known?.aat === undefined ? undefined : { label: known.label, aat: known.aat };
}
