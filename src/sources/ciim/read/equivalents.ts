import { allNodes, type Node, nodeAt, nodesAt, wordAt } from "../node.ts";

/**
 * CIIM's own words (a kind of number, a role, a unit) have identifiers, and stand as `equivalents` beside each use, with their
 * number in AAT; they have no record of their own. Those that CIIM says are unavailable are left out.
 */
export function* wordsWithin(source: Node): Generator<{ id: string; node: Node }> {
  for (const node of allNodes(source)) {
    for (const word of nodesAt(node, "equivalents")) {
      const id = wordAt(word, "@admin.id");
      const isUnavailable = wordAt(word, "@admin.status") === "unavailable";
      if (id !== undefined && !isUnavailable && nodeAt(word, "summary")) yield { id, node: word };
    }
  }
}
