import type { Draft, FactOfKind } from "../draft.ts";
import type { Assertion } from "../node.ts";
import { reference } from "../reference.ts";
import type { Term } from "../terms.ts";
import { inWords } from "./in-words.ts";

const headings = { depicts: "Depicts", about: "Subject", mentions: "Mentions" } as const;

/**
 * What a thing depicts, is about or mentions. Linked Art says this of a visual item that has a record of its own; here
 * the thing itself depicts (CIDOC-CRM P62), as an attribute assignment, and a text or set is about (P129).
 */
export function writeSubject(fact: FactOfKind<"subject">, draft: Draft): Assertion[] {
  const label = headings[fact.mode];
  const value = reference(fact.ref, draft);
  if (value === undefined) return [inWords(draft.addressOf(fact), fact.display?.value ?? fact.ref.label, label)];
  const depicting: Term = draft.root.type === "HumanMadeObject" ? "depicts" : "represents";
  const terms = { depicts: depicting, about: "about", mentions: "refers_to" } as const satisfies Record<string, Term>;
  const note = [fact.display?.value, fact.role].filter((words) => words !== undefined).join(", ");
  return [{ term: terms[fact.mode], label, ...(note === "" ? {} : { note }), value }];
}
