import { classes } from "./classes.ts";
import type { HalLinks } from "./hal-links.ts";
import type { LinkedArtNode, LinkedArtValue } from "./node.ts";
import { type Term, terms } from "./terms.ts";

/** The address of Linked Art's JSON-LD context. */
export const linkedArtContext = "https://linked.art/ns/v1/linked-art.json";

/** A record's tree as Linked Art JSON-LD: keys in fixed order, `id` left out where the 1.0 schema forbids it. `links` are no part of the graph. */
export function writeJsonLd(root: LinkedArtNode, links?: HalLinks): string {
  const tree = plainNode(root, `${root.id}#`, true);
  const document = { "@context": linkedArtContext, ...tree, ...(links ? { _links: links } : {}) };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

const order = new Map<string, number>(Object.keys(terms).map((term, index) => [term, index]));
const place = (term: string) => order.get(term) ?? -1;

function plainNode(node: LinkedArtNode, own: string, keepsId: boolean): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  if (keepsId || !classes[node.type].idForbidden || !node.id.startsWith(own)) out.id = node.id;
  out.type = node.type;
  const said = Object.keys(node).filter((key) => order.has(key)) as Term[];
  for (const term of said.sort((a, b) => place(a) - place(b))) {
    const value = node[term];
    // What is assigned may be anything, so that a venue keeps the address under which its works refer to it.
    if (value !== undefined) out[term] = plainValue(value, own, term === "assigned");
  }
  return out;
}

function plainValue(value: LinkedArtValue, own: string, keepsId: boolean): unknown {
  if (Array.isArray(value)) return value.map((each) => plainNode(each, own, keepsId));
  return typeof value === "object" ? plainNode(value, own, keepsId) : value;
}
