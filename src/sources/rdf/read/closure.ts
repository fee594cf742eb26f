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
  const { lines, isCut } = canonical([...triples, ...called]);
  return { lines, nodes, isCut: isCut || triples.length >= mostTriples };
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

/** How often a blank node is looked at before its circles are left alone. */
const mostSteps = 200_000;

/** Triples as lines in order, with blank nodes called by a hash of what they say. */
function canonical(triples: readonly Triple[]): { lines: string[]; isCut: boolean } {
  const outOf = new Map<string, Triple[]>();
  for (const triple of triples) if (isBlank(triple.s)) outOf.set(triple.s, [...(outOf.get(triple.s) ?? []), triple]);
  const names = new Map<string, string>();
  let steps = 0;
  // A circle of blank nodes is cut where it closes, at its depth; what is in one is called anew from each of its nodes.
  const nameOf = (node: string, within: readonly string[]): { name: string; top: number } => {
    const known = isBlank(node) ? names.get(node) : node;
    if (known !== undefined) return { name: known, top: within.length };
    const at = within.indexOf(node);
    if (at >= 0 || ++steps > mostSteps) return { name: `_:up${within.length - at}`, top: at };
    const deeper = [...within, node];
    let top = within.length;
    const said = (outOf.get(node) ?? []).map(({ p, o }) => {
      const called = nameOf(o, deeper);
      top = Math.min(top, called.top);
      return `${p} ${called.name}`;
    });
    const name = `_:b${hash("sha256", said.sort().join("\n")).slice(0, 16)}`;
    if (top >= within.length) names.set(node, name);
    return { name, top };
  };
  const called = (node: string) => nameOf(node, []).name;
  const lines = [...new Set(triples.map(({ s, p, o }) => `${called(s)} ${p} ${called(o)} .`))].sort();
  return { lines, isCut: steps > mostSteps };
}
