import { otherStatements } from "../../entities/words/statements.ts";
import type { PublicFact } from "../../publish/public-entity.ts";
import { allows, fits, holdsOne } from "./allowed.ts";
import { assignmentNode, isHeld } from "./assignment.ts";
import { type Draft, inner } from "./draft.ts";
import type { Assertion, LinkedArtNode } from "./node.ts";
import { terms } from "./terms.ts";
import { addAll, addStatement, displayNames, statementNode } from "./words.ts";

/**
 * Says of the root what a fact asserts: outright where the claim is held and the endpoint's schema has a place for it,
 * else by an attribute assignment, whose `assigned` may be anything. Text that has no place is left out.
 */
export function assertAll(draft: Draft, fact: PublicFact, assertions: readonly Assertion[], said: Set<string>): void {
  const held = isHeld(fact) || (fact.kind === "name" && fact.standing === "former");
  assertions.map(fitting(draft.root)).forEach((assertion, index) => {
    if (held && !assertion.apart && sayOutright(draft.root, assertion, said)) return;
    const { value } = assertion;
    if (typeof value === "string") return;
    const id = inner(draft.addressOf(fact), `assignment${index + 1}`);
    addAll(draft.root, "attributed_by", [assigned(id, { ...assertion, value }, fact, draft)]);
  });
}

/** Without its term where that cannot say this: then the two are only related, under the label. */
const fitting =
  (root: LinkedArtNode) =>
  (assertion: Assertion): Assertion => {
    const { term, value, ...rest } = assertion;
    if (term === undefined || typeof value === "string" || fits(root.type, term, value.type)) return assertion;
    return { ...rest, value };
  };

function sayOutright(root: LinkedArtNode, { term, value }: Assertion, said: Set<string>): boolean {
  if (term === undefined || !allows(root.type, term)) return false;
  if (typeof value === "string" || terms[term].value !== "node") {
    if (root[term] !== undefined) return false;
    root[term] = value;
    return true;
  }
  const once = `${term} ${value.id}`;
  if (said.has(once)) return true;
  said.add(once);
  if ("single" in terms[term] || holdsOne(root.type, term)) {
    if (root[term] !== undefined) return false;
    root[term] = value;
  } else addAll(root, term, [value]);
  return true;
}

function assigned(
  id: string,
  { term, label, note, value }: Assertion & { value: LinkedArtNode },
  fact: PublicFact,
  draft: Draft,
): LinkedArtNode {
  const node = assignmentNode(id, fact, draft);
  if (label) addAll(node, "identified_by", displayNames({ id: inner(node, "label") }, [{ value: label }]));
  if (note) addStatement(node, statementNode(inner(node, "note"), { value: note }, otherStatements.note));
  if (term) node.assigned_property = term;
  node.assigned = [value];
  return node;
}
