import type { Said } from "../../entities/facts.ts";
import { certaintyRows, standingRows } from "../../entities/words/qualifiers.ts";
import { otherStatements } from "../../entities/words/statements.ts";
import type { TermRow } from "../../entities/words/term.ts";
import type { PublicRef } from "../../publish/public-entity.ts";
import { citedWords } from "./cited-words.ts";
import { type Draft, inner } from "./draft.ts";
import type { LinkedArtNode } from "./node.ts";
import { reference, typeNode } from "./reference.ts";
import { timespanOf } from "./time-span.ts";
import { addAll, displayNames, statementNode } from "./words.ts";

/** How a claim stands: its envelope, or a link's. */
export type Claim = Pick<Said<PublicRef>, "standing" | "certainty" | "said">;

/** Whether a claim is simply held, so that it can be said outright. */
export function isHeld(claim: Claim): boolean {
  return (claim.standing === undefined || claim.standing === "current") && claim.certainty === undefined;
}

/**
 * An attribute assignment: how the claim is classified (attributed to, possibly, obsolete), and who made it, when and on
 * what ground. The caller adds what was assigned.
 */
export function assignmentNode(id: string, claim: Claim, draft: Draft, rows: readonly TermRow[] = []): LinkedArtNode {
  const node: LinkedArtNode = { id, type: "AttributeAssignment" };
  const all = [...rows];
  if (claim.standing && claim.standing !== "current") all.push(standingRows[claim.standing]);
  if (claim.certainty) all.push(certaintyRows[claim.certainty]);
  for (const row of all) addAll(node, "classified_as", typeNode(row));
  const named = all.filter((row) => row.aat === undefined).map((row) => ({ value: row.label }));
  addAll(node, "identified_by", displayNames(node, named));
  addGround(node, claim.said, draft);
  return node;
}

function addGround(node: LinkedArtNode, said: Claim["said"], draft: Draft): void {
  if (said === undefined) return;
  const by = said.by ? reference(said.by, draft) : undefined;
  if (by && (by.type === "Person" || by.type === "Group")) node.carried_out_by = [by];
  const timespan = timespanOf(node, said.when);
  if (timespan) node.timespan = timespan;
  const words: string[] = [];
  if (said.by && !by) words.push(said.by.label);
  if (said.in) words.push(citedWords(said.in));
  if (said.note) words.push(said.note.value);
  if (words.length > 0) {
    addAll(node, "referred_to_by", [
      statementNode(inner(node, "ground"), { value: words.join(", ") }, otherStatements.source),
    ]);
  }
}
