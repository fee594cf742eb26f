import { classes } from "../linked-art/classes.ts";
import { type FactOfKind, inner } from "../linked-art/draft.ts";
import { type CrmWriter, crm } from "./crm-writer.ts";

/** That a dimension was measured (E16) at the time that is told of it. */
export function sayMeasuring(fact: FactOfKind<"measurement">, { draft, root, link, is, classOf }: CrmWriter): void {
  const isPhysical = draft.root.type === "HumanMadeObject";
  for (const [index] of fact.values.entries()) {
    const dimension = inner(draft.addressOf(fact), `${index + 1}-dimension`);
    const measuring = inner(dimension, "measuring");
    if (classOf(measuring) !== classes.AttributeAssignment.iri) continue;
    link(is(measuring, crm("E16_Measurement")), crm("P40_observed_dimension"), dimension);
    if (isPhysical && fact.of === "whole") link(measuring, crm("P39_measured"), root);
  }
}
