import type { MeasurementFact } from "../../../entities/facts.ts";
import { normalUnit } from "../../../entities/units.ts";
import { type Node, nodesAt, wordAt, wordsAt } from "../node.ts";
import type { Tell } from "./tell.ts";

const at = "measurements.dimensions";
const whole = /^(overall|object|whole|unspecified element)?$/i;

/** Says the measurements of an object, one fact a set, with its words. */
export function sayMeasurements(tell: Tell): void {
  for (const [index, node] of nodesAt(tell.source, "measurements").entries()) {
    const values = nodesAt(node, "dimensions").flatMap((one) => measured(tell, one) ?? []);
    const display = wordAt(node, "display");
    const type = wordAt(node, "type") ?? "";
    if (values.length === 0 && display === undefined) continue;
    const when = tell.span("measurements.date", nodesAt(node, "date")[0]);
    const of = whole.test(type) ? "whole" : type.toLowerCase();
    const body: MeasurementFact = {
      kind: "measurement",
      of,
      values,
      ...(display === undefined ? {} : { display: [tell.text(display)] }),
      ...(when ? { when } : {}),
    };
    tell.say(at, body, { by: { of, index: String(index) }, ...(type ? { sourceWord: type } : {}) });
  }
}

function measured(tell: Tell, node: Node): MeasurementFact["values"][number] | undefined {
  const said = wordAt(node, "value") ?? "";
  const value = Number(said.replace(",", "."));
  const unit = normalUnit(wordAt(node, "units") ?? "");
  if (said !== "" && Number.isFinite(value) && unit !== "")
    return { dimension: wordAt(node, "dimension")?.toLowerCase() ?? "other", value, unit };
  const detail = "This is no number with a unit; the words of the dimensions are kept. Correct it.";
  tell.doubt("dimension-unreadable", at, `${said} ${unit}`.trim(), detail);
  return undefined;
}

/** Says an extent in words, with its number where it begins with one: `2 pages`, `3 volumes`, `29 cm`. */
export function sayExtents(tell: Tell): void {
  const fields = { extent: "extent", other: undefined, "dimensions.value": "height" };
  for (const [field, dimension] of Object.entries(fields)) {
    for (const words of wordsAt(tell.source, `measurements.${field}`)) {
      const [, number = "", unit = ""] = /^(\d+(?:[.,]\d+)?)\s+(.+?)\.?$/.exec(words) ?? [];
      const value = Number(number.replace(",", "."));
      const isRead = dimension !== undefined && number !== "";
      tell.say(
        `measurements.${field.replace(/\..*/, "")}`,
        {
          kind: "measurement",
          of: "whole",
          values: isRead ? [{ dimension, value, unit: normalUnit(unit) }] : [],
          display: [tell.text(words)],
        },
        { by: { field, words } },
      );
    }
  }
}
