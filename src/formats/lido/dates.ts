import type { Text, TimeSpan } from "../../entities/facts.ts";
import type { Xml } from "../xml.ts";
import { type Block, holding, lido, spoken, wordsOf } from "./block.ts";

/**
 * Times as one date set of LIDO (dateSetComplexType): the words of each, and the bounds within which all lie. A bound that is only
 * estimated says so.
 */
export function dateSet(block: Block, name: string, spans: readonly TimeSpan[] = []): Xml | undefined {
  const shown = spans.flatMap((span): Text[] => {
    const words = (span.display ?? []).filter(wordsOf);
    return words.length > 0 ? words : [{ value: inWords(span) }];
  });
  return holding(name, {}, spoken(block, "displayDate", shown), dateElement("date", spans));
}

/** The bounds of times (dateComplexType), in ISO 8601. */
export function dateElement(name: string, spans: readonly TimeSpan[]): Xml | undefined {
  const bounded = spans.filter(({ earliest, latest }) => earliest !== undefined || latest !== undefined);
  const bounds = (of: "earliest" | "latest") =>
    bounded.every((span) => span[of] !== undefined) ? bounded.flatMap((span) => span[of] ?? []).sort(byYear) : [];
  const type = spans.some(({ circa }) => circa) ? "estimatedDate" : "exactDate";
  const [from] = bounds("earliest");
  const to = bounds("latest").at(-1);
  return holding(
    name,
    {},
    from === undefined ? undefined : lido("earliestDate", { type }, from),
    to === undefined ? undefined : lido("latestDate", { type }, to),
  );
}

/** `1868–1870`, and `1931–` where the end is open. */
function inWords({ earliest, latest, open }: TimeSpan): string {
  if (earliest === latest || latest === undefined) return `${earliest ?? ""}${open === "end" && earliest ? "–" : ""}`;
  return earliest === undefined ? `–${latest}` : `${earliest}–${latest}`;
}

/** Astronomical years may be negative: `-0043` is before `0014`. */
function byYear(a: string, b: string): number {
  const year = (bound: string) => Number(/^-?\d+/.exec(bound)?.[0] ?? 0);
  return year(a) - year(b) || (a < b ? -1 : a > b ? 1 : 0);
}
