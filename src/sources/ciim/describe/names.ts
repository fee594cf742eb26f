import type { NameFact } from "../../../entities/facts.ts";
import type { EntityType } from "../../../entities/types.ts";
import { type Node, nodesAt, wordAt } from "../node.ts";
import type { Tell } from "./tell.ts";

const uses: Readonly<Record<string, NameFact["use"]>> = {
  "full title": "preferred",
  "title statement": "preferred",
  "primary name": "preferred",
  descriptor: "preferred",
  "short title": "short",
  "sort name": "sort",
  "previous title": "former",
  "former title": "former",
};

/** Says what a thing is called: its titles or names with their parts, else what CIIM calls it for short. */
export function sayNames(tell: Tell, type: EntityType): void {
  const titles = type === "media" ? [] : nodesAt(tell.source, "title");
  const names = nodesAt(tell.source, "name");
  const [place, said] = titles.length > 0 ? (["title", titles] as const) : (["name", names] as const);
  const short = wordAt(tell.source, "summary.title");
  const preferred = said.find((node) => useOf(node) === "preferred") ?? said.find((node) => useOf(node) === undefined);
  const isPublication = type === "publication";
  if (short !== undefined && (isPublication || !preferred)) {
    const at = isPublication && preferred ? `${place}.value` : "summary.title";
    tell.say(at, { kind: "name", use: "preferred", text: [tell.text(short)], ...subtitle(preferred) }, preferredKey);
  }
  for (const node of said) {
    if (isPublication && node === preferred && short !== undefined) continue;
    sayName(tell, `${place}.value`, node, node === preferred ? "preferred" : (useOf(node) ?? "alternative"));
  }
  sayTerms(tell, preferred ? wordAt(preferred, "value") : short);
}

const preferredKey = { by: { use: "preferred" } };

function useOf(node: Node): NameFact["use"] | undefined {
  const type = wordAt(node, "type")?.toLowerCase();
  if (type === undefined) return undefined;
  return Object.hasOwn(uses, type) ? uses[type] : "alternative";
}

function sayName(tell: Tell, at: string, node: Node, use: NameFact["use"]): void {
  const value = wordAt(node, "value");
  if (value === undefined) return;
  const since = tell.span(at, nodesAt(node, "date")[0]);
  const word = wordAt(node, "type");
  const body: NameFact = {
    kind: "name",
    use,
    text: [tell.text(value)],
    ...partsOf(node),
    ...(since?.earliest ? { when: { earliest: since.earliest, open: "end", lasting: true } } : {}),
  };
  const by = use === "preferred" ? { use } : { use, value };
  tell.say(at, body, { by, ...(word ? { sourceWord: word } : {}) });
}

function partsOf(node: Node): Pick<NameFact, "parts"> {
  const said = { given: "first", middle: "middle", family: "last", honorific: "title", suffix: "suffix" };
  const parts = Object.entries(said).flatMap(([part, field]) => {
    const word = wordAt(node, field);
    return word === undefined ? [] : [[part, word] as const];
  });
  return parts.length > 0 ? { parts: Object.fromEntries(parts) } : {};
}

function subtitle(node: Node | undefined): Pick<NameFact, "parts"> {
  const remainder = wordAt(node, "remainder");
  return remainder === undefined ? {} : { parts: { subtitle: remainder } };
}

/** The terms of a thesaurus that a concept or place also has. */
function sayTerms(tell: Tell, preferred: string | undefined): void {
  for (const node of nodesAt(tell.source, "term")) {
    const value = wordAt(node, "value");
    const word = wordAt(node, "type");
    if (value === undefined || value === preferred) continue;
    const by = { use: "alternative", value };
    const body: NameFact = { kind: "name", use: "alternative", text: [tell.text(value)] };
    tell.say("term.value", body, { by, ...(word ? { sourceWord: word } : {}) });
  }
}
