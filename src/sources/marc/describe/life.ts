import type { TimeSpan } from "../../../entities/facts.ts";
import { readLife } from "../../../entities/life-dates.ts";
import type { EntityType } from "../../../entities/types.ts";
import type { ActivityType } from "../../../entities/words.ts";
import { cleaned, valuesOf, withoutEnd } from "../heading.ts";
import { type Placed, type Tell, wordsOf } from "./tell.ts";

/** The subfields of 046 by what they begin or end. */
const coded: Readonly<Record<string, readonly [code: string, activity: ActivityType][]>> = {
  person: [
    ["f", "birth"],
    ["g", "death"],
  ],
  group: [
    ["q", "formation"],
    ["s", "formation"],
    ["r", "dissolution"],
    ["t", "dissolution"],
  ],
};

/** Says when somebody lived, or a group was: 046 exactly, 100 $d in words, the places of 370. */
export function sayLife(tell: Tell, heading: Placed, type: EntityType): void {
  if (type !== "person" && type !== "group") return;
  const words = withoutEnd(cleaned(valuesOf(heading, "d").join(" ")));
  const life = type === "person" ? readLife(words) : {};
  const place = (code: string) => {
    const [text] = tell.fields("370").flatMap((field) => valuesOf(field, code));
    return text === undefined
      ? {}
      : { where: [{ place: { type: "place" as const, text: withoutEnd(cleaned(text)) } }] };
  };
  if (type === "person" && words !== "" && !life.active) {
    const { span } = tell.time(`${heading.under}$d`, words);
    if (span)
      tell.say(
        `${heading.under}$d`,
        { kind: "activity", type: "life", when: [{ ...span, lasting: true }] },
        { by: { type: "life" } },
      );
  }
  const begin = type === "person" ? "birth" : "formation";
  const end = type === "person" ? "death" : "dissolution";
  const said = (activity: ActivityType, inWords: string | undefined, where: ReturnType<typeof place>) => {
    const when = codedSpan(tell, type, activity) ?? (inWords === undefined ? undefined : point(tell, heading, inWords));
    const body = { ...(when ? { when: [when] } : {}), ...where };
    const at =
      when && codedSpan(tell, type, activity) ? "046$f" : "where" in where && !when ? "370$a" : `${heading.under}$d`;
    if (when || "where" in where)
      tell.say(at, { kind: "activity", type: activity, ...body }, { by: { type: activity } });
  };
  said(begin, life.birth, type === "person" ? place("a") : {});
  said(end, life.death, type === "person" ? place("b") : {});
  sayActive(tell, heading, type, life.active);
}

/** One end of a life in words; who is born is not born for ever. */
function point(tell: Tell, heading: Placed, words: string): TimeSpan | undefined {
  const { span } = tell.time(`${heading.under}$d`, words);
  if (!span) return undefined;
  const { open: _open, ...rest } = span;
  return rest;
}

function sayActive(tell: Tell, heading: Placed, type: EntityType, words: string | undefined): void {
  const [field] = type === "person" ? tell.fields("046").filter((one) => valuesOf(one, "st").length > 0) : [];
  const from = field && codedDay(valuesOf(field, "s")[0]);
  const to = field && codedDay(valuesOf(field, "t")[0]);
  const told = words === undefined ? undefined : tell.time(`${heading.under}$d`, words).span;
  const when = from || to ? { ...(from ? { earliest: from } : {}), ...(to ? { latest: to } : {}) } : told;
  if (when)
    tell.say(
      field ? "046$s" : `${heading.under}$d`,
      { kind: "activity", type: "active", when: [{ ...when, lasting: true }] },
      { by: { type: "active" } },
    );
}

function codedSpan(tell: Tell, type: EntityType, activity: ActivityType): TimeSpan | undefined {
  const codes = (coded[type] ?? []).filter(([, one]) => one === activity).map(([code]) => code);
  for (const field of tell.fields("046"))
    for (const value of codes.flatMap((code) => valuesOf(field, code))) {
      const day = codedDay(value);
      const isCirca = /~|approximately/.test(value);
      if (day !== undefined)
        return {
          earliest: day,
          latest: day,
          ...(isCirca ? { circa: true } : {}),
          ...(value.includes("?") ? { uncertain: true } : {}),
        };
    }
  return undefined;
}

/** `18990101` or EDTF's `1899-01-01`, `1899~` as a day, month or year; undefined for what is none. */
function codedDay(value: string | undefined): string | undefined {
  const [, year, month, day] = /^(-?\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?[~?%]?$/.exec(value?.trim() ?? "") ?? [];
  const text = [year, month, day].filter((part) => part !== undefined && part !== "00").join("-");
  return year !== undefined && (month === undefined || Number(month) <= 12) && Number(day ?? "1") <= 31
    ? text
    : undefined;
}

/** The places that somebody is connected with (370 $c, $e, $f). */
export function sayPlaces(tell: Tell): void {
  for (const field of tell.fields("370"))
    for (const { code, value } of field.subfields) {
      if (!"cef".includes(code)) continue;
      const text = withoutEnd(cleaned(value));
      if (text === "") continue;
      const sourceWord = { c: "country", e: "residence", f: "other place" }[code] ?? wordsOf(field, "i");
      const to = { type: "place" as const, text };
      tell.say(
        `370$${code}`,
        { kind: "relation", predicate: "connected-place", to },
        { by: { code, text }, sourceWord },
      );
    }
}
