import { hash } from "node:crypto";
import { isWithin } from "../words/classes.ts";
import { shortName } from "../words/namespaces.ts";
import { elsewhere } from "../words/reach.ts";
import { type Staged, typeProperty } from "./staged.ts";
import { iriIn, isBlank, isIri, type Triple } from "./term.ts";

const mostTriples = 20_000;

/** What a record is made of: its triples in canonical order, and the nodes that are part of it. */
export type Closure = { lines: string[]; nodes: ReadonlySet<string>; isCut: boolean };

/**
 * A thing with everything that belongs to it: blank nodes, and nodes of classes that have no record of their own (its names, its
 * making), however deep; of what it refers to the class and label. Blank nodes are called by what they say, so that the lines are
 * the same whatever a file calls them.
 */
export function closureOf(staged: Staged, subject: string, isRecord: (node: string) => boolean): Closure {
  const nodes = new Set<string>([subject]);
  const triples: Triple[] = [];
  const referred = new Set<string>();
  const open = [subject];
  const enter = (node: string) => {
    if (nodes.has(node)) return;
    nodes.add(node);
    open.push(node);
  };
  for (let node = open.pop(); node !== undefined && triples.length < mostTriples; node = open.pop()) {
    for (const triple of staged.from(node)) {
      triples.push(triple);
      if (belongs(staged, triple, node === subject)) enter(triple.o);
      else if (isIri(triple.o)) referred.add(triple.o);
    }
    if (node !== subject) continue;
    for (const { s } of staged.belongingTo(node)) if (isBlank(s) || isWithin(staged.classesOf(s))) enter(s);
  }
  const called = [...referred]
    .filter((node) => !nodes.has(node))
    .flatMap((node) => calledOf(staged, node, isRecord(node)));
  return { lines: canonical([...triples, ...called]), nodes, isCut: triples.length >= mostTriples };
}

function belongs(staged: Staged, { p, o }: Triple, isOwn: boolean): boolean {
  if (isBlank(o)) return true;
  if (!isIri(o) || (isOwn && elsewhere.has(shortName(iriIn(p))))) return false;
  return isWithin(staged.classesOf(o));
}

/** A record here is called as it says itself, and that is no change of others: of it only the class is kept. */
function calledOf(staged: Staged, node: string, isRecord: boolean): Triple[] {
  const called = staged.called(node);
  return isRecord ? called.filter(({ p }) => p === typeProperty) : called;
}

/** Triples as lines in order, with blank nodes called by a hash of what they say. */
function canonical(triples: readonly Triple[]): string[] {
  const outOf = new Map<string, Triple[]>();
  for (const triple of triples) if (isBlank(triple.s)) outOf.set(triple.s, [...(outOf.get(triple.s) ?? []), triple]);
  const names = new Map<string, string>();
  const nameOf = (node: string, within: readonly string[]): string => {
    if (!isBlank(node)) return node;
    const known = names.get(node);
    if (known) return known;
    // A circle of blank nodes is cut where it closes, at its depth.
    const depth = within.indexOf(node);
    if (depth >= 0) return `_:up${within.length - depth}`;
    const said = (outOf.get(node) ?? []).map(({ p, o }) => `${p} ${nameOf(o, [...within, node])}`).sort();
    const name = `_:b${hash("sha256", said.join("\n")).slice(0, 16)}`;
    if (within.length === 0) names.set(node, name);
    return name;
  };
  return [...new Set(triples.map(({ s, p, o }) => `${nameOf(s, [])} ${p} ${nameOf(o, [])} .`))].sort();
}
