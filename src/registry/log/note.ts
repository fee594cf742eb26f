import { bytesOfBase64 } from "./base64.ts";
import type { LogKey } from "./verifier-key.ts";
import { isKeyName, isSignedBy, type VerifierKey } from "./verifier-key.ts";

/** A signed note (C2SP signed-note): its text, which ends in a newline, and who signed it. */
export type Note = { text: string; signatures: { name: string; id: Buffer; signature: Buffer }[] };

const mostSignatures = 100;

/** Signs a text that ends in a newline. */
export function signNote(text: string, key: LogKey): string {
  const signature = Buffer.concat([key.id, key.sign(text)]).toString("base64");
  return `${text}\n— ${key.name} ${signature}\n`;
}

/** Reads a signed note; undefined where it is none. Nothing is verified. */
export function parseNote(note: string): Note | undefined {
  const gap = note.lastIndexOf("\n\n");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the standard forbids exactly these
  if (gap < 0 || !note.endsWith("\n") || /[\0-\x09\x0b-\x1f]/.test(note)) return undefined;
  const lines = note.slice(gap + 2, -1).split("\n");
  if (lines.length > mostSignatures) return undefined;
  const signatures = lines.flatMap((line) => {
    const [, name = "", encoded = ""] = /^— (\S+) (\S+)$/.exec(line) ?? [];
    const bytes = bytesOfBase64(encoded);
    return isKeyName(name) && bytes && bytes.length > 4
      ? [{ name, id: bytes.subarray(0, 4), signature: bytes.subarray(4) }]
      : [];
  });
  return signatures.length === lines.length ? { text: note.slice(0, gap + 1), signatures } : undefined;
}

/** Whether this key signed a note; what others signed is passed over, but no signature under its name and id may be false. */
export function isNoteSignedBy({ text, signatures }: Note, key: VerifierKey): boolean {
  const own = signatures.filter(({ name, id }) => name === key.name && id.equals(key.id));
  return own.length > 0 && own.every(({ signature }) => isSignedBy(key, text, signature));
}
