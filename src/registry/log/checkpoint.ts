import { bytesOfBase64 } from "./base64.ts";
import { isNoteSignedBy, parseNote, signNote } from "./note.ts";
import type { LogKey, VerifierKey } from "./verifier-key.ts";

/** A log's length and Merkle tree hash (RFC 6962) under the log's name, `origin`. */
export type Checkpoint = { origin: string; size: number; root: Buffer };

const hashBytes = 32;

/** A signed checkpoint (C2SP tlog-checkpoint): origin, size and root in base64, a blank line, a signature. */
export function signCheckpoint({ size, root }: Omit<Checkpoint, "origin">, key: LogKey): string {
  return signNote(`${key.name}\n${size}\n${root.toString("base64")}\n`, key);
}

/** Reads a checkpoint; undefined where it is none. Its signature is not verified. */
export function parseCheckpoint(note: string): Checkpoint | undefined {
  const [origin = "", size = "", encoded = "", ...more] = parseNote(note)?.text.split("\n") ?? [];
  const root = bytesOfBase64(encoded);
  if (origin === "" || !/^(0|[1-9]\d{0,14})$/.test(size) || root?.length !== hashBytes) return undefined;
  // Extension lines may follow; the text ends in a newline, and so the last part is empty.
  if (more.pop() !== "" || more.includes("")) return undefined;
  return { origin, size: Number(size), root };
}

/** Reads a checkpoint that this key signed under its own name as origin; undefined for any other. */
export function verifyCheckpoint(note: string, key: VerifierKey): Checkpoint | undefined {
  const parsed = parseNote(note);
  const checkpoint = parseCheckpoint(note);
  return parsed && checkpoint?.origin === key.name && isNoteSignedBy(parsed, key) ? checkpoint : undefined;
}
