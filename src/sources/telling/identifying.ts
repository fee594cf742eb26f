import type { KeyRef } from "../../entities/facts.ts";

/**
 * What is the same of a reference however it is worded, for the key of a fact: the key, address or number of what is meant,
 * else its words.
 */
export function identifying(ref: KeyRef): string {
  if ("key" in ref) return ref.key;
  if ("uri" in ref) return ref.uri;
  return "text" in ref ? ref.text : `${ref.numbered.scheme} ${ref.numbered.value}`;
}
