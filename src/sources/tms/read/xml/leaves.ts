import type { XmlElement } from "../../../reading/xml.ts";
import { childrenOf, rawText } from "../../../reading/xml-tree.ts";

/** What an element holds, by path below it: `"PhysicalDescription/Medium"` → `"oil on canvas"`. */
export type Leaves = Map<string, string>;

/**
 * The leaves of an element that hold text; what is below a path in `apart` is left to whoever reads that. A second leaf of one
 * name is `"Note (2)"`, an attribute `"Note@lang"`.
 */
export function leavesOf(element: XmlElement, apart: ReadonlySet<string>): Leaves {
  const leaves: Leaves = new Map();
  gather(element, { prefix: "", apart, leaves });
  return leaves;
}

type Gathering = { prefix: string; apart: ReadonlySet<string>; leaves: Leaves };

function gather(element: XmlElement, { prefix, apart, leaves }: Gathering): void {
  for (const child of childrenOf(element)) {
    const path = prefix + child.name;
    if (apart.has(path)) continue;
    for (const [name, value] of Object.entries(child.attributes))
      if (!name.startsWith("xmlns")) add(leaves, `${path}@${name}`, value);
    if (childrenOf(child).length > 0) gather(child, { prefix: `${path}/`, apart, leaves });
    else add(leaves, path, rawText(child));
  }
}

function add(leaves: Leaves, path: string, text: string): void {
  if (text.trim() === "") return;
  let name = path;
  for (let count = 2; leaves.has(name); count++) name = `${path} (${count})`;
  leaves.set(name, text);
}
