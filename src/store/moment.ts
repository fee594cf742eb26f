/** A moment as the store writes it: UTC with whole seconds, `"2026-11-23T10:00:00Z"`. */
export function momentOf(now: Date): string {
  return `${now.toISOString().slice(0, 19)}Z`;
}
