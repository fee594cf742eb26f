/** One range of an `Accept` header (RFC 9110, section 12.5.1): `text/turtle;q=0.8` → `{ type: "text/turtle", q: 0.8, … }`. */
export type MediaRange = { type: string; q: number; profile?: string; place: number };

/**
 * The ranges of an `Accept` or `Accept-Profile` header. Parameters may be quoted and hold commas and spaces; a range
 * that cannot be read is left out, never a fault.
 */
export function parseAccept(header: string): MediaRange[] {
  return splitOutsideQuotes(header, ",").flatMap((part, place) => {
    const [type = "", ...parameters] = splitOutsideQuotes(part, ";").map((piece) => piece.trim());
    if (type === "") return [];
    const range: MediaRange = { type: type.startsWith("<") ? type : type.toLowerCase(), q: 1, place };
    for (const parameter of parameters) readParameter(parameter, range);
    return [range];
  });
}

function readParameter(parameter: string, range: MediaRange): void {
  const at = parameter.indexOf("=");
  if (at < 0) return;
  const name = parameter.slice(0, at).trim().toLowerCase();
  const value = parameter
    .slice(at + 1)
    .trim()
    .replace(/^"(.*)"$/s, "$1");
  if (name === "q") {
    const q = Number(value);
    range.q = Number.isFinite(q) ? Math.min(1, Math.max(0, q)) : 1;
  }
  if (name === "profile") range.profile = value;
}

function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts: string[] = [];
  let quoted = false;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === "\\" && quoted) at++;
    else if (sign === '"') quoted = !quoted;
    else if (sign === separator && !quoted) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(text.slice(from));
  return parts;
}
