import type { DatabaseSync } from "node:sqlite";
import { Problem } from "../../errors.ts";
import { inTransaction, openDatabase } from "../../sqlite.ts";
import { apply } from "../apply.ts";
import { parseCheckpoint, verifyCheckpoint } from "../log/checkpoint.ts";
import { parseVerifierKey, type VerifierKey, verifierKeyOf } from "../log/verifier-key.ts";
import { type Frontier, grow, rootOf } from "../merkle.ts";
import type { Decision } from "../port.ts";
import { logOf } from "./log.ts";
import { registryFile } from "./schema.ts";
import { tablesOf } from "./tables.ts";

/** How an operator lifts the fence: the newest checkpoint known anywhere, or a decision that what is lost is lost. */
export type Lifting = { checkpoint: string } | { acceptLoss: Decision };

/** Refuses to mint in a registry that was restored and whose fence stands. Fault: `registry-fenced`. */
export function fenceOf(database: DatabaseSync): () => void {
  const standing = database.prepare("SELECT size FROM fence");
  return () => {
    const fence = standing.get();
    if (fence)
      throw fenced(`It was restored from a backup of ${fence.size} events, and a newer one may have been lost.`);
  };
}

/** Puts up the fence: this registry was restored, by a log known by this printed verifier key. */
export function putFence(database: DatabaseSync, size: number, verifierKey: string): void {
  database.prepare("INSERT INTO fence (one, size, key) VALUES (1, ?, ?)").run(size, verifierKey);
}

/**
 * Lifts the fence of a registry's file; where none stands nothing happens. A loss that is accepted is an event of the log. Faults:
 * `registry-fenced` (the checkpoint is newer than what was restored, is of another log, or is not signed), those of `openDatabase`.
 */
export function liftFence(file: string, lifting: Lifting, now: () => Date = () => new Date()): void {
  const wanted = registryFile(file);
  const database = openDatabase(wanted);
  try {
    inTransaction(database, wanted, () => {
      const fence = database.prepare("SELECT key FROM fence").get();
      if (!fence) return;
      if ("acceptLoss" in lifting) acceptLoss(database, lifting.acceptLoss, now().toISOString());
      else mustBeNewest(database, lifting.checkpoint, parseVerifierKey(String(fence.key)));
      database.exec("DELETE FROM fence");
    });
  } finally {
    database.close();
  }
}

function acceptLoss(database: DatabaseSync, { actor, reason }: Decision, time: string): void {
  const deed = { op: "loss-accepted" as const, items: [], actor, reason };
  apply(deed, logOf(database).append(deed, time), tablesOf(database));
}

/** A checkpoint may have been signed before the namespace moved, under another name but with the same key. */
function mustBeNewest(database: DatabaseSync, note: string, key: VerifierKey | undefined): void {
  const origin = parseCheckpoint(note)?.origin;
  const shown = key && origin ? verifyCheckpoint(note, verifierKeyOf(origin, key.publicKey)) : undefined;
  if (!shown) throw fenced("The checkpoint that was shown is none, or was not signed with this log's key.");
  const { size } = logOf(database).head();
  if (shown.size > size)
    throw fenced(
      `The checkpoint is of ${shown.size} events, but only ${size} were restored: a newer backup is needed.`,
    );
  if (!rootAt(database, shown.size).equals(shown.root))
    throw fenced(`The first ${shown.size} events are not those of the checkpoint that was shown: this is another log.`);
}

function rootAt(database: DatabaseSync, size: number): Buffer {
  const frontier: Frontier = new Map();
  let grown = 0;
  for (const { hash } of database.prepare("SELECT hash FROM event WHERE seq <= ? ORDER BY seq").iterate(size)) {
    const edge = grow(frontier, grown++, Buffer.from(hash as Uint8Array));
    frontier.set(edge.level, edge.hash);
  }
  return rootOf(frontier, size);
}

function fenced(why: string): Problem {
  return new Problem(
    "registry-fenced",
    `${why} Show the newest checkpoint known anywhere (cartouche registry lift-fence --checkpoint FILE), or accept the loss (--accept-loss).`,
  );
}
