/**
 * A source's own text as PostgreSQL takes it. Its text knows no NUL and no half of a surrogate pair, and one bad key must
 * not stop a harvest: such a text is kept as JSON. `toText("a\0")` is `"\"a\\u0000\""`; nearly all are kept as they are.
 */
export function toText(text: string): string {
  return text.includes("\0") || text.startsWith('"') || !text.isWellFormed() ? JSON.stringify(text) : text;
}

/** What `toText` kept. */
export function fromText(kept: string): string {
  return kept.startsWith('"') ? JSON.parse(kept) : kept;
}
