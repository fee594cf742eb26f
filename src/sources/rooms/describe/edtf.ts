import type { TimeSpan } from "../../../entities/facts.ts";
import { parseTimeSpan } from "../../../entities/time-span.ts";

/** A year, month or day of EDTF (ISO 8601-2), level 1: `"2017~"`, `"2020-~05"`, `"2018?"`; undefined for `""`, `".."` and what it is not. */
export function edtfDate(text: string | undefined): TimeSpan | undefined {
  if (text === undefined || text === "..") return undefined;
  const plain = text.replace(/[~?%]/g, "");
  if (!/^\d{4}(-\d\d(-\d\d)?)?$/.test(plain)) return undefined;
  const { span } = parseTimeSpan(plain);
  if (span?.earliest === undefined) return undefined;
  return {
    ...span,
    display: [{ value: text }],
    ...(/[~%]/.test(text) ? { circa: true } : {}),
    ...(/[?%]/.test(text) ? { uncertain: true } : {}),
  };
}

/** From one date to another, as long as something lasts: `edtfSpan("2017~", "..")` is open. */
export function edtfSpan(from: string | undefined, until: string | undefined): TimeSpan | undefined {
  const [start, end] = [edtfDate(from), edtfDate(until)];
  if (start === undefined && end === undefined) return undefined;
  return {
    ...(start?.earliest === undefined ? {} : { earliest: start.earliest }),
    ...(end?.latest === undefined ? {} : { latest: end.latest }),
    ...(end === undefined ? { open: "end" as const } : start === undefined ? { open: "start" as const } : {}),
    ...(start?.circa || end?.circa ? { circa: true } : {}),
    lasting: true,
  };
}
