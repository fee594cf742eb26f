import { numberScheme } from "../../../entities/words/numbers.ts";
import { otherStatements } from "../../../entities/words/statements.ts";
import { legalText } from "../../legal-text.ts";
import { type Draft, type FactOfKind, inner } from "../draft.ts";
import type { Assertion, LinkedArtNode } from "../node.ts";
import { reference, typeNode } from "../reference.ts";
import { timespanOf } from "../time-span.ts";
import { addAll, displayNames, statementNode } from "../words.ts";

/** An identifier of a scheme: content, what sort of number it is, and what people call that sort. */
export function identifierNode(id: string, value: string, scheme: string): LinkedArtNode {
  const row = numberScheme(scheme);
  const node: LinkedArtNode = { id, type: "Identifier", content: legalText(value) };
  addAll(node, "classified_as", typeNode(row));
  node.identified_by = displayNames(node, [{ value: row.label }]);
  return node;
}

/** A number, with who gave it and when. A placeholder ("NONE") numbers nothing and is left out. */
export function writeNumber(fact: FactOfKind<"number">, draft: Draft): Assertion[] {
  if (fact.fault === "placeholder") return [];
  const node = identifierNode(draft.addressOf(fact), fact.value, fact.scheme);
  const giver = fact.assigner ? reference(fact.assigner, draft) : undefined;
  const assignment: LinkedArtNode = { id: inner(node, "assignment"), type: "AttributeAssignment" };
  const timespan = timespanOf(assignment, fact.when);
  if (giver && isAgent(giver)) assignment.carried_out_by = [giver];
  if (timespan) assignment.timespan = timespan;
  if (timespan || assignment.carried_out_by) node.assigned_by = [assignment];
  const notes: string[] = [];
  if (fact.assigner && !assignment.carried_out_by) notes.push(`Assigned by ${fact.assigner.label}`);
  if (fact.fault) notes.push(fact.fault === "wrong" ? "Given wrongly" : "Given to more than one thing");
  addAll(
    node,
    "referred_to_by",
    notes.map((value, index) => statementNode(inner(node, `note${index + 1}`), { value }, otherStatements.note)),
  );
  return [{ term: "identified_by", value: node }];
}

const isAgent = (node: LinkedArtNode) => node.type === "Person" || node.type === "Group";
