import type { TimeSpan } from "../../entities/facts.ts";
import { join, type Markup, markup } from "./markup.ts";
import { words } from "./words.ts";

const months = "January February March April May June July August September October November December".split(" ");

/** A span of time for people: the words it was recorded in, else its bounds (“about 1869”, “18 June 2020 – 31 January 2021”, “44 BC”). */
export function when(span: TimeSpan): Markup | undefined {
  if (span.display !== undefined && span.display.length > 0) return join(span.display.map(words), " / ");
  const bounds = boundsWords(span);
  if (bounds === undefined) return undefined;
  const about = span.circa ? "about " : "";
  const doubt = span.uncertain ? " (uncertain)" : "";
  const old = span.calendar === "julian" ? " (Julian calendar)" : "";
  const bulk = span.extent === "bulk" ? " (most of it)" : "";
  return markup`${about}${bounds}${doubt}${old}${bulk}`;
}

/** Several spans in a line. */
export function allWhen(spans: readonly TimeSpan[] | undefined): Markup | undefined {
  const shown = (spans ?? []).map(when).filter((span) => span !== undefined);
  return shown.length === 0 ? undefined : join(shown, "; ");
}

/** A day, month or year for people: `"1870-11-15"` is “15 November 1870”, `"-0043"` is “44 BC”. */
export function day(bound: string): string {
  const [, sign, digits = "", month, date] = /^([+-]?)(\d{4,})(?:-(\d\d))?(?:-(\d\d))?/.exec(bound) ?? [];
  if (digits === "") return bound;
  const year = Number(digits);
  const yearWords = sign === "-" ? `${year + 1} BC` : year === 0 ? "1 BC" : String(year);
  const monthWords = month === undefined ? undefined : months[Number(month) - 1];
  return [date === undefined ? undefined : Number(date), monthWords, yearWords]
    .filter((part) => part !== undefined)
    .join(" ");
}

/** A moment for people, to the minute: `"2026-11-30T10:00:00Z"` is “2026-11-30 10:00 UTC”. */
export function dayAndTime(moment: string): string {
  return `${moment.slice(0, 10)} ${moment.slice(11, 16)} UTC`;
}

function boundsWords({ earliest, latest, lasting, open }: TimeSpan): string | undefined {
  if (earliest !== undefined && latest !== undefined) {
    if (earliest === latest) return day(earliest);
    return `${day(earliest)} – ${day(latest)}`;
  }
  if (earliest !== undefined) return open === "end" && lasting ? `since ${day(earliest)}` : `${day(earliest)} or later`;
  if (latest !== undefined) return open === "start" && lasting ? `until ${day(latest)}` : `${day(latest)} or earlier`;
  return undefined;
}
