import type { Text, TimeSpan } from "../../entities/facts.ts";
import { inner } from "./draft.ts";
import type { LinkedArtNode } from "./node.ts";
import { displayNames } from "./words.ts";

const iso = /^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?$/;

/** The first and last second of a year, month or day (`"1869"`); undefined for what the schema's dates cannot say (44 BC). */
export function bounds(date: string): { first: string; last: string } | undefined {
  const [, year, month, day] = iso.exec(date) ?? [];
  if (year === undefined || year === "0000") return undefined;
  const lastDay = daysIn(Number(year), Number(month ?? 12));
  if (lastDay === undefined || (day !== undefined && (Number(day) > lastDay || day === "00"))) return undefined;
  return {
    first: `${year}-${month ?? "01"}-${day ?? "01"}T00:00:00Z`,
    last: `${year}-${month ?? "12"}-${day ?? String(lastDay)}T23:59:59Z`,
  };
}

function daysIn(year: number, month: number): number | undefined {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
}

/** What people read of a time span: its own words, else its bounds, with BC for years before 1. */
export function displayOf(span: TimeSpan): Text[] {
  if (span.display && span.display.length > 0) return span.display;
  const from = span.open === "start" ? "" : spoken(span.earliest);
  const to = span.open === "end" ? "" : spoken(span.latest);
  if (from === to) return from === "" ? [] : [{ value: from }];
  return [{ value: `${from} – ${to}`.trim() }];
}

function spoken(date: string | undefined): string {
  if (date === undefined) return "";
  const old = /^(-[0-9]+|0000)/.exec(date);
  return old ? `${1 - Number(old[0])} BC` : date;
}

/**
 * A time span as a node: display words and, where the schema's dates can say them, bounds. A span that lasts begins
 * within its first date and ends within its last; one that does not lies somewhere between. Undefined where it says nothing.
 */
export function timeSpanNode(id: string, span: TimeSpan | undefined): LinkedArtNode | undefined {
  if (span === undefined) return undefined;
  const node: LinkedArtNode = { id, type: "TimeSpan" };
  const from = span.earliest === undefined || span.open === "start" ? undefined : bounds(span.earliest);
  const to = span.latest === undefined || span.open === "end" ? undefined : bounds(span.latest);
  if (from) node.begin_of_the_begin = from.first;
  if (to) node.end_of_the_end = to.last;
  if (span.lasting && from) node.end_of_the_begin = from.last;
  if (span.lasting && to) node.begin_of_the_end = to.first;
  const names = displayNames(node, displayOf(span));
  if (names.length > 0) node.identified_by = names;
  return names.length > 0 || from || to ? node : undefined;
}

/** A node's own time span, at `…;timespan`. */
export function timespanOf(node: { id: string }, span: TimeSpan | undefined): LinkedArtNode | undefined {
  return timeSpanNode(inner(node, "timespan"), span);
}
