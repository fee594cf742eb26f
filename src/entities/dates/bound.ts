/** A year, month or day; the year is astronomical: `{ year: -43 }` is 44 BC, `{ year: 0 }` is 1 BC. */
export type Bound = { year: number; month?: number; day?: number };

/** The first and last that a date in words can mean; equal for a plain year or day. */
export type Extent = { from: Bound; to: Bound };

/** From this year on a date is a system's way of saying "no end" (`9999-12-31`, `3000-01-01`). */
const farFuture = 2500;

/** Whether a column's text says that there is no date: nothing, zero, or a year that stands for an open end. */
export function isNoDate(text: string | undefined): boolean {
  return text === undefined || text.trim() === "" || isZero(text) || isFar(text);
}

/** Whether a column's text is the year zero, which systems write where nothing is known: `"0"`, `"0000-00-00"`. */
export function isZero(text: string | undefined): boolean {
  return text !== undefined && /^-?0+(\.0+)?$|^0000-\d\d/.test(text.trim());
}

/** Whether a column's text is a year that stands for an open end: `"9999"`, `"9999-12-31T00:00"`. */
export function isFar(text: string | undefined): boolean {
  const year = /^(\d{4,})(?!\d)/.exec(text?.trim() ?? "")?.[1];
  return year !== undefined && Number(year) >= farFuture;
}

/**
 * Reads a column: an ISO 8601 date, with or without a time (`"1993-01-22 00:00:00"`), or a calendar year as a number
 * (`"1869"`, `"-100"` is 100 BC). A negative year with a leading zero (`"-0043"`) is ISO 8601 and so astronomical.
 */
export function readBound(text: string | undefined): Bound | undefined {
  if (isNoDate(text)) return undefined;
  const found = /^(-?\d{1,6})(?:\.0+)?(?:-(\d\d?)(?:-(\d\d?))?)?(?:[T ].*)?$/.exec(text?.trim() ?? "");
  if (!found?.[1]) return undefined;
  const number = Number(found[1]);
  const year = number < 0 && !found[1].startsWith("-0") ? number + 1 : number;
  return dayOfCalendar(year, found[2] ? Number(found[2]) : undefined, found[3] ? Number(found[3]) : undefined);
}

/** A date of the calendar; undefined where there is no such month or day. */
export function dayOfCalendar(year: number, month?: number, day?: number): Bound | undefined {
  if (month === undefined) return { year };
  if (month < 1 || month > 12) return undefined;
  if (day === undefined) return { year, month };
  return day < 1 || day > lastDay(year, month) ? undefined : { year, month, day };
}

/** A bound as ISO 8601: `"1869"`, `"1944-10-27"`, `"-0043"`. */
export function formatBound({ year, month, day }: Bound): string {
  const padded = `${year < 0 ? "-" : ""}${String(Math.abs(year)).padStart(4, "0")}`;
  return [
    padded,
    ...[month, day].filter((part) => part !== undefined).map((part) => String(part).padStart(2, "0")),
  ].join("-");
}

/** Whether a span from `from` to `to` ends before it starts; `1944` to `1944-02` does not. */
export function isReversed(from: Bound, to: Bound): boolean {
  return firstDay(from) > finalDay(to);
}

/** Days as comparable numbers, not evenly spaced. */
const firstDay = ({ year, month = 1, day = 1 }: Bound) => (year * 12 + month) * 31 + day;
const finalDay = ({ year, month = 12, day }: Bound) => (year * 12 + month) * 31 + (day ?? lastDay(year, month));

function lastDay(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}
