import type { TimeSpan } from "../../../entities/facts.ts";
import type { Teller } from "../../telling/teller.ts";

/** As long as something lasted; a day that is not said is open. */
export function spanOf(
  tell: Teller,
  at: string,
  from: string | undefined,
  until: string | undefined,
): TimeSpan | undefined {
  if (from === undefined && until === undefined) return undefined;
  const [start, end] = [tell.time(at, from).span, tell.time(at, until).span];
  return {
    ...(start?.earliest === undefined ? {} : { earliest: start.earliest }),
    ...(end?.latest === undefined ? {} : { latest: end.latest }),
    ...(until === undefined ? { open: "end" as const } : from === undefined ? { open: "start" as const } : {}),
    lasting: true,
  };
}
