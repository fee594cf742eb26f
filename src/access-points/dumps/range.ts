import { createReadStream } from "node:fs";
import type { HttpAnswer } from "../port.ts";

/** A file to hand out: where it is, its length in bytes, and the headers that say what it is; `etag` is strong. */
export type Handed = { path: string; bytes: number; headers: Record<string, string> & { etag: string } };

/**
 * A file, or the part of it that is asked for, so that a download which broke off goes on (RFC 9110, section 14): one range; where `If-Range` names
 * another file, all of it.
 */
export function rangeOf(file: Handed, asked: Readonly<Record<string, string | string[] | undefined>>): HttpAnswer {
  const { path, bytes, headers } = file;
  const whole = { ...headers, "accept-ranges": "bytes" };
  const { range, "if-range": condition } = asked;
  const isOurs = condition === undefined || condition === headers.etag;
  const [, from = "", to = ""] = (isOurs && typeof range === "string" && /^bytes=(\d*)-(\d*)$/.exec(range)) || [];
  if (from === "" && to === "")
    return { status: 200, headers: { ...whole, "content-length": String(bytes) }, flow: read(path, 0, bytes - 1) };
  const start = from === "" ? Math.max(0, bytes - Number(to)) : Number(from);
  const end = from === "" || to === "" ? bytes - 1 : Math.min(Number(to), bytes - 1);
  if (start >= bytes || start > end)
    return { status: 416, headers: { ...whole, "content-range": `bytes */${bytes}` }, body: "" };
  return {
    status: 206,
    headers: {
      ...whole,
      "content-range": `bytes ${start}-${end}/${bytes}`,
      "content-length": String(end - start + 1),
    },
    flow: read(path, start, end),
  };
}

/** Opened when it is first asked for: a `HEAD` leaves no file open. */
async function* read(path: string, start: number, end: number): AsyncGenerator<Uint8Array> {
  if (end >= start) yield* createReadStream(path, { start, end });
}
