const mark: unique symbol = Symbol("markup");

/** HTML that is safe to send: only `markup`, `raw` and `sanitise` make it. */
export type Markup = { readonly [mark]: true; readonly source: string };

/** What may stand in a template's holes: text is escaped, arrays are joined, `undefined` and `false` are nothing. */
export type Hole = Markup | string | number | undefined | false | readonly Hole[];

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** A fragment of HTML: markup`<p>${text}</p>`. Holes stand in content or in quoted attribute values; text is escaped for both. */
export function markup(strings: TemplateStringsArray, ...holes: Hole[]): Markup {
  let source = strings[0] ?? "";
  for (const [index, hole] of holes.entries()) source += fill(hole) + (strings[index + 1] ?? "");
  return raw(source);
}

/** HTML as it is, without escaping: for what this program has itself made safe, never for what a source said. */
export function raw(source: string): Markup {
  return { [mark]: true, source };
}

/** Fragments with a separator between those that are something. */
export function join(parts: readonly Hole[], separator: Hole): Markup {
  const filled = parts.map(fill).filter((part) => part !== "");
  return raw(filled.join(fill(separator)));
}

/** Text escaped for content and quoted attributes; control characters that HTML forbids become U+FFFD. */
export function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
    .replace(forbidden, "\uFFFD");
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what HTML forbids
const forbidden = /[\u0000-\u0008\u000B\u000E-\u001F\u007F-\u009F]/g;

function fill(hole: Hole): string {
  if (hole === undefined || hole === false) return "";
  if (typeof hole === "string" || typeof hole === "number") return escapeText(String(hole));
  return mark in hole ? hole.source : hole.map(fill).join("");
}
