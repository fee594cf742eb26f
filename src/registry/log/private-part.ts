import { deedOf, seal } from "../event.ts";

/**
 * What is kept beside a leaf: its salt and body, absent where they were erased; `time` and `op` where the keeper repeats them in
 * columns of its own.
 */
export type PrivatePart = { secret?: { salt: Buffer; body: string }; time?: string; op?: string };

/** Whether a private part belongs to its leaf, by commitment, hashes of PIDs and repeated columns; or was erased. */
export function provePrivatePart(
  leaf: Uint8Array,
  { secret, time, op }: PrivatePart,
): "proven" | "redacted" | "damaged" {
  try {
    const text = Buffer.from(leaf).toString();
    const said = JSON.parse(text);
    if ((time ?? said.time) !== said.time || (op ?? said.op) !== said.op) return "damaged";
    if (!secret) return "redacted";
    const again = seal({ seq: said.seq, time: said.time }, deedOf(secret.body), secret.salt);
    return again.leaf === text && again.body === secret.body ? "proven" : "damaged";
  } catch {
    return "damaged";
  }
}
