import type { Bound, Extent } from "./bound.ts";
import { completeYear, type DateContext, readDate, splitEra } from "./read-date.ts";

/** What words about a time say. `unknown`: they say that no date is known. */
export type Reading = {
  from?: Bound;
  to?: Bound;
  circa?: true;
  uncertain?: true;
  open?: "start" | "end";
  unknown?: true;
};

const unknownWords =
  /^\(?(date |dates )?(not |un)(known|dated|recorded|entered|examined)\)?$|^no date$|^n\.? ?d\.?( ?a\.?)?$|^s\.? ?d\.?$|^unknown date$/;
const circaWords =
  /(^|[\s?-])(?:c(?:a|irca)?\.?\s*(?=\d|early|mid|late)|(?:about|around|approximately|circa|roughly|ca\.?|c\.)\s+)/g;
const uncertainWords = /\?|\b(?:probably|possibly|perhaps|presumably|likely|maybe|assumed)\b/g;
/** What follows says something of another thing, or of another moment than the making. */
const asides =
  /\([^)]*\)|\[[^\]]*\]|;.*$|,?\s+(?:(?:posthumous cast|exhibited|\?exhibited|reworked|restored|cast|copy|restrike|print|replica|reprint|version|reprinted|printed)\b.*|(?:after|from)\s.*(?:original|photograph|daguerreotype|negative|print|plate).*)$/g;
const verbs =
  /^(?:(?:born|b\.|founded|established|begun|completed|finished|painted|made|executed|engraved|modeled|modelled|assembled|signed|dated|published|exhibited|designed|active|documented|living|fl\.|flourished|from|taken|cast|printed)\s+(?:in\s+(?!or\s)|on\s+)?)+(?=\S)/;
const upTo =
  /^(?:(?:in or )?before|by|until|up to|not later than|no later than|died(?: (?:in|on|by|before))?|d\.|-)\s*(?=\S)/;
const onward = /^(?:(?:in or )?after|since|not before|not earlier than|no earlier than)\s+/;

/** Born since then may still live. */
const lifetime = 1910;

/** Reads words about a time, in English; `nearYear` completes a two-digit year. Undefined where they are not understood. */
export function readDisplay(display: string, nearYear?: number): Reading | undefined {
  const plain = display
    .toLowerCase()
    .replace(/[‐-―−]/g, "-")
    .replace(/[\s ]+/g, " ")
    .trim();
  if (unknownWords.test(plain)) return { unknown: true };
  const flags: Reading = {};
  if (plain.search(circaWords) >= 0) flags.circa = true;
  if (plain.search(uncertainWords) >= 0) flags.uncertain = true;
  const reading = readSpan(tidy(plain), nearYear === undefined ? {} : { nearYear });
  return reading && { ...beginning(plain, reading), ...flags };
}

/** What was born or founded goes on, as far as the words tell. */
function beginning(plain: string, reading: Reading): Reading {
  const { from, to } = reading;
  if (!from || !to || from.year !== to.year || !/^(?:born|b\.|founded|established|begun)\b/.test(plain)) return reading;
  const goesOn =
    /^(?:founded|established)/.test(plain) || (/^b/.test(plain) && !/^begun/.test(plain) && from.year >= lifetime);
  return goesOn ? { from, open: "end" } : { from };
}

/** The words of the date itself, without asides, verbs, or signs of doubt. */
function tidy(plain: string): string {
  return plain
    .replace(/;\s*died\s/, " - ")
    .replace(/\((or (?:later|earlier))\)/, "$1")
    .replace(/-\s*\?$/, "or later")
    .replace(/^\?\s*-\s*(?:before )?/, "by ")
    .replace(asides, " ")
    .replace(uncertainWords, " ")
    .replace(circaWords, "$1")
    .replace(/\s+/g, " ")
    .trim()
    .replace(verbs, "")
    .replace(/[.,:]$/, "")
    .trim();
}

