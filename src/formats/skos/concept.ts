/** A thing as a concept of a knowledge organisation system: what SKOS and JSKOS both write, with SKOS's integrity conditions kept. */

import type { Text } from "../../entities/facts.ts";
import type { About } from "../../entities/words.ts";
import type { PublicEntity, PublicRef } from "../../publish/public-entity.ts";
import { addressOf } from "../address-of.ts";
import { endingWords } from "../ending-words.ts";
import { factsByKind, inOrder, type KindOf, stands } from "../facts-by-kind.ts";
import { authorityIri, safeIri } from "../iri.ts";
import { tagOf } from "../language-tags.ts";
import { legalText } from "../legal-text.ts";
import { plainText } from "../plain-text.ts";
import type { WriteContext } from "../port.ts";
import { isHeldMatch, isPreferred, isTitle, numbersOf } from "../what-stands.ts";

/** A label or note, with its language as BCP 47 in lower case; none where it is not known. */
export type Words = { value: string; language?: string };
/** Another concept or scheme: its address, and what it is called. */
export type Other = { iri: string; label: string };
export const noteKinds = ["definition", "scopeNote", "historyNote", "changeNote", "note"] as const;
export type NoteKind = (typeof noteKinds)[number];
export const matchKinds = ["exactMatch", "closeMatch", "broadMatch", "narrowMatch"] as const;
export type MatchKind = (typeof matchKinds)[number];

export type Concept = {
  iri: string;
  /** A concept scheme is never a concept (SKOS S9). */
  isScheme: boolean;
  /** One a language (S14), and in none of the other two (S13). */
  preferred: Words[];
  alternative: Words[];
  hidden: Words[];
  notations: string[];
  notes: Record<NoteKind, Words[]>;
  broader: Other[];
  narrower: Other[];
  related: Other[];
  schemes: Other[];
  /** Whether it stands at the top of its schemes. */
  isTop: boolean;
  matches: Record<MatchKind, string[]>;
  seeAlso: string[];
};

/** The types that are offered as concepts. */
export const conceptTypes = ["concept", "place", "location", "event", "exhibition"] as const;
const types: ReadonlySet<string> = new Set(conceptTypes);

const above: ReadonlySet<string> = new Set(["broader", "contained-within", "component"]);
const schemeWords = /\b(?:concept schemes?|thesaurus|vocabulary|authority (?:list|file))\b/i;

/** Reads a thing as a concept, or as a scheme where terms say that they are in it. */
export function conceptOf(entity: PublicEntity, context: WriteContext): Concept {
  const facts = factsByKind(entity.facts);
  const iri = `${context.base}/${entity.pid}`;
  const other = (ref: PublicRef): Other[] => {
    const address = addressOf(ref, context);
    return address && address !== iri ? [{ iri: address, label: legalText(ref.label) }] : [];
  };
  const parts = inOrder(facts.part.filter(stands));
  const referrers = context.referrers?.first ?? [];
  const broader = parts.filter(({ as, whole }) => above.has(as) && types.has(whole.type)).map(({ whole }) => whole);
  const schemes = distinct(parts.filter(({ as }) => as === "in-scheme").flatMap(({ whole }) => other(whole)));
  const own = distinct(broader.filter(({ pid }) => pid).flatMap(other));
  const narrower = referrers.filter(({ as, type }) => types.has(type) && above.has(as.replace("part/", "")));
  const matches = matchesOf(facts["same-as"], broader.filter(({ pid }) => !pid).flatMap(other));
  const hierarchy = new Set([...own, ...distinct(narrower.flatMap(other))].map((one) => one.iri));
  const below = distinct(narrower.flatMap(other)).filter((one) => !own.some((before) => before.iri === one.iri));
  return {
    iri,
    isScheme:
      referrers.some(({ as }) => as === "part/in-scheme") ||
      facts.classification.some(({ aspect, concept }) => aspect === "type" && schemeWords.test(concept.label)),
    ...labelsOf(entity, facts.name, facts.number),
    notations: unique(
      numbersOf(entity)
        .filter(({ assigner }) => !assigner)
        .map(({ value }) => legalText(value)),
    ),
    notes: notesOf(facts.statement, statusOf(entity, context)),
    broader: own,
    narrower: below,
    related: distinct(facts.relation.filter(isRelated).flatMap(({ to }) => other(to))).filter(
      (one) => !hierarchy.has(one.iri),
    ),
    schemes,
    isTop: schemes.length > 0 && broader.length === 0,
    matches,
    seeAlso: unique(facts.content.filter(stands).flatMap(({ url }) => safeIri(url) ?? [])),
  };
}

