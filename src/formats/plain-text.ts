import type { Text } from "../entities/facts.ts";
import { plainWords } from "./html/sanitise.ts";

/** A text without its markup, for formats that know none. */
export function plainText({ value, markup }: Text): string {
  return markup === "html" ? plainWords(value) : value;
}
