import { rootOf } from "../merkle.ts";
import { type Checkpoint, parseCheckpoint, verifyCheckpoint } from "./checkpoint.ts";
import { judge } from "./judge.ts";
import type { LogSource } from "./log-source.ts";
import { parseVerifierKey, type VerifierKey } from "./verifier-key.ts";
import { type Anchor, walkLog } from "./walk-log.ts";

/**
 * What verifying found. `damage` names every place that is not what was recorded (`"event 17: leaf"`, `"tile/0/000: event 17"`,
 * `"checkpoint: signature"`); a sound log has none. `redacted` counts the events whose private body was erased, `proven` those
 * whose body was seen to belong to its leaf.
 */
export type Verification = {
  size: number;
  checkpoint: Checkpoint | undefined;
  proven: number;
  redacted: number;
  damage: string[];
};

/**
 * Verifies a log from its leaves up: their hashes, the tree, the checkpoint's root and signature, and where private bodies are
 * offered, that each belongs to its leaf. Without a trusted key the source's own is used, which proves only that the source
 * agrees with itself. Faults: `log-unreachable`, `registry-unreadable`.
 */
export async function verifyLog(source: LogSource, trusted?: VerifierKey): Promise<Verification> {
  const signed = await signedHead(source, trusted);
  const head = await source.head?.();
  const size = head?.size ?? signed.checkpoint?.size ?? 0;
  const damage = [...signed.damage];
  const anchors: Anchor[] = head ? [{ size, root: rootAt(head), place: "frontier: root" }] : [];
  if (signed.checkpoint && signed.checkpoint.size > size)
    damage.push(`log: ${size} events of the ${signed.checkpoint.size} that were signed`);
  else if (signed.checkpoint) anchors.push({ ...signed.checkpoint, place: "checkpoint: root" });
  const walked = await walkLog(source, size, anchors);
  damage.push(...(await judge(source, size, walked)));
  if (head && damage.length === 0) damage.push(...levelsApart(head.frontier, walked.frontier));
  for (const seq of (await source.strayParts?.()) ?? []) damage.push(`event ${seq}: body, and no such event`);
  const { proven, redacted } = walked;
  return { size, checkpoint: signed.checkpoint, proven, redacted, damage };
}

type Head = Awaited<ReturnType<NonNullable<LogSource["head"]>>>;

/** Where an entry is missing there is no root, and none is equal to that. */
function rootAt({ size, frontier }: Head): Buffer {
  const levels = Array.from(size.toString(2)).reverse();
  const isWhole = levels.every((bit, level) => bit === "0" || frontier.has(level));
  return isWhole ? rootOf(frontier, size) : Buffer.alloc(0);
}

/** Entries of a frontier that make no difference to the root, and are not what they were when they did. */
function levelsApart(kept: Head["frontier"], made: ReadonlyMap<number, Buffer>): string[] {
  const levels = [...new Set([...kept.keys(), ...made.keys()])].sort((a, b) => a - b);
  const isApart = (level: number) => !kept.get(level)?.equals(made.get(level) ?? Buffer.alloc(0));
  return levels.filter(isApart).map((level) => `frontier: level ${level}`);
}

/** The checkpoint, if it is what the key signed; a database may not have one yet. */
async function signedHead(
  source: LogSource,
  trusted: VerifierKey | undefined,
): Promise<{ checkpoint: Checkpoint | undefined; damage: string[] }> {
  const note = await source.checkpoint();
  const faulty = (place: string) => ({ checkpoint: undefined, damage: [place] });
  if (note === undefined) return source.head ? { checkpoint: undefined, damage: [] } : faulty("checkpoint: missing");
  if (!parseCheckpoint(note)) return faulty("checkpoint: form");
  const printed = trusted ? undefined : await source.key();
  const key = trusted ?? parseVerifierKey(printed ?? "");
  if (!key) return faulty(printed === undefined ? "key: missing" : "key: form");
  const checkpoint = verifyCheckpoint(note, key);
  return checkpoint ? { checkpoint, damage: [] } : faulty("checkpoint: signature");
}
