import { otherStatements } from "../../../entities/words/statements.ts";
import { type Draft, type FactOfKind, inner } from "../draft.ts";
import type { Assertion, LinkedArtNode } from "../node.ts";
import { displayOf } from "../time-span.ts";
import { addAll, statementNode } from "../words.ts";

/** An inscription or signature: a statement for every reading, the first with its place, hand and time in words. */
export function writeInscription(fact: FactOfKind<"inscription">, draft: Draft): Assertion[] {
  const id = draft.addressOf(fact);
  const row = /signature|signed/i.test(fact.type) ? otherStatements.signature : otherStatements.inscription;
  return fact.readings.map((reading, index) => {
    const at = index === 0 ? id : inner(id, `reading${index + 1}`);
    const heading = reading.how === "transcription" ? fact.type : `${fact.type} (${reading.how})`;
    const node = statementNode(at, reading.text, row, heading);
    if (index === 0) addAll(node, "referred_to_by", circumstances(node, fact));
    return { term: "referred_to_by", value: node };
  });
}

function circumstances(node: LinkedArtNode, fact: FactOfKind<"inscription">): LinkedArtNode[] {
  const words: string[] = [];
  const { position, by, when } = fact;
  if (position?.on === "words") words.push(position.text.value);
  if (position?.on === "surface" && position.side) words.push(position.side);
  if (by) words.push(by.display?.value ?? by.agent.label);
  const time = when ? displayOf(when)[0]?.value : undefined;
  if (time) words.push(time);
  return words.length === 0
    ? []
    : [statementNode(inner(node, "where"), { value: words.join(", ") }, otherStatements.note)];
}
