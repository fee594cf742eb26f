import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../../errors.ts";
import { type Checkpoint, parseCheckpoint, verifyCheckpoint } from "./checkpoint.ts";
import { replaceFile } from "./safe-file.ts";
import { type VerifierKey, verifierKeyOf } from "./verifier-key.ts";

/** The file of the data folder that holds the last checkpoint that was signed. */
export const checkpointFile = "checkpoint";

/** The last checkpoint that was signed, as it was served and as it reads; undefined before the first. */
export function readKeptCheckpoint(folder: string): { note: string; checkpoint: Checkpoint | undefined } | undefined {
  try {
    const note = readFileSync(join(folder, checkpointFile), "utf8");
    return { note, checkpoint: parseCheckpoint(note) };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

/**
 * The last checkpoint that was signed, which must be this key's; the log may have had another name since (a move to another
 * domain). Undefined before the first. Fault: `data-folder-damaged`.
 */
export function ownCheckpoint(folder: string, key: VerifierKey): { note: string; checkpoint: Checkpoint } | undefined {
  const kept = readKeptCheckpoint(folder);
  if (!kept) return undefined;
  const signedAs = verifierKeyOf(kept.checkpoint?.origin ?? key.name, key.publicKey);
  const checkpoint = verifyCheckpoint(kept.note, signedAs);
  if (checkpoint) return { note: kept.note, checkpoint };
  throw new Problem(
    "data-folder-damaged",
    `${join(folder, checkpointFile)} is not what was signed, or was signed with another key. Restore it and the key from their backup, or fetch the newest checkpoint from whoever follows the log.`,
  );
}

/** Keeps the newest checkpoint in place of the one before, whole, and through a power cut. */
export function keepCheckpoint(folder: string, note: string): void {
  replaceFile(join(folder, checkpointFile), note);
}
