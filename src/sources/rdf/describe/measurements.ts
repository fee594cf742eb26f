import type { MeasurementFact } from "../../../entities/facts.ts";
import { unitOf } from "../../../entities/units.ts";
import { dimensionRow } from "../../../entities/words/measures.ts";
import { aatIri } from "../../../entities/words/term.ts";
import { at, type Node } from "./graph.ts";
import { aatOf, type Tell, textsOf } from "./tell.ts";

type Value = MeasurementFact["values"][number];

const dimensions = new Map(
  ["height", "width", "depth", "length", "thickness", "diameter", "circumference", "weight"].map((word) => [
    dimensionRow(word).aat,
    word,
  ]),
);
const units = new Map(
  ["mm", "cm", "m", "in", "ft", "g", "kg", "oz", "lb", "s", "min", "h", "days", "px", "bytes", "pages"].flatMap(
    (word) => {
      const unit = unitOf(word);
      return unit?.aat === undefined ? [] : [[aatIri(unit.aat), unit.symbol] as const];
    },
  ),
);

/** Says the dimensions of a thing as one set. */
export function sayMeasurements(tell: Tell): void {
  const { graph } = tell;
  const values = graph.out(graph.subject, "crm:P43").flatMap((node) => valueOfDimension(tell, node) ?? []);
  if (values.length > 0) tell.say("crm:P43", { kind: "measurement", of: "whole", values }, { by: { of: "whole" } });
}

function valueOfDimension(tell: Tell, node: Node): Value | undefined {
  const { graph } = tell;
  const said = at(graph, node, "crm:P90").find(({ value }) => value !== undefined)?.value;
  const value = Number(said);
  const unit = at(graph, node, "crm:P91")[0];
  const type = at(graph, node, "crm:P2")[0];
  if (said === undefined || said.trim() === "" || !Number.isFinite(value)) {
    const detail = "This dimension has no number; it is left out. Give it a value.";
    if (said !== undefined) tell.doubt("measurement-unreadable", "crm:P43", said, detail);
    return undefined;
  }
  const known = aatOf(tell, node)
    .map((aat) => dimensions.get(aat))
    .find((word) => word !== undefined);
  const word = known ?? (type && textsOf(tell, type)[0]?.value.toLowerCase()) ?? "size";
  const label = unit && (units.get(unit.iri ?? "") ?? textsOf(tell, unit)[0]?.value);
  return { dimension: word, value, unit: unitOf(label ?? "")?.symbol ?? label ?? "" };
}
