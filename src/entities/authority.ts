import type { FactKind, FactOf, StoredFact } from "./facts.ts";
import type { EntityType } from "./types.ts";

/**
 * Which source stands where several speak of one thing: per entity type (or `"*"`) and fact kind, or kind and what the fact is
 * about, the sources in order: `{ object: { placement: ["locations", "tms"], "number:inventory": ["tms"], "*": ["tms"] } }`.
 */
export type AuthorityRules = { [type in EntityType | "*"]?: Readonly<Record<string, readonly string[]>> };

/** The order of sources in which facts are told, and the rules by which some give way. */
export type Authority = { order: readonly string[]; rules: AuthorityRules };

/** Nothing gives way, and sources come in the order of their names. */
export const noAuthority: Authority = { order: [], rules: {} };

/** Kinds of which a thing has many: another source's are no disagreement, and `"*"` leaves them alone. */
const many: ReadonlySet<FactKind> = new Set<FactKind>([
  "citation",
  "content",
  "media",
  "part",
  "relation",
  "same-as",
  "subject",
]);

const kinds: ReadonlySet<string> = new Set<FactKind>([
  "name",
  "number",
  "statement",
  "classification",
  "activity",
  "measurement",
  "inscription",
  "part",
  "subject",
  "citation",
  "media",
  "placement",
  "rights",
  "relation",
  "same-as",
  "content",
]);

/** Whether a word can name facts in a rule: `"*"`, a kind, or a kind and what its facts are about. */
export function isFactWord(word: string): boolean {
  return word === "*" || kinds.has(word.split(":", 1)[0] ?? "");
}

/**
 * What is said of a thing, with what gives way: facts of the same kind and about the same, of others than the first listed source that
 * says any, are alternatives unless they say just the same. Nothing is left out.
 */
export function settleAuthority(type: EntityType, facts: readonly StoredFact[], rules: AuthorityRules): StoredFact[] {
  const givesWay = new Set(disagreementsIn(type, facts, rules).flatMap(({ others }) => others));
  return facts.map((fact) => (givesWay.has(fact) ? { ...fact, standing: "alternative" } : fact));
}

/** Facts of which one source's stand, and the others that say something else. */
export type Disagreement = { about: string; source: string; standing: StoredFact[]; others: StoredFact[] };

/** Where sources disagree on what by the rules only one of them has to say. */
export function disagreementsIn(type: EntityType, facts: readonly StoredFact[], rules: AuthorityRules): Disagreement[] {
  const found: Disagreement[] = [];
  for (const [about, group] of Map.groupBy(facts.filter(stands), aboutOf)) {
    const sources = new Set(group.map(({ from }) => from.source));
    const source = sources.size > 1 ? orderFor(type, about, rules).find((one) => sources.has(one)) : undefined;
    if (source === undefined) continue;
    const standing = group.filter(({ from }) => from.source === source);
    const said = new Set(standing.map(wordsOf));
    const others = group.filter((fact) => fact.from.source !== source && !said.has(wordsOf(fact)));
    if (others.length > 0) found.push({ about, source, standing, others });
  }
  return found;
}

/** That a source stands before others in what a fact is about: `{ about: "number:inventory", source: "tms", order: ["tms", "calm"] }`. */
export type Precedence = { about: string; source: string; order: readonly string[] };

/** Which source an alternative gave way to among these facts of its thing; undefined where no rule says so, and its own source called it that. */
export function gaveWayTo(
  fact: StoredFact,
  { type, facts }: { type: EntityType; facts: readonly StoredFact[] },
  rules: AuthorityRules,
): Precedence | undefined {
  if (fact.standing !== "alternative") return undefined;
  const about = aboutOf(fact);
  const order = orderFor(type, about, rules);
  const standing = new Set(facts.filter((one) => stands(one) && aboutOf(one) === about).map(({ from }) => from.source));
  const source = order.find((one) => standing.has(one) || one === fact.from.source);
  return source === undefined || source === fact.from.source ? undefined : { about, source, order };
}

const stands = ({ standing }: StoredFact) => standing === undefined || standing === "current";

function orderFor(type: EntityType, about: string, rules: AuthorityRules): readonly string[] {
  const kind = about.split(":", 1)[0] as FactKind;
  const names = many.has(kind) ? [about, kind] : [about, kind, "*"];
  for (const table of [rules[type], rules["*"]])
    for (const name of names) if (table && Object.hasOwn(table, name)) return table[name] ?? [];
  return [];
}

/** The kind of a fact and what tells it from its like: `"placement:current"`, `"number:inventory"`, `"activity:production"`. */
function aboutOf(fact: StoredFact): string {
  const about = wordOf(fact);
  return about === undefined ? fact.kind : `${fact.kind}:${about}`;
}

function wordOf(fact: FactOf<unknown>): string | undefined {
  switch (fact.kind) {
    case "name":
    case "placement":
      return fact.use;
    case "number":
    case "same-as":
      return fact.scheme;
    case "statement":
      return fact.about;
    case "classification":
      return fact.aspect;
    case "activity":
    case "inscription":
      return fact.type;
    case "measurement":
      return fact.of;
    case "rights":
      return fact.sort;
    case "media":
    case "content":
      return fact.role;
    default:
      return undefined;
  }
}

/** What a fact says, whoever says it. */
function wordsOf({ key: _key, from: _from, order: _order, sourceWord: _word, pid: _pid, ...said }: StoredFact): string {
  return JSON.stringify(Object.entries(said).sort(([a], [b]) => (a < b ? -1 : 1)));
}