function isRelated({ predicate, to, ...said }: KindOf<"relation">): boolean {
  return predicate === "related" && types.has(to.type) && stands(said);
}

function labelsOf({ label }: PublicEntity, names: KindOf<"name">[], numbers: KindOf<"number">[]) {
  const said = new Set<string>();
  const languages = new Set<string>();
  const take = (texts: readonly Text[], isNew: (words: Words) => boolean = () => true): Words[] =>
    texts.map(wordsOf).filter((words) => {
      const key = JSON.stringify([words.value, words.language]);
      if (words.value === "" || said.has(key) || !isNew(words)) return false;
      said.add(key);
      return true;
    });
  const isFirst = ({ language = "" }: Words) => !languages.has(language) && languages.add(language).size > 0;
  const called = names.filter(({ standing }) => standing !== "rejected");
  const isHidden = ({ use }: KindOf<"name">) => use === "search" || use === "sort";
  const best = called.filter(isPreferred).flatMap(({ text }) => text);
  const preferred = take(best.length > 0 ? best : [{ value: label }], isFirst);
  const others = called.filter(isTitle).flatMap(({ text }) => text);
  const foreign = numbers.filter(({ assigner, fault }) => assigner && !fault).map(({ value }) => ({ value }));
  return {
    preferred: preferred.length > 0 ? preferred : [{ value: legalText(label) || "?" }],
    alternative: take(others),
    hidden: take([...called.filter(isHidden).flatMap(({ text }) => text), ...foreign]),
  };
}

const noteOf: Partial<Record<About, NoteKind>> = {
  description: "definition",
  abstract: "definition",
  scope: "scopeNote",
  history: "historyNote",
  "change-note": "changeNote",
};

function notesOf(statements: KindOf<"statement">[], status: Words[]): Record<NoteKind, Words[]> {
  const notes: Record<NoteKind, Words[]> = { definition: [], scopeNote: [], historyNote: [], changeNote: [], note: [] };
  for (const { about, text, ...said } of statements)
    if (stands(said)) notes[noteOf[about] ?? "note"].push(...text.map(wordsOf).filter(({ value }) => value !== ""));
  notes.changeNote.push(...status);
  return notes;
}

/** That it is no longer described, or no longer supplied. */
function statusOf({ state, ending }: PublicEntity, { institution }: WriteContext): Words[] {
  const words = state === "stub" ? "No longer supplied by its source." : ending && endingWords(ending, institution);
  return words ? [{ value: legalText(words), language: "en" }] : [];
}

const kindOfMatch = { exact: "exactMatch", close: "closeMatch", broad: "broadMatch", narrow: "narrowMatch" } as const;

/** An exact match is none of the others (S46). */
function matchesOf(same: KindOf<"same-as">[], broader: Other[]): Record<MatchKind, string[]> {
  const matches: Record<MatchKind, string[]> = { exactMatch: [], closeMatch: [], broadMatch: [], narrowMatch: [] };
  for (const fact of same) {
    const address = authorityIri(fact.uri);
    if (address && isHeldMatch(fact)) matches[kindOfMatch[fact.match]].push(address);
  }
  matches.broadMatch.push(...broader.map(({ iri }) => iri));
  const taken = new Set<string>();
  for (const kind of matchKinds) {
    matches[kind] = unique(matches[kind]).filter((address) => !taken.has(address));
    for (const address of matches[kind]) taken.add(address);
  }
  return matches;
}

function wordsOf(text: Text): Words {
  const value = legalText(plainText(text)).trim();
  const language = tagOf(text)?.toLowerCase();
  return language === undefined ? { value } : { value, language };
}

const unique = (values: readonly string[]) => [...new Set(values)];
const distinct = (others: readonly Other[]) => [...new Map(others.map((one) => [one.iri, one])).values()];
