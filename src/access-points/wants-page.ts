import type { HttpRequest } from "./port.ts";
import { parseAccept } from "./resolver/accept.ts";

/** Whether a page is what the asker reads: `text/html` is named in `Accept` and not refused there (`;q=0`). */
export function wantsPage({ headers }: Pick<HttpRequest, "headers">): boolean {
  const accept = headers.accept;
  if (typeof accept !== "string" || !accept.includes("html")) return false;
  return parseAccept(accept).some(({ type, q }) => (type === "text/html" || type === "application/xhtml+xml") && q > 0);
}
