import type { Qualifier } from "../../../entities/words.ts";

const words: readonly (readonly [RegExp, Qualifier])[] = [
  [/^attributed/, "attributed"],
  [/workshop/, "workshop"],
  [/studio/, "studio"],
  [/circle/, "circle"],
  [/follower/, "follower"],
  [/manner|style of/, "manner"],
  [/imitator/, "imitator"],
  [/cast after/, "cast-after"],
  [/copy|copies/, "copy-after"],
  [/^after/, "after"],
  [/school/, "school"],
  [/^(probably|possibly|perhaps)/, "alternative"],
];

/** How a maker is qualified by the words before the name: `"Workshop of"`; undefined where they say nothing of the kind. */
export function qualifierOf(prefix: string | undefined): Qualifier | undefined {
  const word = prefix?.trim().toLowerCase() ?? "";
  return words.find(([pattern]) => pattern.test(word))?.[1];
}
