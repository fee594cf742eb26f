import type { HttpRequest } from "./port.ts";
import { type MediaRange, parseAccept } from "./resolver/accept.ts";

const page = ["text/html", "application/xhtml+xml"];
const turtle = ["text/turtle"];
const data = ["application/json", "application/problem+json"];

type Asking = Pick<HttpRequest, "headers">;

/** Whether a page is what the asker reads: HTML is named in `Accept`, not refused there (`;q=0`), and liked no less than JSON. */
export function wantsPage({ headers }: Asking): boolean {
  return typeof headers.accept === "string" && headers.accept.includes("html") && likes(headers.accept, page, data);
}

/** Whether Turtle is: it is named, not refused, and liked no less than JSON and a page. */
export function wantsTurtle({ headers }: Asking): boolean {
  return typeof headers.accept === "string" && likes(headers.accept, turtle, [...data, ...page]);
}

function likes(accept: string, these: readonly string[], others: readonly string[]): boolean {
  const ranges = parseAccept(accept);
  const liked = quality(these, ranges);
  return liked > 0 && liked >= quality(others, ranges);
}

function quality(types: readonly string[], ranges: readonly MediaRange[]): number {
  return Math.max(0, ...ranges.filter(({ type }) => types.includes(type)).map(({ q }) => q));
}
