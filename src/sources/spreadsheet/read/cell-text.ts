import { shownBy } from "./formats.ts";

/** A cell as it is kept: its `t` (`"n"`, `"d"`, `"b"`, `"e"`, else words), its value, and the format of its numbers. */
export type Kept = { type: string; value: string; format: string };

/** A cell as people read it, or what is wrong with it. */
export type CellText = { text: string } | { error: string };

/** How the workbook counts days. */
export type Calendar = { date1904: boolean };

const dayMs = 24 * 3600 * 1000;

/**
 * What people read in a cell (ECMA-376, part 1, 18.3.1.4): a date as ISO 8601 as exactly as it is shown (`2021-03`), a number without
 * the noise of its binary form, with the zeros that its format puts before it; of a formula its result.
 */
export function cellText({ type, value, format }: Kept, calendar: Calendar): CellText {
  if (type === "e") return { error: value };
  if (type === "b") return { text: value === "1" ? "true" : "false" };
  if (type === "d")
    return { text: dateText(new Date(/[Zz]$|[+-]\d\d:\d\d$/.test(value) ? value : `${value}Z`), format, value) };
  if (type !== "n" || value.trim() === "") return { text: value };
  const number = Number(value);
  if (!Number.isFinite(number)) return { error: value };
  return { text: shownBy(format) ? dateText(dateOf(number, calendar), format, value) : numberText(number, format) };
}

/** Spreadsheets show fifteen digits; what is behind them is noise. */
function numberText(value: number, format: string): string {
  const exact = Number(value.toPrecision(15));
  const [zeros] = /^0+$/.exec(format) ?? [];
  if (zeros && Number.isInteger(exact) && exact >= 0) return String(exact).padStart(zeros.length, "0");
  return /e\+/.test(String(exact)) ? BigInt(exact).toString() : String(exact);
}

/** Excel believes that 1900 had a 29 February: before it every day is one too early. */
function dateOf(serial: number, { date1904 }: Calendar): Date {
  const days = date1904 ? serial + 1462 : serial >= 0 && serial < 60 ? serial + 1 : serial;
  return new Date(Math.round((days - 25569) * dayMs));
}

/** As exactly as it is shown: a year, a month, a day, a minute; what is no moment stays as it is kept. */
function dateText(date: Date, format: string, kept: string): string {
  if (Number.isNaN(date.getTime())) return kept;
  const shown = shownBy(format) ?? { year: true, month: true, day: true, time: true, seconds: false };
  const iso = date.toISOString();
  const time = iso.slice(11, shown.seconds ? 19 : 16);
  if (shown.time && !shown.year && !shown.day) return time;
  const day = shown.day ? iso.slice(0, 10) : shown.month ? iso.slice(0, 7) : iso.slice(0, 4);
  return shown.time && iso.slice(11, 19) !== "00:00:00" ? `${iso.slice(0, 10)}T${time}` : day;
}
