/**
 * A text as an SQL value that SQL Server and SQLite read as that very text. Quotes are doubled; line breaks and other controls
 * become `CHAR(n)`, since a line `GO` or a backslash before a line's end means something to SQL Server's tools even in a text,
 * and so does `$(`, which is taken apart. What is not ASCII is marked `N'…'`; SQLite does not know that mark.
 */
export function sqlText(text: string): string {
  const parts = text.split(/([\p{Cc}\p{Zl}\p{Zp}])|(?<=\$)(?=\()/u).filter((part) => part !== undefined && part !== "");
  const written = parts.map((part) => (isControl(part) ? charOf(part) : quoted(part)));
  return written.length === 1 ? (written[0] ?? "") : written.length === 0 ? "''" : `CONCAT(${written.join(", ")})`;
}

const isControl = (part: string) => /^[\p{Cc}\p{Zl}\p{Zp}]$/u.test(part);

function charOf(part: string): string {
  const code = part.charCodeAt(0);
  return code > 0 && code < 0x80 ? `CHAR(${code})` : `NCHAR(${code})`;
}

function quoted(part: string): string {
  return `${/^[ -~]*$/.test(part) ? "" : "N"}'${part.replaceAll("'", "''")}'`;
}

/** A text as a remark at a line's end, in which nothing means anything to a database or its tools. */
export function sqlRemark(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").replaceAll("$(", "$ (");
}
