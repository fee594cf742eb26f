import { datesOf } from "./dates.ts";
import type { ReadLevel } from "./level.ts";
import { makersOf } from "./names.ts";
import type { Tell } from "./tell.ts";

/** Says when and by whom what is described was made: one creation of all its dates and makers, and other activities by their dates. */
export function sayCreation(tell: Tell, level: ReadLevel): void {
  const dates = datesOf(tell, level);
  const makers = makersOf(tell, level);
  const open = dates.filter(({ type, part }) => type === "creation" && !part.internal);
  const place = open[0]?.part ?? makers[0]?.part;
  if (place) {
    const when = open.length > 0 ? { when: open.map((one) => one.when) } : {};
    const who = makers.length > 0 ? { who: makers.map(({ actor }) => actor) } : {};
    tell.say(place.at, { kind: "activity", type: "creation", ...when, ...who }, { by: { type: "creation" } });
  }
  for (const { part, type, when, sourceWord } of dates) {
    if (type === "creation" && !part.internal) continue;
    const word = sourceWord === undefined ? {} : { sourceWord };
    const by = { type, sourceWord, internal: part.internal ? "yes" : undefined };
    tell.sayOf(part, { kind: "activity", type, when: [when] }, { by, ...word });
  }
}
