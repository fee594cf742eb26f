import { decodeOnce } from "./tolerance.ts";

const host = /^[a-z][a-z0-9+.-]*:\/\/[^/]*/i;
const queryOrFragment = /[?#].*$/s;
const extension = /\.[a-z][a-z0-9.]*$/i;
const deepest = 6;

/**
 * Every text within a text that may be an identifier, likeliest first: itself, and of an address its segments from the last
 * backwards, each also without an extension: `"https://example.org/resource/000-04PN-0000.ttl"`. An ARK is kept whole, since
 * its name means nothing without its name assigner.
 */
export function spellingsIn(text: string): string[] {
  const decoded = decodeOnce(text).trim();
  if (!decoded.includes("/") || /(^|\/)ark:/i.test(decoded)) return [decoded];
  const path = decoded.replace(host, "").replace(queryOrFragment, "");
  const segments = path.split("/").filter((segment) => segment !== "");
  const last = segments.slice(-deepest).reverse();
  return [...new Set([decoded, ...last.flatMap((segment) => [segment, segment.replace(extension, "")])])];
}
