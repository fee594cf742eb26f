import { firstAt, textOf } from "../../reading/xml-tree.ts";
import type { FindingAid } from "./finding-aid.ts";
import type { Level } from "./level.ts";

/** The last part of a level's key, and why it may move where it is not of the level's own id. */
export type Keyed = { id: string; moves?: string };

/**
 * What a level is called in keys: a collection by its finding aid (`eadid`, `recordid`), a component by its `id`. A component without
 * one is called by its parent and its `unitid`, else by its place among those that have neither: `"C0269/MS 4/@2"`.
 */
export function idOf(level: Level, aid: FindingAid, each: boolean): Keyed {
  const own = level.element.attributes.id?.trim();
  if (level.kind === "collection") return collectionId(aid, own);
  if (own) return { id: each ? `${aid.id}/${own}` : own };
  const { parent } = level;
  const unitId = textOf(firstAt(level.element, "did", "unitid"));
  const step = freshStep(unitId ?? "@", parent);
  const moves = unitId
    ? "The component has no id: its key is made of its unitid, and moves if that or a unitid above it changes. Give it an id."
    : "The component has no id: its key is its place, and moves if components are inserted before it. Give it an id.";
  return { id: `${parent?.keyed?.id ?? aid.id}/${step}`, moves };
}

function collectionId(aid: FindingAid, own: string | undefined): Keyed {
  if (aid.named) return { id: aid.id };
  if (own) return { id: own };
  const moves =
    "The finding aid has no eadid or recordid: its key is the file's name, and moves with it. Give it an eadid.";
  return { id: aid.id, moves };
}

/** `"MS 4"`, `"MS 4~2"` for the second of that name; `"@1"`, `"@2"` for those without one. */
function freshStep(name: string, parent: Level | undefined): string {
  const count = (parent?.steps.get(name) ?? 0) + 1;
  parent?.steps.set(name, count);
  if (name === "@") return `@${count}`;
  return count === 1 ? name : `${name}~${count}`;
}
