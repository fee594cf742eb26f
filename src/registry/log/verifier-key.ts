import { createPublicKey, type KeyObject, verify } from "node:crypto";
import { sha256 } from "../merkle.ts";
import { bytesOfBase64 } from "./base64.ts";

/** A public key by which a log's signatures are known (C2SP signed-note): name, the four bytes of its id, and the key. */
export type VerifierKey = { name: string; id: Buffer; publicKey: KeyObject };

/** The key a log is signed with; `verifierKey` is what others know it by, printed. */
export type LogKey = VerifierKey & { verifierKey: string; sign(text: string): Buffer };

/** The byte that marks Ed25519 in a key id and a verifier key (C2SP signed-note, “Signature types”). */
const ed25519Mark = Buffer.of(1);
const rawBytes = 32;

/** A verifier key of this name. The name is best an address without its scheme: `"data.example.org/log"`. */
export function verifierKeyOf(name: string, publicKey: KeyObject): VerifierKey {
  if (!isKeyName(name)) throw new Error(`“${name}” cannot name a key: it is empty or has a space, a plus or a control`);
  const id = sha256(Buffer.concat([Buffer.from(`${name}\n`), ed25519Mark, rawOf(publicKey)])).subarray(0, 4);
  return { name, id, publicKey };
}

/** A verifier key as it is handed on: `"data.example.org/log+1a2b3c4d+AQ…"`, name, id and key. */
export function printVerifierKey({ name, id, publicKey }: VerifierKey): string {
  return `${name}+${id.toString("hex")}+${Buffer.concat([ed25519Mark, rawOf(publicKey)]).toString("base64")}`;
}

/** Reads a printed verifier key; undefined where it is none, is not of Ed25519, or its id is not that of its name and key. */
export function parseVerifierKey(text: string): VerifierKey | undefined {
  const [, name = "", id = "", encoded = ""] = /^([^+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim()) ?? [];
  const bytes = bytesOfBase64(encoded);
  if (!isKeyName(name) || bytes?.length !== rawBytes + 1 || bytes[0] !== ed25519Mark[0]) return undefined;
  const x = bytes.subarray(1).toString("base64url");
  const key = verifierKeyOf(name, createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" }));
  return key.id.toString("hex") === id ? key : undefined;
}

/** Whether this is the key's signature of a text (RFC 8032). */
export function isSignedBy({ publicKey }: VerifierKey, text: string, signature: Uint8Array): boolean {
  return verify(null, Buffer.from(text), publicKey, signature);
}

/** Whether a text may name a key (C2SP signed-note, “Format”). */
export function isKeyName(name: string): boolean {
  return /^[^\s+\p{Cc}]+$/u.test(name);
}

function rawOf(publicKey: KeyObject): Buffer {
  return Buffer.from(publicKey.export({ format: "jwk" }).x ?? "", "base64url");
}
