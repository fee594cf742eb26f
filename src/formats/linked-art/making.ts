import { allows } from "./allowed.ts";
import type { Draft } from "./draft.ts";
import type { Assertion, LinkedArtNode } from "./node.ts";
import { addAll } from "./words.ts";

/** Adds a technique or an influence to the making of the thing: to the production or creation it has, else to a new one at `id`. */
export function makingOf(
  draft: Draft,
  id: string,
  more: { technique?: LinkedArtNode; influence?: LinkedArtNode },
): Assertion[] {
  const term = allows(draft.root.type, "produced_by") ? "produced_by" : "created_by";
  const before = draft.root[term];
  const making: LinkedArtNode = isNode(before)
    ? before
    : { id, type: term === "produced_by" ? "Production" : "Creation" };
  if (more.technique) addAll(making, "technique", [more.technique]);
  if (more.influence) addAll(making, "influenced_by", [more.influence]);
  return making === before ? [] : [{ term, value: making }];
}

/** Whether a term's value is one node. */
export function isNode(value: unknown): value is LinkedArtNode {
  return typeof value === "object" && value !== null && "id" in value;
}
