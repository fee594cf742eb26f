const months = "january february march april may june july august september october november december".split(" ");

type Day = { year?: string; month?: string; day?: string };

/**
 * The bounds of a date as archivists write it, the year first: `"1922 April 22"`, `"1883 April-May"`, `"1887 January 1-1922 April 30"`
 * → `{ begin: "1887-01-01", end: "1922-04-30" }`. Empty for any other.
 */
export function archivalBounds(words: string): { begin?: string; end?: string } {
  const sides = words.split(/\s*[-–]\s*/).map(readDay);
  const [from, to = from] = sides;
  if (!from?.year || !to || sides.length > 2 || (from.month ?? to.month) === undefined) return {};
  const year = to.year ?? from.year;
  const month = to.month ?? (to.day === undefined ? undefined : from.month);
  return { begin: isoOf(from), end: isoOf({ ...to, year, ...(month === undefined ? {} : { month }) }) };
}

function readDay(words: string): Day | undefined {
  const found = /^(?:(\d{4})\b[ ,]*)?(?:([a-z]+)\.?\s*)?(\d{1,2})?$/i.exec(words.trim());
  if (!found || words.trim() === "") return undefined;
  const [, year, name, day] = found;
  const place =
    name === undefined ? -1 : months.findIndex((month) => name.length > 2 && month.startsWith(name.toLowerCase()));
  if (name !== undefined && place < 0) return undefined;
  return {
    ...(year === undefined ? {} : { year }),
    ...(place < 0 ? {} : { month: String(place + 1).padStart(2, "0") }),
    ...(day === undefined ? {} : { day: day.padStart(2, "0") }),
  };
}

function isoOf({ year, month, day }: Day): string {
  return [year, month, month === undefined ? undefined : day].filter((part) => part !== undefined).join("-");
}
