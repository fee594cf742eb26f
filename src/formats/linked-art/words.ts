import type { Text } from "../../entities/facts.ts";
import { languageRow } from "../../entities/words/languages.ts";
import { displayName } from "../../entities/words/names.ts";
import { aatIri, type TermRow } from "../../entities/words/term.ts";
import { legalText } from "../legal-text.ts";
import { inner } from "./draft.ts";
import type { LinkedArtNode } from "./node.ts";
import { statementType, typeNode } from "./reference.ts";

/** The language of a text as nodes: none where the tag is unknown. */
export function languages(tag: string | undefined): LinkedArtNode[] {
  const row = tag === undefined ? undefined : languageRow(tag);
  return row ? [{ id: aatIri(row.aat), type: "Language", _label: row.label }] : [];
}

/** A name: words, what sort of name they are, and their language. */
export function nameNode(id: string, text: Text, row: TermRow | undefined): LinkedArtNode {
  const node: LinkedArtNode = { id, type: "Name", content: legalText(text.value) };
  if (row) addAll(node, "classified_as", typeNode(row));
  addAll(node, "language", languages(text.language));
  return node;
}

/** Words to show in place of a node's structured data (a time span's `"about 1869"`). */
export function displayNames(node: { id: string }, texts: readonly Text[] | undefined): LinkedArtNode[] {
  return (texts ?? []).map((text, index) => nameNode(inner(node, `name${index + 1}`), text, displayName));
}

/** A statement: text, what it is about, its language, and the heading under which people read it. */
export function statementNode(id: string, text: Text, row: TermRow, heading = row.label): LinkedArtNode {
  const node: LinkedArtNode = { id, type: "LinguisticObject", content: legalText(text.value) };
  addAll(node, "classified_as", statementType(row));
  addAll(node, "language", languages(text.language));
  if (text.markup === "html") node.format = "text/html";
  node.identified_by = displayNames(node, [{ value: heading }]);
  return node;
}

/** Adds nodes to an array term of a node, where there are any. */
export function addAll(node: LinkedArtNode, term: ArrayTerm, values: readonly LinkedArtNode[]): void {
  if (values.length === 0) return;
  const before = node[term];
  if (Array.isArray(before)) before.push(...values);
  else node[term] = [...values];
}

/** Adds a statement about a node. */
export function addStatement(node: LinkedArtNode, statement: LinkedArtNode): void {
  addAll(node, "referred_to_by", [statement]);
}

type ArrayTerm = Exclude<keyof LinkedArtNode, "id" | "type">;
