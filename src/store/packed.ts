import { hash } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";

/** A text that is shorter than this gains nothing worth the time by being compressed. */
const shortest = 800;
/** What was just packed is often packed again: what a record says is also a state of the thing. */
const lately = new Map<string, Uint8Array>();
const remembered = 16;

/** Text as it is kept. */
export type Packed = Uint8Array | string;

/** Text as it is kept: compressed at the speed of the disk, a short one as it is. */
export function pack(text: string): Packed {
  if (text.length < shortest) return text;
  const again = lately.get(text);
  if (again) return again;
  const packed = deflateRawSync(text, { level: 1, memLevel: 5 });
  for (const oldest of lately.keys()) {
    if (lately.size < remembered) break;
    lately.delete(oldest);
  }
  lately.set(text, packed);
  return packed;
}

/** The text of what `pack` made. */
export function unpack(kept: unknown): string {
  return typeof kept === "string" ? kept : inflateRawSync(kept as Uint8Array).toString("utf8");
}

/** The SHA-256 of a text, hexadecimal. */
export function contentHash(text: string): string {
  return hash("sha256", text);
}