function readSpan(text: string, context: DateContext): Reading | undefined {
  const whole = readDate(text, context);
  if (whole) return whole;
  const pair = readPair(text, context);
  if (pair) return pair;
  const later =
    /^(.+?),? (?:or|and) (?:later|after)$/.exec(text)?.[1] ??
    (onward.test(text) ? text.replace(onward, "") : undefined);
  if (later) return half(readDate(later, context), "from");
  const earlier =
    /^(.+?),? or (?:earlier|before)$/.exec(text)?.[1] ?? (upTo.test(text) ? text.replace(upTo, "") : undefined);
  if (earlier) return half(readDate(earlier, context), "to");
  const opened = /^(.+?)\s*-\s*(?:(?:the )?present|today|now|date|until further notice|)$/.exec(text)?.[1];
  const start = opened && half(readDate(opened.replace(/^from /, ""), context), "from");
  return start ? { ...start, open: "end" } : undefined;
}

const half = (extent: Extent | undefined, side: "from" | "to"): Reading | undefined =>
  extent && { [side]: extent[side] };

/** Two dates and what joins them. A dash inside an ISO date or a period does not join, so every dash is tried, from the left. */
function readPair(text: string, context: DateContext): Reading | undefined {
  const words = text.replace(/^(?:between|from) /, "");
  for (const joint of words.matchAll(/\s*-\s*|\s+(?:to|and|until|or)\s+|,\s+/g)) {
    const left = words.slice(0, joint.index);
    const right = words.slice(joint.index + joint[0].length);
    if (left === "" || right === "") continue;
    const pair = readBoth(left, right, context) ?? (joint[0] === " and " ? readTwo(left, right, context) : undefined);
    if (pair) return pair;
  }
  return undefined;
}

/** Two spans, each on its own (`1491/2-9 and 1506-8`): from the start of the first to the end of the second. */
function readTwo(left: string, right: string, context: DateContext): Reading | undefined {
  const [first, last] = [readSpan(left, context), readSpan(right, context)];
  return first?.from && last?.to && { from: first.from, to: last.to };
}

/** The first date borrows what it leaves out from the second (`50-1 bc`, `14 march - 5 june 2012`), a short second year from the first. */
function readBoth(left: string, right: string, context: DateContext): Reading | undefined {
  const era = splitEra(right).era ?? splitEra(left).era;
  const shared: DateContext = { ...context, ...(era ? { era } : {}) };
  const last = readEdge(completed(left, right, era), shared, "to");
  if (!last) return undefined;
  const tails = ["", ...[/century.*$/, /[a-z]+\.? \d{4}$/, /,? \d{4}$/].map((tail) => tail.exec(right)?.[0] ?? "")];
  for (const tail of tails) {
    const first = readEdge(tail ? `${left} ${tail.trim()}` : left, shared, "from");
    if (first) return { ...first, ...last };
  }
  return undefined;
}

/** `"9"` after `"1835"` becomes `"1839"`. */
function completed(left: string, right: string, era: "bc" | "ad" | undefined): string {
  const year = /(\d{3,4})(?:\/\d+)?$/.exec(left)?.[1];
  const short = /^(\d{1,2})(?=$|\/)/.exec(right)?.[1];
  return year && short && era !== "bc" ? right.replace(short, String(completeYear(short, year))) : right;
}

/** One end of a span, which may itself be open (`after 1834`, `in or before 1500`). */
function readEdge(text: string, context: DateContext, side: "from" | "to"): Reading | undefined {
  const bare = text.replace(side === "to" ? onward : upTo, "");
  const extent = readDate(text, context);
  if (extent) return { [side]: extent[side] };
  const loose = side === "to" ? onward.test(text) || / or later$/.test(text) : upTo.test(text);
  const inner = readDate(
    bare
      .replace(/ or (later|earlier)$/, "")
      .replace(onward, "")
      .replace(upTo, ""),
    context,
  );
  if (!inner) return undefined;
  return loose ? {} : { [side]: inner[side] };
}
