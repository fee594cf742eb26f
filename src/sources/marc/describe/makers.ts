import type { Actor, KeyRef } from "../../../entities/facts.ts";
import { headingName, valuesOf } from "../heading.ts";
import { qualifierOf, type Role, rolesOf } from "./roles.ts";
import { type Placed, type Tell, wordsOf } from "./tell.ts";

/** Somebody with a role, and the field that says so. */
export type Maker = { at: string; actor: Actor<KeyRef>; in: Role["in"] };

/** What the main entry did where it has no role, by what is described (leader 06). */
const usual: Readonly<Record<string, string>> = {
  a: "author",
  t: "author",
  c: "composer",
  d: "composer",
  e: "cartographer",
};

/** Everybody in 1xx and 7xx, once for each role; those of another work's title (7xx $t) made that one. */
export function makersOf(tell: Tell): Maker[] {
  const main = usual[tell.marc.leader[6] ?? ""] ?? "creator";
  return [
    ...tell.fields("100", "110", "111").flatMap((field) => makerOf(tell, field, main)),
    ...tell.fields("700", "710", "711", "720").flatMap((field) => makerOf(tell, field, "contributor")),
  ];
}

function makerOf(tell: Tell, field: Placed, role: string): Maker[] {
  const agent = field.tag === "720" ? uncontrolled(field) : tell.ref(field);
  if (!agent || (agent.type !== "person" && agent.type !== "group")) return [];
  const [display] = tell.originals(field, headingName);
  const qualifier = qualifierOf(field);
  return rolesOf(field, role).map(({ in: place, ...said }) => ({
    at: `${field.under}$a`,
    in: place,
    actor: { agent, ...said, ...(qualifier ? { qualifier } : {}), ...(display ? { display } : {}) },
  }));
}

/** 720: a name that follows no rules, of a person where the first indicator says so. */
function uncontrolled(field: Placed): KeyRef | undefined {
  const text = wordsOf(field, "a");
  return text === "" ? undefined : { type: field.ind1 === "2" ? "group" : "person", text };
}

/** Says who made what is described, and who once had a copy of it. */
export function sayCreation(tell: Tell, makers: readonly Maker[]): void {
  for (const type of ["creation", "custody"] as const) {
    const who = makers.filter((maker) => maker.in === type);
    const [first] = who;
    if (!first) continue;
    const actors = who.map(({ actor }, at) => ({ ...actor, order: at + 1 }));
    tell.say(first.at, { kind: "activity", type, who: actors }, { by: { type } });
  }
}

/** Says the works that are contained or related: 700–711 with a title, `Doyle, Arthur Conan, 1859-1930. Adventures`. */
export function sayOtherWorks(tell: Tell): void {
  for (const field of tell.fields("700", "710", "711")) {
    if (valuesOf(field, "t").length === 0) continue;
    const ref = tell.ref(field);
    if (!ref) continue;
    const words = "text" in ref ? ref.text : (ref.label ?? "");
    const text = [{ value: words }, ...tell.originals(field, headingName)];
    const isPart = field.ind2 === "2";
    const shown = wordsOf(field, "i").replace(/:$/, "").trim();
    const sourceWord = shown || (isPart ? "contained work" : "related work");
    const about = isPart ? "contents" : "other";
    tell.say(`${field.under}$t`, { kind: "statement", about, text }, { by: { tag: field.tag, words }, sourceWord });
  }
}
