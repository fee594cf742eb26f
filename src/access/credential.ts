import { hash, randomBytes, timingSafeEqual } from "node:crypto";

/** A credential's two halves: which key it claims to be, and what proves it. */
export type Credential = { id: string; secret: string };

const form = /^ck_([0-9a-f]{10})_([\w-]{43})$/;

/** A new key's halves: a name of 40 random bits and a secret of 256. */
export function makeCredential(): Credential {
  return { id: randomBytes(5).toString("hex"), secret: randomBytes(32).toString("base64url") };
}

/** As it is handed over, once: `"ck_5f1e09c2ab_7Jx…"`. Its beginning is for scanners that look for keys in public places. */
export function writeCredential({ id, secret }: Credential): string {
  return `ck_${id}_${secret}`;
}

/** Undefined where a text is no credential of ours. */
export function readCredential(text: string): Credential | undefined {
  const [, id, secret] = form.exec(text) ?? [];
  return id === undefined || secret === undefined ? undefined : { id, secret };
}

/** What is kept of a secret. One of 256 random bits cannot be guessed, so a plain SHA-256 is enough, and quick (decision 0012). */
export function hashOf(secret: string): Buffer {
  return hash("sha256", secret, "buffer");
}

/** Whether a secret is the one with this hash; how long it takes says nothing about either. */
export function proves(secret: string, kept: Uint8Array): boolean {
  return timingSafeEqual(hashOf(secret), kept);
}
