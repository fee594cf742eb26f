import type { NameFact, Text } from "../../../entities/facts.ts";
import { nameUses } from "../../../entities/words/names.ts";
import { numberSchemes } from "../../../entities/words/numbers.ts";
import { statementAbouts } from "../../../entities/words/statements.ts";
import type { TermRow } from "../../../entities/words/term.ts";
import type { About } from "../../../entities/words.ts";
import { shortName } from "../words/namespaces.ts";
import { at, classesOf, type Node } from "./graph.ts";
import { aatOf, type Tell, textsOf, variantsOf } from "./tell.ts";

type Use = NameFact["use"];

/** Properties that name a thing in words, and for what the name is used. */
const labels: readonly [string, Use][] = [
  ["skos:prefLabel", "preferred"],
  ["foaf:name", "preferred"],
  ["schema:name", "preferred"],
  ["rdfs:label", "preferred"],
  ["skos:altLabel", "alternative"],
  ["skos:hiddenLabel", "search"],
  ["foaf:nick", "alternative"],
];

const usesByAat = new Map(Object.entries(nameUses).map(([use, { aat }]) => [aat as string, use as Use]));
const note = statementAbouts.other.aat;
const schemesByAat = firstByAat(numberSchemes, ({ term }) => term === undefined);
const aboutsByAat = firstByAat(statementAbouts, ({ aat }) => aat !== note);

/** The words of a table by their numbers in AAT; of several with one number the first. */
function firstByAat<W extends string>(rows: Record<W, TermRow>, fits: (row: TermRow) => boolean): Map<string, W> {
  const found = new Map<string, W>();
  for (const [word, row] of Object.entries(rows) as [W, TermRow][])
    if (row.aat !== undefined && fits(row) && !found.has(row.aat)) found.set(row.aat, word);
  return found;
}

/** Says what a thing is called: names of the CRM first, then labels; a label is a name only where there is no other preferred one. */
export function sayNames(tell: Tell): void {
  const { graph } = tell;
  const found: { at: string; use: Use; node: Node }[] = [
    ...at(graph, graph.subject, "crm:P1", "crm:P102", "crm:P131").flatMap((node) =>
      isNumber(tell, node) ? [] : [{ at: propertyOf(tell, node), use: useOf(tell, node), node }],
    ),
    ...labels.flatMap(([at, use]) => graph.out(graph.subject, at).map((node) => ({ at, use, node }))),
  ];
  const said = new Set<string>();
  let hasPreferred = false;
  for (const use of ["preferred", "alternative", "former", "sort", "short", "search"] as const) {
    const ones = found.filter((one) => one.use === use);
    const texts = ones.flatMap(({ at: field, node }) => textsOf(tell, node).map((text) => ({ field, text })));
    const fresh = texts.filter(({ text }) => isNew(said, text));
    for (const list of variantsOf(fresh.map(({ text }) => text))) {
      const field = fresh.find(({ text }) => text === list[0])?.field ?? "crm:P1";
      const as = use === "preferred" && hasPreferred ? "alternative" : use;
      if (as === "preferred") hasPreferred = true;
      const by = as === "preferred" ? { use: as } : { use: as, name: list.map(({ value }) => value).join("\n") };
      tell.say(field, { kind: "name", use: as, text: list }, { by });
    }
  }
}

/** The same words without a language are nothing new. */
function isNew(said: Set<string>, { value, language = "" }: Text): boolean {
  const ids = [`${language} ${value}`, ` ${value}`];
  if (said.has(ids[0] ?? "")) return false;
  for (const id of ids) said.add(id);
  return true;
}

const propertyOf = ({ graph }: Tell, node: Node) =>
  ["crm:P1", "crm:P102", "crm:P131"].find((property) => graph.out(graph.subject, property).includes(node)) ?? "crm:P1";

function useOf(tell: Tell, node: Node): Use {
  return (
    aatOf(tell, node)
      .map((aat) => usesByAat.get(aat))
      .find((use) => use !== undefined) ?? "preferred"
  );
}

function isNumber({ graph }: Tell, node: Node): boolean {
  return classesOf(graph, node).some((iri) => shortName(iri) === "crm:E42");
}

/** Says the numbers: identifiers of the CRM by their type, notations of SKOS. */
export function sayNumbers(tell: Tell): void {
  const { graph } = tell;
  const say = (field: string, value: string, scheme: string) =>
    tell.say(field, { kind: "number", scheme, value }, { by: { scheme, value } });
  for (const node of at(graph, graph.subject, "crm:P1", "crm:P48")) {
    const isPreferred = graph.out(graph.subject, "crm:P48").includes(node);
    if (!isPreferred && !isNumber(tell, node)) continue;
    const scheme = aatOf(tell, node)
      .map((aat) => schemesByAat.get(aat))
      .find((one) => one !== undefined);
    for (const { value } of textsOf(tell, node))
      say(isPreferred ? "crm:P48" : "crm:P1", value, scheme ?? (isPreferred ? "inventory" : "identifier"));
  }
  for (const node of graph.out(graph.subject, "skos:notation"))
    if (node.value !== undefined) say("skos:notation", node.value, "notation");
}

/** Notes of SKOS and the CRM, and what they are about. */
const notes: readonly [string, About][] = [
  ["crm:P3", "description"],
  ["skos:definition", "description"],
  ["skos:scopeNote", "scope"],
  ["skos:note", "remark"],
  ["skos:historyNote", "history"],
  ["skos:changeNote", "change-note"],
  ["rdfs:comment", "description"],
];

/** Says what is written about a thing. */
export function sayStatements(tell: Tell): void {
  const { graph } = tell;
  for (const node of graph.out(graph.subject, "crm:P67i")) {
    const about =
      aatOf(tell, node)
        .map((aat) => aboutsByAat.get(aat))
        .find((one) => one !== undefined) ?? "other";
    const word = about === "other" ? textsOf(tell, at(graph, node, "crm:P2")[0] ?? node)[0]?.value : undefined;
    const texts = textsOf(tell, node);
    for (const text of variantsOf(texts))
      tell.say(
        "crm:P67i",
        { kind: "statement", about, text },
        { by: { about, value: text[0]?.value }, ...(word ? { sourceWord: word } : {}) },
      );
  }
  for (const [property, about] of notes) {
    const texts = graph.out(graph.subject, property).flatMap((node) => textsOf(tell, node));
    for (const text of variantsOf(texts))
      tell.say(property, { kind: "statement", about, text }, { by: { about, value: text[0]?.value } });
  }
}
