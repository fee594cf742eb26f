import type { Packed } from "../packed.ts";

/** No compressed text (RFC 1951) begins so: its lowest three bits would be the reserved kind of block. */
const plain = 0x06;

/** A packed text as one kind of column takes it: one that is kept as it is has a mark before it. */
export function toBytes(packed: Packed): Buffer {
  if (typeof packed === "string") return Buffer.concat([Buffer.of(plain), Buffer.from(packed)]);
  return Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
}

/** What `toBytes` kept. */
export function fromBytes(bytes: Uint8Array): Packed {
  return bytes[0] === plain ? Buffer.from(bytes.subarray(1)).toString("utf8") : bytes;
}
