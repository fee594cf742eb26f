import type { MeasurementFact } from "../../../entities/facts.ts";
import { normalUnit } from "../../../entities/units.ts";
import { firstAt, textOf } from "../../reading/xml-tree.ts";
import { type Part, partsOf, type ReadLevel, within } from "./level.ts";
import type { Tell } from "./tell.ts";

const described = ["extent", "physfacet", "dimensions"];

/** Says how much there is (`"27.2 linear feet"`), what it is like, and its dimensions. */
export function sayExtents(tell: Tell, level: ReadLevel): void {
  for (const part of partsOf(level, "physdesc")) {
    for (const extent of within(part, "extent")) sayExtent(tell, extent, tell.words(extent));
    sayDescribed(tell, part);
    const rest = tell.words(part, described);
    if (/[\p{L}\p{N}]/u.test(rest)) {
      if (within(part, ...described).length === 0) sayExtent(tell, part, rest);
      else sayWords(tell, part, "physical-description", rest);
    }
  }
  const structured = partsOf(level, "physdescset").flatMap((set) => within(set, "physdescstructured"));
  for (const part of [...partsOf(level, "physdescstructured"), ...structured]) {
    const [quantity, unit] = ["quantity", "unittype"].map((name) => textOf(firstAt(part.element, name)) ?? "");
    sayExtent(tell, part, `${quantity} ${unit}`.trim());
    sayDescribed(tell, part);
  }
}

function sayDescribed(tell: Tell, part: Part): void {
  for (const facet of within(part, "physfacet")) sayWords(tell, facet, "physical-description");
  for (const size of within(part, "dimensions")) sayWords(tell, size, "dimensions");
}

function sayWords(
  tell: Tell,
  part: Part,
  about: "physical-description" | "dimensions",
  words = tell.words(part),
): void {
  if (words === "") return;
  tell.sayOf(part, { kind: "statement", about, text: [tell.textOf(part, words)] }, { by: { about } });
}

function sayExtent(tell: Tell, part: Part, words: string): void {
  if (words === "") return;
  const { unit } = part.element.attributes;
  const display = unit && /^[\d.,\s]+$/.test(words) ? `${words} ${unit}` : words;
  const body: MeasurementFact = {
    kind: "measurement",
    of: "whole",
    values: readExtent(display),
    display: [tell.textOf(part, display)],
  };
  tell.sayOf(part, body, { by: { of: "whole", extent: body.values[0]?.unit ?? display } });
}

/** `"6 cubic feet (in 7 boxes)"` → 6 cubic feet; nothing where the words do not begin with a number and its unit. */
function readExtent(words: string): MeasurementFact["values"] {
  const found = /^(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s+(\p{L}[\p{L}\s.-]{0,38}?)\s*(?:[(,;:\d].*)?$/su.exec(words);
  if (!found) return [];
  const [, whole = "", fraction = "", unit = ""] = found;
  return [{ dimension: "extent", value: Number(whole.replaceAll(",", "") + fraction), unit: normalUnit(unit) }];
}
