import type { Adopted } from "../../port.ts";
import { allNodes, type Node, wordAt } from "../node.ts";
import { pathOf, typeOf } from "../record.ts";

/**
 * The identifiers that CIIM issued for a record and for everything it refers to, each once. What CIIM says is unavailable has none,
 * and is known to be there.
 */
export function adoptedIn(source: Node, name: string): Adopted[] {
  const adopted = new Map<string, Adopted>();
  for (const node of allNodes(source)) {
    const id = wordAt(node, "@admin.id");
    const pid = wordAt(node, "@admin.uid");
    const isUnavailable = wordAt(node, "@admin.status") === "unavailable";
    if (id === undefined || (pid === undefined && !isUnavailable)) continue;
    const key = `${name}/${pathOf(id, wordAt(node, "@datatype.base"))}`;
    if (adopted.has(key)) continue;
    adopted.set(key, { key, type: typeOf(node) ?? "concept", ...(pid === undefined ? {} : { pid }) });
  }
  return [...adopted.values()];
}
