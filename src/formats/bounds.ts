import type { TimeSpan } from "../entities/facts.ts";

/** Year, month and day of a bound, as many as it has; years are astronomical: `"1870-02"` → `[1870, 2]`, `"-0043"` → `[-43]`. */
export function partsOfBound(bound: string): number[] {
  const [, year, month, day] = /^(-?\d{1,6})(?:-(\d\d))?(?:-(\d\d))?$/.exec(bound) ?? [];
  return [year, month, day].flatMap((part) => (part === undefined ? [] : [Number(part)]));
}

/** The year of a bound: `"1870-02"` → 1870; undefined where there is none. */
export function yearOf(bound: string | undefined): number | undefined {
  return bound === undefined ? undefined : partsOfBound(bound)[0];
}

/** Whether both bounds are of one day, month or year, so that one date says all. */
export function isSingle({ earliest, latest }: TimeSpan): boolean {
  return earliest !== undefined && earliest === latest;
}

/** A year of our era as four digits, `"0079"`; undefined for others: most standards know no year before 1. */
export function fourDigits(year: number | undefined): string | undefined {
  return year !== undefined && year > 0 && year < 10_000 ? String(year).padStart(4, "0") : undefined;
}
