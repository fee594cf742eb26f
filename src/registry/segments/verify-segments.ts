import { closeSync, fstatSync, openSync, readdirSync, readSync } from "node:fs";
import { join } from "node:path";
import { type EventFiles, unexplainedIn, walkEvents } from "../bundle/walk-events.ts";
import { verifyCheckpoint } from "../log/checkpoint.ts";
import type { VerifierKey } from "../log/verifier-key.ts";
import { firstOf, segmentFiles } from "./segment-file.ts";

/** Whether a folder is a second location. */
export function isSecondLocation(folder: string): boolean {
  try {
    return segmentFiles(readdirSync(folder)).length > 0;
  } catch {
    return false;
  }
}

/** The events of a second location. */
export function copiedEvents(folder: string): EventFiles {
  return { folder, names: segmentFiles(readdirSync(folder)) };
}

/** A checkpoint of the log, and the key by which it must be signed, got another way. */
export type Vouched = { checkpoint: string; key: VerifierKey };

/** What verifying found; see `BundleVerdict`. */
export type SegmentsVerdict = { size: number; redacted: number; unexplained: number; damage: string[] };

/**
 * Verifies a second location: every event has its hash and its place, and every private part belongs to its leaf; with a checkpoint, that
 * the events are those that were signed. What a crash broke off at the very end was never acknowledged; it is told until the
 * folder's next writer, or a restore, cuts it.
 */
export async function verifySegments(folder: string, vouched?: Vouched): Promise<SegmentsVerdict> {
  const events = copiedEvents(folder);
  const checkpoint = vouched && verifyCheckpoint(vouched.checkpoint, vouched.key);
  const walked = await walkEvents(events, checkpoint?.size);
  const damage = [...walked.damage];
  for (const name of events.names)
    if (!endsInLine(join(folder, name))) damage.push(`${name}: its last line is broken off`);
  if (firstOf(events.names[0] ?? "") !== 1) damage.push(`${events.names[0]}: events before it are missing`);
  if (vouched && !checkpoint) damage.push("checkpoint: signature");
  if (checkpoint && checkpoint.size > walked.size)
    damage.push(`${walked.size} events of the ${checkpoint.size} that were signed`);
  else if (checkpoint && damage.length === 0 && !walked.rootAt?.equals(checkpoint.root))
    damage.push("checkpoint: root");
  return { size: walked.size, redacted: walked.bare.length, unexplained: unexplainedIn(walked), damage };
}

function endsInLine(file: string): boolean {
  const descriptor = openSync(file, "r");
  try {
    const { size } = fstatSync(descriptor);
    const last = Buffer.alloc(1);
    return size === 0 || (readSync(descriptor, last, 0, 1, size - 1) === 1 && last[0] === 10);
  } finally {
    closeSync(descriptor);
  }
}
