import { hashOf } from "../validity/receipts.ts";
import type { HttpAnswer, HttpRequest } from "./port.ts";

/** Whether the asker already has this answer (RFC 9110, section 13.2.2): `If-None-Match` decides, else `If-Modified-Since`. */
export function isUnchanged({ headers }: HttpAnswer, request: HttpRequest): boolean {
  const match = request.headers["if-none-match"];
  if (typeof match === "string") {
    return match.trim() === "*" || match.split(",").some((tag) => tag.trim().replace(/^W\//, "") === headers.etag);
  }
  const since = request.headers["if-modified-since"];
  const modified = headers["last-modified"];
  if (typeof since !== "string" || modified === undefined) return false;
  const [known, now] = [Date.parse(since), Date.parse(modified)];
  return !Number.isNaN(known) && now <= known;
}

/** The strong ETag of an answer (RFC 9110, section 8.8.3): the hash of its body, by which receipts know a document too. */
export function etagOf(body: string | Uint8Array): string {
  return `"${hashOf(body)}"`;
}
