import type { Audience } from "./facts.ts";

/** Who may see something and from when until when: the part of a fact's or link's envelope that decides. */
export type Seen = { audience?: Audience; audienceWhen?: { from?: string; until?: string } };

/**
 * Whether outsiders may see a fact on a day (`"2026-11-23"`). Deny by default: a fact without an audience is staff's.
 * Dates are whole days; `until` is the last day on which it is seen.
 */
export function factIsPublic(fact: Seen, day: string): boolean {
  return fact.audience === "public" && withinDays(fact.audienceWhen, day);
}

/** Whether outsiders may see a link of a public fact on a day: a link narrows its fact's audience, never widens it. */
export function linkIsPublic(link: Seen, day: string): boolean {
  return link.audience !== "staff" && withinDays(link.audienceWhen, day);
}

function withinDays(when: Seen["audienceWhen"], day: string): boolean {
  if (!when) return true;
  return (when.from === undefined || when.from <= day) && (when.until === undefined || day <= when.until);
}

/** The UTC day of a moment, `"2026-11-23"`. */
export function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}
