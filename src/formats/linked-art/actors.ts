import { otherStatements } from "../../entities/words/statements.ts";
import { isHeld } from "./assignment.ts";
import type { ClassName } from "./classes.ts";
import { type Draft, type FactOfKind, inner } from "./draft.ts";
import { inWordsOf } from "./makers.ts";
import type { LinkedArtNode } from "./node.ts";
import { reference } from "./reference.ts";
import { addAll, addStatement, statementNode } from "./words.ts";

type ActorTerm = "carried_out_by" | "participant" | `transferred_${"title_" | "custody_" | ""}${"from" | "to"}`;

const givers: Partial<Record<ClassName, ActorTerm>> = {
  Acquisition: "transferred_title_from",
  TransferOfCustody: "transferred_custody_from",
  Transfer: "transferred_from",
};
const takers: Partial<Record<ClassName, ActorTerm>> = {
  Acquisition: "transferred_title_to",
  TransferOfCustody: "transferred_custody_to",
  Transfer: "transferred_to",
};
const giving = new Set(["from", "seller", "donor", "vendor", "lender", "previous owner"]);
const taking = new Set(["to", "buyer", "purchaser", "borrower", "recipient", "owner", "keeper"]);
const beingThere = new Set(["venue", "participant", "attendee", "exhibitor", "artist", "subject"]);

/** Classes that nobody carries out. */
const impersonal = new Set<ClassName>(["Birth", "Death", "Dissolution", "Event"]);

/** Who took part in an activity that is no making: who gave and who took, who carried it out; the rest in words. */
export function addActors(node: LinkedArtNode, fact: FactOfKind<"activity">, draft: Draft): void {
  const at = node === draft.root ? draft.addressOf(fact) : node.id;
  (fact.who ?? []).forEach((actor, index) => {
    const ref = reference(actor.agent, draft);
    const agent = ref?.type === "Person" || ref?.type === "Group" ? ref : undefined;
    const term = termFor(node, actor.role.toLowerCase(), node === draft.root);
    const plain = agent && term && isHeld(actor) && actor.qualifier === undefined;
    if (plain) addAll(node, term, [agent]);
    const told = term !== "carried_out_by" && term !== "participant";
    if (plain && told && actor.display === undefined && actor.share === undefined) return;
    const id = inner(at, `who${index + 1}`);
    addStatement(node, statementNode(id, { value: inWordsOf(actor) }, otherStatements.note, actor.role || "Who"));
  });
}

function termFor(node: LinkedArtNode, role: string, isRoot: boolean): ActorTerm | undefined {
  if (giving.has(role) && givers[node.type]) return givers[node.type];
  if (taking.has(role) && takers[node.type]) return takers[node.type];
  if (isRoot && (beingThere.has(role) || node.type === "Event")) return "participant";
  return impersonal.has(node.type) ? undefined : "carried_out_by";
}
