import type { Want } from "../port.ts";
import type { WritingVerb } from "./verbs.ts";

/** How many items of a bulk call are handed to the writer at once, which makes two events of them: to read and to answer them takes it a millisecond or two. */
const itemsAtOnce = 400;

/**
 * A bulk call as several, of which the answers follow each other; undefined where it must stay one. Only calls whose items are each
 * for themselves: an heir may name a predecessor anywhere in its call.
 */
export function slicesOf(verb: WritingVerb, given: readonly unknown[]): unknown[][] | undefined {
  const [items, ...more] = given;
  if ((verb !== "assign" && verb !== "mint") || !Array.isArray(items) || items.length <= itemsAtOnce) return undefined;
  if (verb === "assign" && (items as Want[]).some(({ predecessor }) => predecessor !== undefined)) return undefined;
  return Array.from({ length: Math.ceil(items.length / itemsAtOnce) }, (_, at) => [
    items.slice(at * itemsAtOnce, (at + 1) * itemsAtOnce),
    ...more,
  ]);
}
