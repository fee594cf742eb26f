import type { MeasurementFact } from "../../../entities/facts.ts";
import { normalUnit } from "../../../entities/units.ts";
import { numberOf, ordered, type Row } from "./rows.ts";
import type { Teller } from "./teller.ts";

const at = "ObjDimsParsed.Dimension";
const wholeThing = /^(unspecified element|overall|object|whole|)$/i;

/** Says an object's measurements, one fact a set: sets of one element are told apart by their `DimItemElemXrefID`. */
export function sayMeasurements(teller: Teller, rows: readonly Row[]): void {
  const sets = new Map<string, Row[]>();
  for (const row of ordered(rows, "ElementRank")) {
    const id = row.DimItemElemXrefID ?? "";
    const set = sets.get(id);
    if (set) set.push(row);
    else sets.set(id, [row]);
  }
  for (const [id, set] of sets) saySet(teller, id, ordered(set, "DimRank"));
}

function saySet(teller: Teller, id: string, rows: readonly Row[]): void {
  const first = rows[0] ?? {};
  const values = rows.flatMap((row) => readValue(teller, row) ?? []);
  const display = first.DisplayDimensions;
  if (values.length === 0 && !display) return;
  const element = first.Element ?? "";
  const body: MeasurementFact = {
    kind: "measurement",
    of: wholeThing.test(element) ? "whole" : element.toLowerCase(),
    values,
    ...(display ? { display: [teller.text(display)] } : {}),
  };
  const order = numberOf(first.ElementRank);
  teller.say(at, body, {
    ...(id === "" ? { by: { of: body.of } } : { key: teller.key("dimension", id) }),
    ...(order === undefined ? {} : { order }),
    ...(element ? { sourceWord: element } : {}),
  });
}

function readValue(teller: Teller, row: Row): MeasurementFact["values"][number] | undefined {
  const value = numberOf(row.Dimension?.replace(",", "."));
  const unit = normalUnit(row.PrimaryUnitID ?? "");
  if (value === undefined || unit === "") {
    const detail = "This is no number with a unit; the words of the dimensions are kept. Correct it.";
    teller.doubt("dimension-unreadable", at, `${row.Dimension ?? ""} ${unit}`.trim(), detail);
    return undefined;
  }
  return { dimension: row.DimensionType?.toLowerCase() ?? "other", value, unit };
}
