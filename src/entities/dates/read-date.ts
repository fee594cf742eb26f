import { type Bound, dayOfCalendar, type Extent, readBound } from "./bound.ts";
import { readPeriod } from "./read-period.ts";

/** What helps to read a date that leaves something out: the year it is about, and the era its neighbour names. */
export type DateContext = { nearYear?: number; era?: "bc" | "ad" };

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const monthWord = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
const dayFirst = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?\\s+${monthWord},?\\s+'?(\\d{2,4})$`);
const monthFirst = new RegExp(`^${monthWord}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+'?(\\d{4})$`);
const monthOnly = new RegExp(`^${monthWord},?\\s+(\\d{4})$`);
const season = /^(?:(?:early|mid|late)[ -])?(?:spring|summer|autumn|fall|winter)(?: of)?,?\s+(\d{4})$/;
const eraBefore = /^(?:a\.?d\.?|c\.?e\.?)\s*(?=\d)/;
const eraAfter = /\s*(b\.?\s?c\.?(?:\s?e\.?)?|a\.?\s?d\.?|c\.?\s?e\.?)$/;

/** Reads one date, century or decade in lower-case English words: `"27 oct 44"`, `"late 15th century"`, `"44 bc"`, `"1604/5"`. */
export function readDate(words: string, context: DateContext = {}): Extent | undefined {
  const text = words.trim();
  const { bare, era } = splitEra(text);
  const period = readPeriod(bare, era ?? context.era);
  if (period) return period;
  return era ? readYear(bare, era) : (readDay(text, context.nearYear) ?? readIso(text) ?? readYear(text, context.era));
}

/** A text without its era, and the era: `"44 bc"` → `{ bare: "44", era: "bc" }`. */
export function splitEra(text: string): { bare: string; era?: "bc" | "ad" } {
  if (eraBefore.test(text)) return { bare: text.replace(eraBefore, ""), era: "ad" };
  const era = eraAfter.exec(text)?.[1];
  if (!era || !/\d|century|millennium/.test(text)) return { bare: text };
  return { bare: text.replace(eraAfter, ""), era: era.startsWith("b") ? "bc" : "ad" };
}

function readDay(text: string, nearYear: number | undefined): Extent | undefined {
  const day = dayFirst.exec(text);
  if (day) return only(dayOfCalendar(fullYear(day[3], nearYear), monthOf(day[2]), Number(day[1])));
  const american = monthFirst.exec(text);
  if (american) return only(dayOfCalendar(Number(american[3]), monthOf(american[1]), Number(american[2])));
  const month = monthOnly.exec(text);
  if (month) return only(dayOfCalendar(Number(month[2]), monthOf(month[1])));
  const year = season.exec(text)?.[1];
  return year ? only({ year: Number(year) }) : undefined;
}

const monthOf = (word: string | undefined) => months.indexOf(word ?? "") + 1;

/** `44` near 1942 is 1944; with nothing near it is a year of the twentieth century. */
function fullYear(digits: string | undefined, nearYear = 1950): number {
  const year = Number(digits);
  if ((digits?.length ?? 0) > 2) return year;
  const century = Math.floor(nearYear / 100) * 100;
  const candidates = [century - 100 + year, century + year, century + 100 + year];
  return candidates.reduce((best, each) => (Math.abs(each - nearYear) < Math.abs(best - nearYear) ? each : best));
}

/** `1993-06` is a month, but `1909-10` two years: as a range it runs forwards. */
function readIso(text: string): Extent | undefined {
  const pair = /^\d\d(\d\d)-(\d\d)$/.exec(text);
  if (pair && Number(pair[2]) > Number(pair[1])) return undefined;
  return /^\d{4}-\d\d(-\d\d)?([t ][\d:.]+z?)?$/.test(text) ? only(readBound(text.toUpperCase())) : undefined;
}

/** `"1869"`, `"1604/5"`, `"1491/2"`; short numbers only where an era is named. */
function readYear(text: string, era: "bc" | "ad" | undefined): Extent | undefined {
  const found = /^(\d{1,4})(?:\/(\d{1,4}))?$/.exec(text);
  if (!found?.[1] || Number(found[1]) === 0 || (!era && found[1].length < 3)) return undefined;
  const first = Number(found[1]);
  const second = found[2] ? completeYear(found[2], found[1], era) : first;
  return era === "bc"
    ? { from: { year: 1 - Math.max(first, second) }, to: { year: 1 - Math.min(first, second) } }
    : { from: { year: first }, to: { year: second } };
}

/** The second year of a pair written short: `9` after `1835` is 1839, `10` after `1908` is 1910. */
export function completeYear(digits: string, after: string, era?: "bc" | "ad"): number {
  if (digits.length >= after.length || era === "bc") return Number(digits);
  return Number(after.slice(0, after.length - digits.length) + digits);
}

const only = (bound: Bound | undefined): Extent | undefined => bound && { from: bound, to: bound };
