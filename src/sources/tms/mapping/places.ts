import type { TermUse, TmsMapping } from "./mapping.ts";

/** Whether the terms of a use are places rather than concepts. */
export function isPlaceUse(use: TermUse): boolean {
  return use.as === "place" || use.as === "connected-place" || (use.as === "subject" && use.place === true);
}

/** Of the steps down to a place those that are places themselves; the last always is. */
export function placeSteps(chains: readonly string[][], mapping: TmsMapping): string[][] {
  const guide = new RegExp(mapping.guideTerms);
  return chains.filter((chain, index) => index === chains.length - 1 || !guide.test(chain.at(-1) ?? ""));
}
