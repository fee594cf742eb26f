import { unitOf } from "../../entities/units.ts";
import { rowOf } from "../../entities/words/row-of.ts";
import type { SchemaNode } from "./node.ts";

/** Codes of units (UN/CEFACT Recommendation 20), as schema.org asks. */
const codes: Readonly<Record<string, string>> = {
  mm: "MMT",
  cm: "CMT",
  m: "MTR",
  in: "INH",
  ft: "FOT",
  g: "GRM",
  kg: "KGM",
  oz: "ONZ",
  lb: "LBR",
  px: "E37",
};

/** A measured value: `{ value: 92.1, unitCode: "CMT", unitText: "cm" }`, or from one value to another. */
export function quantity({ value, to, unit }: { value: number; to?: number; unit: string }, name?: string): SchemaNode {
  const symbol = unitOf(unit)?.symbol ?? unit;
  const code = rowOf(codes, symbol);
  return {
    "@type": "QuantitativeValue",
    ...(name === undefined ? {} : { name }),
    ...(to === undefined ? { value: value + 0 } : { minValue: value + 0, maxValue: to }),
    ...(code === undefined ? {} : { unitCode: code }),
    unitText: symbol,
  };
}
