import type { MeasurementFact, Text } from "../../../entities/facts.ts";
import { normalUnit } from "../../../entities/units.ts";
import type { XmlElement } from "../../reading/xml.ts";
import { allAt, childrenOf, firstAt, textOf } from "../../reading/xml-tree.ts";
import { lookUp } from "../options.ts";
import { measuredParts } from "../words/words.ts";
import { labelOf, type Tell, textFrom } from "./tell.ts";

type Value = MeasurementFact["values"][number];
type MeasuredSet = { of: string | undefined; values: Value[]; display: Text[]; approximate: boolean };

/** Says the measurements: one fact a set. */
export function sayMeasurements(tell: Tell, sets: readonly XmlElement[], at = "objectMeasurementsSet"): void {
  const measured = sets.flatMap((set) => setsOf(tell, set, at));
  for (const [index, { of = "whole", values, display, approximate }] of measured.entries()) {
    const nth = measured.slice(0, index).filter((one) => (one.of ?? "whole") === of).length;
    tell.say(
      at,
      {
        kind: "measurement",
        of,
        values,
        ...(display.length > 0 ? { display } : {}),
        ...(approximate ? { approximate } : {}),
      },
      { by: { of, ...(nth > 0 ? { nth: String(nth + 1) } : {}) } },
    );
  }
}

/**
 * One set of LIDO may be several of ours: where a dimension is given twice without an extent, the second ones are a set of their own
 * (framed beside unframed), and the words that have their values are theirs.
 */
function setsOf(tell: Tell, set: XmlElement, at: string): MeasuredSet[] {
  const shown = childrenOf(set, "displayObjectMeasurements").flatMap((one) => textFrom(tell, one) ?? []);
  const found: MeasuredSet[] = [];
  for (const inner of childrenOf(set, "objectMeasurements")) {
    const of = extentIn(inner);
    const approximate = childrenOf(inner, "qualifierMeasurements").some((one) => wordIn(one) === "approximate");
    for (const one of childrenOf(inner, "measurementsSet")) {
      const value = measuredValue(tell, one, at);
      if (!value) continue;
      const room = found.find(
        (other) => other.of === of && (of !== undefined || !hasDimension(other, value.dimension)),
      );
      if (room) room.values.push(value);
      else found.push({ of, values: [value], display: [], approximate });
    }
  }
  for (const text of shown) {
    const fits = found.find((one) => one.values.every(({ value }) => numbersIn(text.value).includes(value)));
    const home = fits ?? found[0];
    if (home) home.display.push(text);
    else found.push({ of: undefined, values: [], display: [text], approximate: false });
  }
  return found.map((one) => ({ ...one, of: one.of ?? partIn(one.display) }));
}

/** What LIDO says was measured; undefined where it does not say, so that the words may. */
function extentIn(measurements: XmlElement): string | undefined {
  const word = wordIn(firstAt(measurements, "extentMeasurements"));
  return word?.toLowerCase() === "overall" ? "whole" : word;
}

const hasDimension = ({ values }: MeasuredSet, dimension: string) => values.some((one) => one.dimension === dimension);

const numbersIn = (words: string) => [...words.matchAll(/\d+(?:[.,]\d+)?/g)].map(([number]) => numberOf(number));

const numberOf = (words: string) => Number(words.replace(",", "."));

/** `Ram 78,5 x 102,5 cm` are the measurements of the frame. */
function partIn([first]: readonly Text[]): string | undefined {
  return lookUp(measuredParts, /^\p{L}+/u.exec(first?.value ?? "")?.[0]);
}

/** A concept of LIDO 1.1, or a word. */
const wordIn = (element: XmlElement | undefined) => element && (labelOf(element) ?? textOf(element));

/** English for the dimensions that museums write in their own language. */
const dimensions: Record<string, string> = {
  höhe: "height",
  höjd: "height",
  breite: "width",
  bredd: "width",
  tiefe: "depth",
  djup: "depth",
  länge: "length",
  längd: "length",
  durchmesser: "diameter",
  gewicht: "weight",
  vikt: "weight",
};

function measuredValue(tell: Tell, set: XmlElement, at: string): Value | undefined {
  const word = wordIn(firstAt(set, "measurementType"))?.toLowerCase();
  const unit = wordIn(firstAt(set, "measurementUnit"));
  const said = textOf(firstAt(set, "measurementValue"));
  if (said === undefined) return undefined;
  const [, from, to] = /^(\d+(?:[.,]\d+)?)(?:\s*[-–]\s*(\d+(?:[.,]\d+)?))?$/.exec(said) ?? [];
  if (from === undefined || word === undefined) {
    tell.doubt("measurement-unreadable", at, said, "This is no number with a type; it is left out. Correct it.");
    return undefined;
  }
  return {
    dimension: dimensions[word] ?? word,
    value: numberOf(from),
    ...(to === undefined ? {} : { to: numberOf(to) }),
    unit: unit === undefined ? "" : normalUnit(unit),
  };
}

/** Width and height of a resource in pixels, and its size. */
export function sizeOf(representation: XmlElement): { widthPx?: number; heightPx?: number; bytes?: number } {
  const size: { widthPx?: number; heightPx?: number; bytes?: number } = {};
  for (const set of allAt(representation, "resourceMeasurementsSet")) {
    const type = wordIn(firstAt(set, "measurementType"))?.toLowerCase() ?? "";
    const unit = wordIn(firstAt(set, "measurementUnit"))?.toLowerCase() ?? "";
    const value = Number(textOf(firstAt(set, "measurementValue")));
    if (!Number.isInteger(value) || value <= 0) continue;
    if (/^(px|pixels?)$/.test(unit) && dimensionOf(type) === "width") size.widthPx = value;
    if (/^(px|pixels?)$/.test(unit) && dimensionOf(type) === "height") size.heightPx = value;
    if (/^bytes?$/.test(unit)) size.bytes = value;
  }
  return size;
}

const dimensionOf = (word: string) => dimensions[word] ?? word;
