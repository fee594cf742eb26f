import type { Draft } from "./draft.ts";
import type { Assertion, LinkedArtNode } from "./node.ts";

/** A sample's removal from its whole: what was diminished is added to the sampling that is told, else to a new removal at `id`. */
export function removalOf(draft: Draft, id: string, whole: LinkedArtNode): Assertion[] {
  const told = draft.root.removed_by;
  const before = Array.isArray(told) ? told.find((node) => !node.diminished) : undefined;
  if (before) {
    before.diminished = whole;
    return [];
  }
  return [{ term: "removed_by", value: { id, type: "PartRemoval", diminished: whole } }];
}
