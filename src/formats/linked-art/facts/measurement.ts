import { dimensionRow, unitRow } from "../../../entities/words/measures.ts";
import { statementAbouts } from "../../../entities/words/statements.ts";
import { aatIri } from "../../../entities/words/term.ts";
import { type Draft, type FactOfKind, inner } from "../draft.ts";
import type { Assertion, LinkedArtNode } from "../node.ts";
import { typeNode } from "../reference.ts";
import { displayOf, timespanOf } from "../time-span.ts";
import { addAll, displayNames, statementNode } from "../words.ts";
import { inWords } from "./in-words.ts";

type Measured = FactOfKind<"measurement">;

/**
 * A set of measures: its words, and a dimension for every value whose unit has an address. What is not the whole's (the
 * frame's, the sheet's) is said apart, so that the record's own dimensions are the thing's.
 */
export function writeMeasurement(fact: Measured, draft: Draft): Assertion[] {
  const id = draft.addressOf(fact);
  const out: Assertion[] = [];
  fact.values.forEach((value, index) => {
    const node = dimensionNode(inner(id, `${index + 1}-dimension`), value, fact);
    if (node === undefined) {
      if (!fact.display?.length) out.push(inWords(inner(id, `${index + 1}-words`), wordsOf(value), headingOf(fact)));
    } else if (fact.of === "whole") out.push({ term: "dimension", value: node });
    else out.push({ term: "dimension", label: fact.of, apart: true, value: node });
  });
  const [when] = fact.when && !out.some(({ term }) => term === "dimension") ? displayOf(fact.when) : [];
  if (when) out.push(inWords(inner(id, "when"), when.value, "When measured"));
  for (const [index, text] of (fact.display ?? []).entries()) {
    const at = index === 0 ? id : inner(id, `text${index + 1}`);
    out.push({ term: "referred_to_by", value: statementNode(at, text, statementAbouts.dimensions, headingOf(fact)) });
  }
  return out;
}

function dimensionNode(id: string, value: Measured["values"][number], fact: Measured): LinkedArtNode | undefined {
  const unit = unitRow(value.unit);
  if (unit === undefined || !Number.isFinite(value.value)) return undefined;
  const row = dimensionRow(value.dimension);
  const node: LinkedArtNode = { id, type: "Dimension", value: value.value + 0 };
  if (value.to !== undefined && Number.isFinite(value.to)) {
    node.lower_value_limit = value.value;
    node.upper_value_limit = value.to;
  }
  node.unit = { id: aatIri(unit.aat), type: "MeasurementUnit", _label: unit.label };
  addAll(node, "classified_as", typeNode(row));
  const approximate = fact.approximate ? "about " : "";
  node.identified_by = displayNames(node, [{ value: `${row.label}: ${approximate}${amountOf(value)}` }]);
  const measuring: LinkedArtNode = { id: inner(node, "measuring"), type: "AttributeAssignment" };
  const timespan = timespanOf(measuring, fact.when);
  if (timespan) node.assigned_by = [{ ...measuring, timespan }];
  return node;
}

const amountOf = (value: Measured["values"][number]) =>
  `${value.value}${value.to === undefined ? "" : `–${value.to}`} ${value.unit}`;
const wordsOf = (value: Measured["values"][number]) => `${value.dimension} ${amountOf(value)}`;
const headingOf = (fact: Measured) =>
  fact.of === "whole" ? statementAbouts.dimensions.label : `${statementAbouts.dimensions.label} (${fact.of})`;
