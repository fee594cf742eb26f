import { otherStatements, statementAbouts } from "../../../entities/words/statements.ts";
import { citedWords, saidWords } from "../cited-words.ts";
import { type Draft, type FactOfKind, inner } from "../draft.ts";
import type { Assertion, LinkedArtNode } from "../node.ts";
import { reference } from "../reference.ts";
import { addAll, statementNode } from "../words.ts";

/** A statement, once for every language, with who said it in words: the schema gives statements no author. */
export function writeStatement(fact: FactOfKind<"statement">, draft: Draft): Assertion[] {
  const id = draft.addressOf(fact);
  const row = statementAbouts[fact.about];
  const heading = fact.about === "other" ? (fact.sourceWord ?? row.label) : row.label;
  return fact.text.map((text, index) => {
    const node = statementNode(index === 0 ? id : inner(id, `text${index + 1}`), text, row, heading);
    if (index === 0) addAll(node, "referred_to_by", sources(node, fact));
    return { term: "referred_to_by", value: node };
  });
}

function sources(node: LinkedArtNode, fact: FactOfKind<"statement">): LinkedArtNode[] {
  const value = saidWords(fact.said);
  return value === "" ? [] : [statementNode(inner(node, "source"), { value }, otherStatements.source)];
}

/** A citation: its words, and where the publication has an address a link to it. */
export function writeCitation(fact: FactOfKind<"citation">, draft: Draft): Assertion[] {
  const id = draft.addressOf(fact);
  const words = statementNode(id, { value: citedWords(fact) }, otherStatements.citation);
  const publication = reference(fact.publication, draft);
  const said: Assertion = { term: "referred_to_by", value: words };
  return publication ? [said, { term: "documented_in", label: "Citation", value: publication }] : [said];
}
