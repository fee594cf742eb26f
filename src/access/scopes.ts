/**
 * What an API key may do, each for itself: `read` what only staff see, `mint` identifiers and bind source keys, `decide` about
 * them (merge, split, tombstone …), `push` records to sources that take them, `admin` the keys themselves and all of this.
 */
export const scopes = ["read", "mint", "decide", "push", "admin"] as const;
export type Scope = (typeof scopes)[number];

/** Whether a word names a scope. */
export function isScope(word: string): word is Scope {
  return (scopes as readonly string[]).includes(word);
}
