import { hash } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";

/** Text as it is kept: compressed at the speed of the disk. */
export function pack(text: string): Uint8Array {
  return deflateRawSync(text, { level: 1 });
}

/** The text of what `pack` made. */
export function unpack(bytes: unknown): string {
  return inflateRawSync(bytes as Uint8Array).toString("utf8");
}

/** The SHA-256 of a text, hexadecimal. */
export function contentHash(text: string): string {
  return hash("sha256", text);
}
