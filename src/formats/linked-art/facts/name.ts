import { nameParts, nameUses } from "../../../entities/words/names.ts";
import { otherStatements } from "../../../entities/words/statements.ts";
import { type Draft, type FactOfKind, inner } from "../draft.ts";
import type { Assertion, LinkedArtNode } from "../node.ts";
import { displayOf } from "../time-span.ts";
import { addAll, nameNode, statementNode } from "../words.ts";

/** A name, once for every language it is given in. Forms for searching are for search, not for the record. */
export function writeName(fact: FactOfKind<"name">, draft: Draft): Assertion[] {
  if (fact.use === "search") return [];
  const row = fact.standing === "former" ? nameUses.former : nameUses[fact.use];
  const id = draft.addressOf(fact);
  return fact.text.map((text, index) => {
    const name = nameNode(index === 0 ? id : inner(id, `text${index + 1}`), text, row);
    if (index === 0) {
      addAll(name, "part", parts(name, fact.parts));
      addAll(name, "referred_to_by", whenUsed(name, fact));
    }
    return { term: "identified_by", value: name };
  });
}

function parts(name: LinkedArtNode, given: FactOfKind<"name">["parts"]): LinkedArtNode[] {
  if (given === undefined) return [];
  return Object.entries(nameParts).flatMap(([part, row]) => {
    const value = given[part as keyof typeof nameParts];
    return value ? [nameNode(inner(name, part), { value }, row)] : [];
  });
}

/** When a name was used: the schema gives names no time, so it is words. */
function whenUsed(name: LinkedArtNode, fact: FactOfKind<"name">): LinkedArtNode[] {
  const words = fact.when ? displayOf(fact.when)[0] : undefined;
  return words ? [statementNode(inner(name, "when"), words, otherStatements.note, "When used")] : [];
}
