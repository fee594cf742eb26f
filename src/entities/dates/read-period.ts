import type { Extent } from "./bound.ts";

const part =
  "(?:(early|mid(?:dle)?|late|beginning|end|turn|first half|second half|first quarter|second quarter|third quarter|(?:last|fourth) quarter|first third|second third|last third)(?:(?:\\s|-)(?:of\\s)?(?:the\\s)?)?(?:to\\s)?)?";
const ofThe = "(?:of\\s)?(?:the\\s)?";
const centuryWords = new RegExp(
  `^${part}(?:-(?:early|mid|late)\\s)?${ofThe}(\\d{1,2})(?:st|nd|rd|th)(?:[ -](?:century|cent\\.?|c\\.?))$`,
);
const decadeWords = new RegExp(`^${part}${ofThe}(\\d{3})0(?:'|’)?s$`);
const doubled = /^(early|mid|late)-(early|mid|late)\s/;

/** Which share of a period its qualifier means, as fractions of its length. */
const shares: Record<string, readonly [number, number]> = {
  early: [0, 0.4],
  beginning: [0, 0.2],
  mid: [0.3, 0.7],
  middle: [0.3, 0.7],
  late: [0.6, 1],
  end: [0.8, 1],
  turn: [0, 0.1],
  "first half": [0, 0.5],
  "second half": [0.5, 1],
  "first quarter": [0, 0.25],
  "second quarter": [0.25, 0.5],
  "third quarter": [0.5, 0.75],
  "last quarter": [0.75, 1],
  "fourth quarter": [0.75, 1],
  "first third": [0, 0.34],
  "second third": [0.33, 0.67],
  "last third": [0.66, 1],
};

/** Reads a century or decade, whole or in part: `"late 15th century"` → 1461 to 1500, `"early 1480s"` → 1480 to 1483. */
export function readPeriod(text: string, era?: "bc" | "ad"): Extent | undefined {
  const double = doubled.exec(text);
  if (double?.[1] && double[2]) {
    const rest = text.slice(double[0].length);
    const [first, last] = [readPeriod(`${double[1]} ${rest}`, era), readPeriod(`${double[2]} ${rest}`, era)];
    return first && last && { from: first.from, to: last.to };
  }
  const century = centuryWords.exec(text);
  if (century?.[2]) return shareOf(century[1], firstYearOfCentury(Number(century[2]), era), 100);
  const decade = decadeWords.exec(text);
  if (decade?.[2]) return shareOf(decade[1], Number(decade[2]) * 10, 10);
  return undefined;
}

/** The 15th century starts in 1401, the 3rd century BC in 300 BC, which is the year -299. */
function firstYearOfCentury(century: number, era: "bc" | "ad" | undefined): number {
  return era === "bc" ? 1 - century * 100 : (century - 1) * 100 + 1;
}

function shareOf(qualifier: string | undefined, firstYear: number, years: number): Extent {
  const [start, end] = shares[qualifier ?? ""] ?? [0, 1];
  return {
    from: { year: firstYear + Math.floor(start * years) },
    to: { year: firstYear + Math.max(1, Math.round(end * years)) - 1 },
  };
}
