import type { TimeSpan } from "../../../entities/facts.ts";

/** The dates of field 008 (MARC 21 Bibliographic, 008/06–14) as bounds: `s19uu` is 1900 to 1999, `c1985 9999` open at the end. */
export function codedDates(field008: string | undefined): TimeSpan | undefined {
  const sort = field008?.[6] ?? " ";
  const first = yearsOf(field008?.slice(7, 11));
  const second = yearsOf(field008?.slice(11, 15));
  const isOpen = field008?.slice(11, 15) === "9999";
  if (!first || !"cdeikmpqrstu".includes(sort)) return undefined;
  const [from, to] = first;
  if (sort === "e") return exactDay(field008 ?? "") ?? { earliest: from, latest: to };
  if (sort === "c" || sort === "u" || (isOpen && sort !== "s"))
    return { earliest: from, ...(sort === "u" ? {} : { open: "end" as const }), lasting: true };
  const end = second && second[1] >= from ? second[1] : to;
  if (sort === "q") return { earliest: from, latest: end, uncertain: true };
  if ("dikm".includes(sort)) return { earliest: from, latest: end, lasting: true };
  return { earliest: from, latest: to };
}

/** `"19uu"` → `["1900", "1999"]`; undefined where nothing is said. */
function yearsOf(digits = ""): readonly [string, string] | undefined {
  if (!/^\d[\du]{3}$/.test(digits) || digits === "9999" || digits === "0000") return undefined;
  return [digits.replaceAll("u", "0"), digits.replaceAll("u", "9")];
}

/** `e` has month and day where the second year would be: `e20120513`. */
function exactDay(field008: string): TimeSpan | undefined {
  const [, year, month = "", day = ""] = /^.{7}(\d{4})(\d\d)(\d\d|[ u]{2})/.exec(field008) ?? [];
  if (year === undefined || Number(month) < 1 || Number(month) > 12) return undefined;
  const date =
    /^\d\d$/.test(day) && Number(day) > 0 && Number(day) < 32 ? `${year}-${month}-${day}` : `${year}-${month}`;
  return { earliest: date, latest: date };
}

/** The year in the words of a date, `"[1968?]"` → 1968; a copyright sign is no sign of doubt. Undefined where there are several or none. */
export function wordedDate(words: string): TimeSpan | undefined {
  const years = [...new Set(words.match(/(?<!\d)1[4-9]\d\d(?!\d)|(?<!\d)20\d\d(?!\d)/g) ?? [])];
  const [year] = years;
  if (year === undefined || years.length > 1) return undefined;
  return {
    earliest: year,
    latest: year,
    ...(/\?/.test(words) ? { uncertain: true } : {}),
    ...(/\b(ca\.?|circa|approximately|about|not (?:before|after))\s/i.test(words) ? { circa: true } : {}),
  };
}
