import type { Alias } from "./port.ts";

/** A number as it is compared where no exact match is found: NFKC, white space and invisible signs taken out, in lower case: `"NG 6692"` → `"ng6692"`. */
export function foldNumber(number: string): string {
  return number
    .normalize("NFKC")
    .replace(/[\s\p{Cf}]/gu, "")
    .toLowerCase();
}

const inventory: readonly string[] = ["inventory", "accession", "object-number"];

/** The schemes that a scheme's name stands for: museums call an inventory number by three names. */
export function schemesOf(scheme: string): readonly string[] {
  return inventory.includes(scheme) ? inventory : [scheme];
}

/** Whether a text is a day, month or year as aliases are dated: `"1856"`, `"1856-03"`, `"1856-03-01"`. */
export function isAliasDate(text: string): boolean {
  return /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(text);
}

/** Whether an alias was valid at some time of a day, month or year; a date that is not known excludes nothing. */
export function validAt({ from, until }: Pick<Alias, "from" | "until">, date: string): boolean {
  return (from === undefined || notAfter(from, date)) && (until === undefined || notAfter(date, until));
}

/** Compares as exactly as both are known: the year 1856 is not after the first of March of it. */
function notAfter(one: string, other: string): boolean {
  const known = Math.min(one.length, other.length);
  return one.slice(0, known) <= other.slice(0, known);
}
