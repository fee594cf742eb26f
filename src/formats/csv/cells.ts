import { legalText } from "../legal-text.ts";

const number = /^[-+]?[0-9]+(?:\.[0-9]+)?$/;
/** What a spreadsheet would take for a formula, also behind blanks and line ends. */
const formula = /^[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/;

/**
 * A line of CSV (RFC 4180): quoted where it must be, ended by CR LF. Text that a spreadsheet would run as a formula gets an apostrophe
 * before it, as spreadsheets themselves write text; a plain number such as `-12.5` is none.
 */
export function csvLine(cells: readonly (string | number | boolean | undefined)[]): string {
  return `${cells.map(cell).join(",")}\r\n`;
}

function cell(value: string | number | boolean | undefined): string {
  if (value === undefined) return "";
  const text = legalText(String(value));
  const inert = formula.test(text) && !number.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
