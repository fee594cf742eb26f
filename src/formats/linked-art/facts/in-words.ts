import { otherStatements } from "../../../entities/words/statements.ts";
import type { TermRow } from "../../../entities/words/term.ts";
import type { Assertion } from "../node.ts";
import { statementNode } from "../words.ts";

/** What only words tell (a text-only reference, a unit without an address), as a statement under a heading. */
export function inWords(id: string, value: string, heading: string, row: TermRow = otherStatements.note): Assertion {
  return { term: "referred_to_by", value: statementNode(id, { value }, row, heading) };
}
