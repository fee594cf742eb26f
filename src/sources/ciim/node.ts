/** A JSON object as CIIM writes them: `{ summary: { title: "Sunflowers" }, "@admin": { id: "object-6183" } }`. */
export type Node = { readonly [field: string]: unknown };

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && !Array.isArray(value);

/** Every value at a path of fields, lists opened: `valuesAt(node, "creation.maker")`. */
function valuesAt(node: Node | undefined, path: string): unknown[] {
  let found: unknown[] = node ? [node] : [];
  for (const field of path.split("."))
    found = found.flatMap((one) => (isNode(one) && Object.hasOwn(one, field) ? opened(one[field]) : []));
  return found;
}

const opened = (value: unknown): unknown[] => (Array.isArray(value) ? value.flatMap(opened) : [value]);

/** The objects at a path of fields, of one or of a list: `nodesAt(record, "creation.maker")`. */
export function nodesAt(node: Node | undefined, path: string): Node[] {
  return valuesAt(node, path).filter(isNode);
}

/** The first object at a path. */
export function nodeAt(node: Node | undefined, path: string): Node | undefined {
  return nodesAt(node, path)[0];
}

/** The words at a path, numbers and truth values as words too; what is empty is left out. */
export function wordsAt(node: Node | undefined, path: string): string[] {
  return valuesAt(node, path).flatMap((value) => {
    const isWord = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
    const word = isWord ? String(value).trim() : "";
    return word === "" ? [] : [word];
  });
}

/** The first words at a path: `wordAt(node, "summary.title")`. */
export function wordAt(node: Node | undefined, path: string): string | undefined {
  return wordsAt(node, path)[0];
}

/** What a path says yes or no to; undefined where it says neither. */
export function saysAt(node: Node | undefined, path: string): boolean | undefined {
  const word = wordAt(node, path)?.toLowerCase();
  return word === "true" || word === "yes" ? true : word === "false" || word === "no" ? false : undefined;
}

/** Every object within a value, itself first, in the order in which they stand. */
export function* allNodes(value: unknown): Generator<Node> {
  if (isNode(value)) yield value;
  const inner = isNode(value) ? Object.values(value) : Array.isArray(value) ? value : [];
  for (const one of inner) yield* allNodes(one);
}

/** A value with the fields of its objects sorted; those that `without` names are left out at the top of their object. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isNode(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([field, one]) => [field, sorted(one)]));
}

/** Whether a value is an object, and no list. */
export const isObject = isNode;
