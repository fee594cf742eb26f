import type { KeyRef } from "../../../entities/facts.ts";
import type { EntityType } from "../../../entities/types.ts";
import type { Predicate } from "../../../entities/words.ts";
import { cleaned, valuesOf } from "../heading.ts";
import { sayPlaces } from "./life.ts";
import { type Placed, type Tell, wordsOf } from "./tell.ts";

const tracings = ["500", "510", "511", "530", "547", "548", "550", "551", "555"];

/** What 5xx $i and $4 say that the related one is to this; others are said in their own words. */
const relations: readonly (readonly [word: RegExp, predicate: Predicate, isFromThis: boolean])[] = [
  [/^(student|pupil) of|^teacher$|^teacher:/i, "teacher-of", false],
  [/^teacher of|^(student|pupil)s?:?$/i, "teacher-of", true],
  [/^(parent|father|mother) of|^(child|son|daughter|children):?$/i, "parent-of", true],
  [/^(child|son|daughter) of|^(parent|father|mother)s?:?$/i, "parent-of", false],
  [/^(spouse|husband|wife)( of)?:?$/i, "spouse-of", true],
  [/^(sibling|brother|sister)( of)?:?$/i, "sibling-of", true],
  [/^(employer|worked for|employee of)/i, "worked-for", true],
  [/^(predecessor|preceded by|mergee|absorbed corporate body)/i, "continues", true],
];

/** Says the broader headings of a concept or place (5xx $w g), and how people and groups are related; others in words. */
export function sayAuthorityLinks(tell: Tell, type: EntityType): void {
  for (const field of tell.fields(...tracings)) {
    const to = tell.ref(field);
    if (to) sayLink(tell, field, to, type);
  }
  for (const field of tell.fields("373"))
    for (const value of valuesOf(field, "a")) {
      const to: KeyRef = { type: "group", text: cleaned(value) };
      if (type === "person")
        tell.say("373$a", { kind: "relation", predicate: "worked-for", to }, { by: { tag: "373", value } });
    }
  if (type === "person" || type === "group") sayPlaces(tell);
}

function sayLink(tell: Tell, field: Placed, to: KeyRef, type: EntityType): void {
  const at = `${field.under}$a`;
  const label = "text" in to ? to.text : (to.label ?? "");
  const control = valuesOf(field, "w")[0]?.[0];
  const word = wordsOf(field, "i") || wordsOf(field, "4");
  const by = { tag: field.tag, label };
  if (control === "g") {
    const as = type === "place" ? "contained-within" : "broader";
    tell.say(at, { kind: "part", whole: to, as }, { by: { as, label } });
    return;
  }
  const known = relations.find(([pattern]) => pattern.test(word));
  if (known?.[2]) {
    tell.say(at, { kind: "relation", predicate: known[1], to }, { by, sourceWord: word });
    return;
  }
  if (control === "a" && type === "group") {
    tell.say(at, { kind: "relation", predicate: "continues", to }, { by, sourceWord: "earlier heading" });
    return;
  }
  // The other record says it from its side, or it has no name: narrower, later, see also.
  const sourceWord = word || { h: "narrower", b: "later heading", a: "earlier heading" }[control ?? ""] || "see also";
  const body = { kind: "statement" as const, about: "other" as const, text: [{ value: label }] };
  tell.say(at, body, { by, sourceWord });
}
