/** One line of CSV (RFC 4180), without its end. */
export function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",");
}

/**
 * A cell that a spreadsheet shows and does not run: what begins as a formula does (`= + - @`, tab, carriage return) gets an
 * apostrophe in front, but for plain numbers such as `-5`. For tables that people read, not for those that are imported again.
 */
export function shownCell(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
}
