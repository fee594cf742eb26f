import type { MeasurementFact } from "../../../entities/facts.ts";
import { normalUnit } from "../../../entities/units.ts";
import { cleaned, valuesOf } from "../heading.ts";
import { type Placed, type Tell, wordsOf } from "./tell.ts";

type Values = MeasurementFact["values"];

/** Says the physical description in its words; measures only where the words leave no doubt: `192 p.`, `21 x 30 cm`. */
export function sayExtents(tell: Tell): void {
  for (const field of tell.fields("300", "305")) {
    const words = (one: typeof field) => wordsOf(one, "3abcefg");
    const value = words(field);
    if (value === "") continue;
    const text = [tell.text(value), ...tell.originals(field, (pair) => wordsOf(pair, "3abcefg"))];
    tell.say(
      `${field.under}$a`,
      { kind: "statement", about: "physical-description", text },
      { by: { about: "physical-description", value } },
    );
    if (field.tag === "305") continue;
    sayMeasures(tell, field, "a", extentOf(valuesOf(field, "a")));
    sayMeasures(tell, field, "c", sizeOf(valuesOf(field, "c"), tell.marc.leader[6] ?? ""));
  }
}

function sayMeasures(tell: Tell, field: Placed, code: "a" | "c", values: Values): void {
  if (values.length === 0) return;
  const display = [tell.text(cleaned(valuesOf(field, code).join(" ")).replace(/\s*[;:+]$/, ""))];
  const by = { of: "whole", what: code === "a" ? "extent" : "size" };
  tell.say(`${field.under}$${code}`, { kind: "measurement", of: "whole", values, display }, { by });
}

/** One number and what it counts, and nothing else: `xi, 232 p.` is two, and no measure. */
function extentOf(parts: readonly string[]): Values {
  const [, number, word = ""] =
    /^(\d+)\s*(p|pages?|v|volumes?|vols?|leaves|sheets?|maps?|prints?|photographs?|posters?)\b\.?[\s:;+.]*$/i.exec(
      parts.length === 1 ? cleaned(parts[0] ?? "") : "",
    ) ?? [];
  if (number === undefined) return [];
  const unit = /^p(ages?)?$/i.test(word) ? "pages" : /^v/i.test(word) ? "volumes" : word.toLowerCase();
  return [{ dimension: "extent", value: Number(number), unit }];
}

/** A book's size is its height; two numbers are height and width (MARC 21, 300 $c; AACR2 and RDA alike). */
function sizeOf(parts: readonly string[], sort: string): Values {
  const [, first, second, unit = ""] =
    /^(\d+(?:[.,]\d+)?)(?:\s*[x×]\s*(\d+(?:[.,]\d+)?))?\s*(cm|mm)\.?[\s+.]*$/i.exec(
      parts.length === 1 ? cleaned(parts[0] ?? "") : "",
    ) ?? [];
  if (first === undefined || (second === undefined && !"at".includes(sort))) return [];
  const measured = (dimension: string, text: string) => ({
    dimension,
    value: Number(text.replace(",", ".")),
    unit: normalUnit(unit),
  });
  return [measured("height", first), ...(second === undefined ? [] : [measured("width", second)])];
}
