import type { SourceRecord } from "../../port.ts";
import { allNodes, type Node, nodeAt, saysAt, wordAt } from "../node.ts";
import { isClosed, pathOf, recordOf } from "../record.ts";
import type { Hit } from "./hits.ts";

/** The table of references in keys: `ciim/reference/agent/652` says what others call `ciim/agent/652`. */
export const referenceTable = "reference";

/**
 * What a record refers to, with an identifier and a title, each as a record of its own that says just that. A record that is not
 * for outsiders tells of nothing, and neither does a link that is not.
 */
export function* referencesIn(
  { index, source }: Hit,
  name: string,
  at: SourceRecord["at"],
): Generator<{ of: string; record: SourceRecord }> {
  if (isClosed(source)) return;
  for (const node of allNodes(source)) {
    const id = wordAt(node, "@admin.id");
    if (node === source || id === undefined || !isOpen(node)) continue;
    const path = pathOf(id, wordAt(node, "@datatype.base"));
    const said = {
      "@admin": nodeAt(node, "@admin"),
      "@datatype": nodeAt(node, "@datatype"),
      summary: nodeAt(node, "summary"),
    };
    yield { of: `${name}/${path}`, record: recordOf(`${name}/${referenceTable}/${path}`, index, said, at) };
  }
}

const isOpen = (node: Node) =>
  wordAt(node, "@admin.uid") !== undefined &&
  wordAt(node, "summary.title") !== undefined &&
  saysAt(node, "@link.public") !== false &&
  (wordAt(node, "@admin.access.level.label") ?? "public") === "public";
