import type { ActivityFact, Actor, Audience, KeyRef, TimeSpan, Where } from "../../../entities/facts.ts";
import type { ActivityType } from "../../../entities/words.ts";
import type { Column } from "../columns.ts";
import { refOf, type Tell, valuesOf } from "./tell.ts";

type Columns = Readonly<Record<string, Column>>;
type Of<F extends Column["fact"]> = Extract<Column, { fact: F }>;
type Named<F extends Column["fact"]> = { name: string; column: Of<F> };

/** An activity of which columns speak to the same people: to outsiders, or to staff. */
type Told = { type: ActivityType; audience: Audience | undefined };

/** Says each activity of which columns speak: makers, dates and places of one are one fact, what is for staff alone another. */
export function sayActivities(tell: Tell, columns: Columns): void {
  const told = new Map<string, Told>();
  for (const column of Object.values(columns)) {
    if (!isActivity(column)) continue;
    const { activity: type = "production", audience } = column;
    told.set(`${type} ${audience}`, { type, audience });
  }
  for (const one of told.values()) sayActivity(tell, columns, one);
}

const isActivity = (column: Column): column is Of<"maker" | "date" | "place"> =>
  column.fact === "maker" || column.fact === "date" || column.fact === "place";

function columnsOf<F extends "maker" | "date" | "place">(columns: Columns, fact: F, told: Told): Named<F>[] {
  return Object.entries(columns).flatMap(([name, column]) => {
    if (!isActivity(column) || !isOf(column, fact)) return [];
    const { activity = "production", audience }: Of<"maker" | "date" | "place"> = column;
    return activity === told.type && audience === told.audience ? [{ name, column }] : [];
  });
}

const isOf = <F extends Column["fact"]>(column: Column, fact: F): column is Of<F> => column.fact === fact;

function sayActivity(tell: Tell, columns: Columns, told: Told): void {
  const { type, audience } = told;
  const makers = columnsOf(columns, "maker", told);
  const dates = columnsOf(columns, "date", told);
  const places = columnsOf(columns, "place", told);
  const who = makers.flatMap((maker) => actorsOf(tell, maker));
  const where = places.flatMap((place) => placesOf(tell, place));
  const when = timeOf(tell, dates);
  const first = [...makers, ...dates, ...places].find(({ name }) => Object.hasOwn(tell.cells, name));
  if (!first || (who.length === 0 && where.length === 0 && !when)) return;
  const body: ActivityFact<KeyRef> = {
    kind: "activity",
    type,
    ...(when ? { when: [when] } : {}),
    ...(where.length > 0 ? { where } : {}),
    ...(who.length > 0 ? { who } : {}),
  };
  tell.say(first.name, body, { by: { type, audience }, ...(audience === undefined ? {} : { audience }) });
}

function actorsOf(tell: Tell, { name, column }: Named<"maker">): Actor<KeyRef>[] {
  return valuesOf(tell, name, column).map((value) => ({
    key: `${tell.record}#${name}/${value}`,
    agent: refOf(tell, name, value, { ...column, usual: "person" }),
    role: column.role ?? "maker",
    ...(column.qualifier ? { qualifier: column.qualifier } : {}),
    ...(column.standing ? { standing: column.standing } : {}),
    sourceWord: name,
  }));
}

function placesOf(tell: Tell, { name, column }: Named<"place">): Where<KeyRef>[] {
  return valuesOf(tell, name, column).map((value) => ({
    key: `${tell.record}#${name}/${value}`,
    place: refOf(tell, name, value, { ...column, usual: "place" }),
    ...(column.role ? { role: column.role } : {}),
  }));
}

function timeOf(tell: Tell, dates: readonly Named<"date">[]): TimeSpan | undefined {
  const cell = (as: "words" | "begin" | "end") => {
    const name = dates.find(({ column }) => (column.as ?? "words") === as)?.name;
    return name === undefined ? undefined : tell.cells[name];
  };
  const [words, begin, end] = [cell("words"), cell("begin"), cell("end")];
  const at = dates.find(({ name }) => Object.hasOwn(tell.cells, name))?.name ?? "";
  return tell.time(at, words, { begin, end }).span;
}
