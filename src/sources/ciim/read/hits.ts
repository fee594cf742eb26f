import { isObject, type Node, nodeAt, nodesAt, wordAt } from "../node.ts";

/** A record as a search gives it. */
export type Hit = { index: string | undefined; id: string | undefined; source: Node };

/** A hit `{ _index, _id, _source }`, or a record alone; undefined where it is neither. */
export function hitOf(value: unknown): Hit | undefined {
  if (!isObject(value)) return undefined;
  const source = nodeAt(value, "_source");
  if (source) return { index: wordAt(value, "_index"), id: wordAt(value, "_id"), source };
  return Object.hasOwn(value, "@admin") ? { index: undefined, id: undefined, source: value } : undefined;
}

/** The hits of a search response, as it was sent or kept within `response`; undefined where it is none. */
export function hitsIn(value: unknown): Node[] | undefined {
  if (!isObject(value)) return undefined;
  const holder = nodeAt(value, "hits") ?? nodeAt(value, "response.hits");
  return holder && Object.hasOwn(holder, "hits") ? nodesAt(holder, "hits") : undefined;
}
