import { createHash } from "node:crypto";
import type { ActivityFact, FactOf, Ref } from "./facts.ts";
import type { EntityType } from "./types.ts";
import type { ActivityType } from "./words.ts";

/**
 * What a thing is known by, coarsely: its type, the words of its names and of its makers' names, the years in which it came about
 * or lived, and its own numbers. Such as `{ type: "object", words: ["sunflowers"], makers: ["gogh", "van", "vincent"],
 * years: [1888, 1888], numbers: ["NG3863"] }`.
 */
export type Likeness = {
  type: EntityType;
  words: string[];
  makers: string[];
  years: [earliest: number, latest: number] | undefined;
  numbers: string[];
};

/** Activities by which a thing came about, or that are its life. */
const telling: ReadonlySet<ActivityType> = new Set<ActivityType>([
  "production",
  "creation",
  "publication",
  "birth",
  "death",
  "life",
  "active",
  "formation",
  "dissolution",
  "exhibition",
  "event",
]);
/** Words that any two names may share. */
const empty: ReadonlySet<string> = new Set(
  "the and with from for der die das und les des del della untitled".split(" "),
);

/** What a thing is known by, of what is said of it. */
export function likenessOf<P>(type: EntityType, facts: readonly FactOf<Ref<P>>[]): Likeness {
  const activities = facts.filter((fact) => fact.kind === "activity" && telling.has(fact.type)) as ActivityFact<
    Ref<P>
  >[];
  const names = facts.flatMap((fact) => (fact.kind === "name" ? fact.text.map(({ value }) => value) : []));
  const numbers = facts.flatMap((fact) =>
    fact.kind === "number" && !fact.fault && !fact.assigner ? [fact.value] : [],
  );
  return {
    type,
    words: wordsOf(names),
    makers: wordsOf(activities.flatMap(({ who = [] }) => who.map(({ agent }) => nameOf(agent)))),
    years: yearsOf(activities),
    numbers: [...new Set(numbers)].sort(),
  };
}

/**
 * Whether a thing can hardly be the one that was described before. It has no number in common with it, no maker, no
 * year and no word of a name, and is made by others, or of another time or type; or all four differ, though their names share
 * a word. What only one of the two tells is no difference: a new number, title, maker or date alone is a correction.
 */
export function isBeyondRecognition(before: Likeness, now: Likeness): boolean {
  if (before.words.length === 0 || now.words.length === 0 || share(before.numbers, now.numbers)) return false;
  const made = before.makers.length > 0 && now.makers.length > 0 ? share(before.makers, now.makers) : undefined;
  const dated = before.years && now.years ? overlap(before.years, now.years) : undefined;
  if (made || dated) return false;
  const retyped = before.type !== now.type;
  if (!share(before.words, now.words)) return made === false || dated === false || retyped;
  return retyped && made === false && dated === false && before.words.join() !== now.words.join();
}

/** A likeness as 32 hexadecimal digits, by which a person's decision about it is remembered. */
export function printOfLikeness({ type, words, makers, years, numbers }: Likeness): string {
  return createHash("sha256")
    .update(JSON.stringify([type, words, makers, years ?? [], numbers]))
    .digest("hex")
    .slice(0, 32);
}

function nameOf<P>(ref: Ref<P>): string {
  return "text" in ref && typeof ref.text === "string" ? ref.text : (ref.label ?? "");
}

/** Accents, case and signs do not count. */
function wordsOf(texts: readonly string[]): string[] {
  const words = texts.flatMap(
    (text) =>
      text
        .normalize("NFKD")
        .replace(/\p{M}/gu, "")
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? [],
  );
  return [
    ...new Set(words.filter((word) => (word.length > 2 || /[^\p{Script=Latin}]/u.test(word)) && !empty.has(word))),
  ].sort();
}

function yearsOf(activities: readonly ActivityFact<unknown>[]): Likeness["years"] {
  const bounds = activities.flatMap(({ when = [] }) => when.flatMap(({ earliest, latest }) => [earliest, latest]));
  const years = bounds.flatMap((bound) => (bound === undefined ? [] : [Number.parseInt(bound, 10)]));
  return years.length === 0 ? undefined : [Math.min(...years), Math.max(...years)];
}

function share(some: readonly string[], others: readonly string[]): boolean {
  return some.some((one) => others.includes(one));
}

function overlap([from, to]: [number, number], [otherFrom, otherTo]: [number, number]): boolean {
  return from <= otherTo && otherFrom <= to;
}
