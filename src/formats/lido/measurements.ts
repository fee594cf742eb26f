import type { LidoTerm } from "../../entities/words/lido.ts";
import { dimensionRow, unitRow } from "../../entities/words/measures.ts";
import { aatIri } from "../../entities/words/term.ts";
import { type KindOf, stands } from "../facts-by-kind.ts";
import type { Xml } from "../xml.ts";
import { type Block, called, english, holding, lido, type Part, spoken } from "./block.ts";
import { conceptOrText } from "./references.ts";
import { statements } from "./statements.ts";

/** The measurements, one set for each fact: its words, and each value with what was measured. Dimensions in words are a set of words. */
export function measurementsWrap(block: Block): Xml | undefined {
  const sets = block.facts.measurement.filter(stands).map((fact) => measurementsOf(block, fact));
  const inWords = statements(block, "dimensions").map(({ text }) =>
    holding("objectMeasurementsSet", {}, spoken(block, "displayObjectMeasurements", text)),
  );
  return holding("objectMeasurementsWrap", {}, sets, inWords);
}

function measurementsOf(block: Block, fact: KindOf<"measurement">): Part {
  const { of, values, display, approximate } = fact;
  const measured = values.map((value) => measurementsSet(block, "measurementsSet", value));
  const noted =
    values.length === 0
      ? undefined
      : holding(
          "objectMeasurements",
          {},
          measured,
          of === "whole" ? english(block, "extentMeasurements", overall) : called(block, "extentMeasurements", of),
          approximate ? english(block, "qualifierMeasurements", "approximate") : undefined,
        );
  return holding("objectMeasurementsSet", {}, spoken(block, "displayObjectMeasurements", display), noted);
}

/** What LIDO calls the measurements of the whole. */
const overall = "overall";

/** One value with its dimension and unit (measurementsSetComplexType): `110–111.5 cm`. */
export function measurementsSet(
  block: Block,
  name: string,
  { dimension, value, to, unit }: KindOf<"measurement">["values"][number],
): Xml {
  const what = dimensionRow(dimension);
  const known = what.term === "Physical dimension" ? undefined : what.aat;
  const measure = unitRow(unit);
  return lido(
    name,
    {},
    conceptOrText(block, "measurementType", termOf(dimension, known)),
    unit === "" ? lido("measurementUnit") : conceptOrText(block, "measurementUnit", termOf(unit, measure?.aat)),
    lido("measurementValue", {}, to === undefined ? number(value) : `${number(value)}-${number(to)}`),
  );
}

function termOf(label: string, aat: string | undefined): LidoTerm {
  return aat === undefined ? { label, uris: [], isOwn: true } : { label, uris: [aatIri(aat)] };
}

/** A number as plain digits, and never `-0`. */
const number = (value: number) => String(value === 0 ? 0 : Number(value.toPrecision(12)));
