/** One range of an `Accept` header (RFC 9110, section 12.5.1): `text/turtle;q=0.8` → `{ type: "text/turtle", q: 0.8, … }`. */
export type MediaRange = { type: string; q: number; profile?: string; place: number };

/**
 * The ranges of an `Accept` or `Accept-Profile` header. Parameters may be quoted and addresses stand in `<…>`, and both may hold
 * commas and semicolons; a range that cannot be read is left out, never a fault.
 */
export function parseAccept(header: string): MediaRange[] {
  return split(header, ",").flatMap((part, place) => {
    const [type = "", ...parameters] = split(part, ";").map((piece) => piece.trim());
    if (type === "") return [];
    const range: MediaRange = { type: nameOf(type), q: 1, place };
    for (const parameter of parameters) readParameter(parameter, range);
    return [range];
  });
}

function nameOf(type: string): string {
  if (type.startsWith("<")) return type.replace(/^<(.*)>$/, "$1");
  if (/^[a-z][a-z0-9+.-]*:/i.test(type)) return type;
  return type.toLowerCase();
}

function readParameter(parameter: string, range: MediaRange): void {
  const at = parameter.indexOf("=");
  if (at < 0) return;
  const name = parameter.slice(0, at).trim().toLowerCase();
  const value = unquoted(parameter.slice(at + 1).trim());
  if (name === "q" && value !== "" && Number.isFinite(Number(value))) range.q = Math.min(1, Math.max(0, Number(value)));
  if (name === "profile") range.profile = value;
}

const unquoted = (value: string) => (/^".*"$/s.test(value) ? value.slice(1, -1).replace(/\\(.)/gs, "$1") : value);

/** Splits where a separator stands outside quotes and outside `<…>`. */
function split(text: string, separator: string): string[] {
  const parts: string[] = [];
  let quoted = false;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === "\\" && quoted) at++;
    else if (sign === '"') quoted = !quoted;
    else if (sign === "<" && !quoted) at = Math.max(at, text.indexOf(">", at));
    else if (sign === separator && !quoted) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(text.slice(from));
  return parts;
}
