import type { HttpRequest } from "./port.ts";
import { type MediaRange, parseAccept } from "./resolver/accept.ts";

const page = ["text/html", "application/xhtml+xml"];
const data = ["application/json", "application/problem+json"];

/** Whether a page is what the asker reads: HTML is named in `Accept`, not refused there (`;q=0`), and liked no less than JSON. */
export function wantsPage({ headers }: Pick<HttpRequest, "headers">): boolean {
  const accept = headers.accept;
  if (typeof accept !== "string" || !accept.includes("html")) return false;
  const ranges = parseAccept(accept);
  const liked = quality(page, ranges);
  return liked > 0 && liked >= quality(data, ranges);
}

function quality(types: readonly string[], ranges: readonly MediaRange[]): number {
  return Math.max(0, ...ranges.filter(({ type }) => types.includes(type)).map(({ q }) => q));
}
