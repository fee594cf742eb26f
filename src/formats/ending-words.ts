import type { EndReason, PublicEnding } from "../publish/public-entity.ts";

/** Why something is no longer described, as a sentence for people. */
export const reasonWords: Record<EndReason, string> = {
  "published-in-error": "It was published in error.",
  "never-ours": "It was never part of this collection.",
  privacy: "It is no longer described so that somebody’s privacy is kept.",
  rights: "It is no longer described because others hold rights in it.",
  superseded: "Another description has taken its place.",
};

/** All that is said of an ending, in plain words: `"No longer described by … since 2026-11-23. It was published in error."` */
export function endingWords({ reason, date, note, successor }: PublicEnding, institution: string): string {
  const instead = successor && `See instead: ${successor.label}${successor.pid ? ` (${successor.pid})` : ""}.`;
  return [
    `No longer described by ${institution} since ${date.slice(0, 10)}.`,
    reasonWords[reason],
    note,
    instead,
    `Questions: ${institution}.`,
  ]
    .filter(Boolean)
    .join(" ");
}
