import { type Bound, formatBound, isFar, isReversed, isZero, readBound } from "./dates/bound.ts";
import { type Reading, readDisplay } from "./dates/read-display.ts";
import type { TimeSpan } from "./facts.ts";

/** Why a time is doubtful: it is zero, ends before it starts, or neither its words nor its columns could be read. */
export type DateDoubt = "date-zero" | "date-reversed" | "date-unreadable";

/** A time as a source gave it, as a span; both absent where nothing was given. */
export type ParsedTime = { span?: TimeSpan; doubt?: DateDoubt };

/**
 * A museum's date as a `TimeSpan`: `("about 1869", { begin: "1865", end: "1873" })` → bounds 1865 to 1873, circa, display
 * kept. Columns that make sense win; the words fill what columns lack and make a year more exact. Columns are ISO 8601 or
 * calendar years (`"-100"` is 100 BC); `0`, `9999` and their like are never dates. A reversed span keeps only its display.
 */
export function parseTimeSpan(display?: string, columns: { begin?: string; end?: string } = {}): ParsedTime {
  const words = display?.trim() ?? "";
  const begin = readBound(columns.begin);
  const end = readBound(columns.end);
  const reading = words === "" ? undefined : readDisplay(words, (begin ?? end)?.year);
  const shown: TimeSpan = words === "" ? {} : { display: [{ value: words }] };
  const span = bounded(begin, end, reading, isFar(columns.end));
  if (span === "reversed") return { ...said(shown), doubt: "date-reversed" };
  const doubt = doubtOf(words, columns, reading, span);
  return { ...said({ ...shown, ...span }), ...(doubt ? { doubt } : {}) };
}

const said = (span: TimeSpan): ParsedTime => (Object.keys(span).length > 0 ? { span } : {});

function bounded(
  begin: Bound | undefined,
  end: Bound | undefined,
  reading: Reading | undefined,
  far: boolean,
): TimeSpan | "reversed" {
  if (begin && end && isReversed(begin, end)) return "reversed";
  const { from, to } = fill(begin, end, reading);
  if (from && to && isReversed(from, to)) return "reversed";
  return {
    ...(from ? { earliest: formatBound(from) } : {}),
    ...(to ? { latest: formatBound(to) } : {}),
    ...(reading?.open && !to ? { open: reading.open } : far && from && !to ? { open: "end" as const } : {}),
    ...(reading?.circa ? { circa: true } : {}),
    ...(reading?.uncertain ? { uncertain: true } : {}),
  };
}

/** Columns first; the words where there is no column, unless they contradict the other column. */
function fill(begin: Bound | undefined, end: Bound | undefined, reading: Reading | undefined): Partial<Reading> {
  const from = finer(begin, reading?.from) ?? reading?.from;
  const to = finer(end, reading?.to) ?? reading?.to;
  if (from && to && isReversed(from, to) && (begin || end))
    return { ...(begin ? { from: begin } : {}), ...(end ? { to: end } : {}) };
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

/** A column's year made exact by words about the same year: 1944 and `27 Oct 44`. */
function finer(column: Bound | undefined, words: Bound | undefined): Bound | undefined {
  const exact =
    column && words && column.month === undefined && column.year === words.year && words.month !== undefined;
  return exact ? words : column;
}

function doubtOf(
  words: string,
  { begin, end }: { begin?: string; end?: string },
  reading: Reading | undefined,
  span: TimeSpan,
): DateDoubt | undefined {
  if (isZero(begin) && (end === undefined || isZero(end))) return "date-zero";
  const bare = span.earliest === undefined && span.latest === undefined;
  const given = [begin, end].some(
    (column) => column !== undefined && column.trim() !== "" && !isZero(column) && !isFar(column),
  );
  return bare && !reading && (words !== "" || given) ? "date-unreadable" : undefined;
}
