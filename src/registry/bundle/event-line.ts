import type { PrivatePart } from "../log/private-part.ts";
import { leafHash } from "../merkle.ts";

/** An event of a bundle: its leaf, the hash of it, and in a private bundle, unless erased, salt and body. */
export type BundledEvent = { leaf: string; hash: Buffer; secret?: { salt: Buffer; body: string } };

/** An event as a line of `events.jsonl`: `{"hash":"9f…","leaf":"{…}","salt":"07…","body":"{…}"}`; leaf and body are the very texts that were hashed. */
export function printEvent(leaf: Uint8Array, part: PrivatePart | undefined): string {
  const secret = part?.secret && { salt: part.secret.salt.toString("hex"), body: part.secret.body };
  return JSON.stringify({ hash: leafHash(leaf).toString("hex"), leaf: Buffer.from(leaf).toString(), ...secret });
}

/** Reads an event's line; undefined where it is none, or leaf and hash do not belong together. */
export function parseEvent(line: string): BundledEvent | undefined {
  try {
    const { hash, leaf, salt, body, ...more } = JSON.parse(line);
    const texts = [leaf, hash, salt ?? "", body ?? ""];
    if (texts.some((text) => typeof text !== "string") || Object.keys(more).length > 0) return undefined;
    if ((salt === undefined) !== (body === undefined) || leafHash(leaf).toString("hex") !== hash) return undefined;
    const event = { leaf, hash: Buffer.from(hash, "hex") };
    return salt === undefined ? event : { ...event, secret: { salt: Buffer.from(salt, "hex"), body } };
  } catch {
    return undefined;
  }
}
