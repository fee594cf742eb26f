import type { TimeSpan } from "../../entities/facts.ts";

/** A span as a date of schema.org (ISO 8601): one date, or an interval `1868/1870`; undefined where nothing bounds it on both sides. */
export function dateOf({ earliest, latest }: TimeSpan): string | undefined {
  if (earliest === undefined || latest === undefined) return undefined;
  return earliest === latest ? earliest : `${earliest}/${latest}`;
}

/** The date on which something happened once: its one date, or the years it is known to lie between. */
export function dayOf(span: TimeSpan): string | undefined {
  return dateOf(span) ?? span.earliest ?? span.latest;
}
