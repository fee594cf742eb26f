import { setImmediate as breathe } from "node:timers/promises";
import { Problem } from "../../errors.ts";
import { type Frontier, grow, rootOf } from "../merkle.ts";
import { type Checkpoint, signCheckpoint } from "./checkpoint.ts";
import { keepCheckpoint, ownCheckpoint } from "./kept-checkpoint.ts";
import { openLogKey } from "./log-key.ts";
import type { LogReader } from "./log-reader.ts";
import type { LogKey } from "./verifier-key.ts";

/** A log to sign: its events, the data folder of its key and last checkpoint, and its name (`"data.example.org/log"`). */
export type SignedLog = { log: Pick<LogReader, "size" | "hashes">; folder: string; name: string };

/** A checkpoint as it is served, and the key it was signed with. */
export type Signed = { note: string; checkpoint: Checkpoint; key: LogKey };

/** Leaves hashed before others get a turn: about 3 ms. */
const leavesAtOnce = 2048;
const signEveryMs = 1000;

/**
 * The checkpoint of the log as it stands, signed anew if it has grown since the last one. Nothing is signed that contradicts what
 * was signed before: fault `log-inconsistent`. Other faults: those of `openLogKey`, `registry-unreadable`.
 */
export function currentCheckpoint(signed: SignedLog): Promise<Signed> {
  return signerOf(signed)();
}

/** Checkpoints of one log for a server: signed when asked for and the log has grown, at most once a second. */
export function checkpointsOf(signed: SignedLog, now: () => number = () => performance.now()): () => Promise<Signed> {
  const sign = signerOf(signed);
  let last: Promise<Signed> | undefined;
  let until = 0;
  return () => {
    if (last && now() < until) return last;
    until = now() + signEveryMs;
    last = (last ?? Promise.resolve()).then(sign, sign);
    return last;
  };
}

/** Signs again and again; remembers the edge of the tree that was signed last, so that only new leaves are hashed. */
function signerOf({ log, folder, name }: SignedLog): () => Promise<Signed> {
  const tree = growing(log);
  return async () => {
    const key = openLogKey(folder, name);
    const last = ownCheckpoint(folder, key);
    const size = log.size();
    if (last) await mustContinue(tree, last.checkpoint, size);
    const root = await tree.rootAt(size);
    if (last && last.checkpoint.size === size && last.checkpoint.origin === name)
      return { note: last.note, checkpoint: last.checkpoint, key };
    const note = signCheckpoint({ size, root }, key);
    keepCheckpoint(folder, note);
    return { note, checkpoint: { origin: name, size, root }, key };
  };
}

/** The first `last.size` leaves of the log must still have the root that was signed. */
async function mustContinue(tree: GrowingTree, last: Checkpoint, size: number): Promise<void> {
  if (size < last.size) {
    throw new Problem(
      "log-inconsistent",
      `The log has ${size} events, but one of ${last.size} was signed. This is an older state of the registry: restore the newest one before anything is minted.`,
      { size, signedSize: last.size },
    );
  }
  if ((await tree.rootAt(last.size)).equals(last.root)) return;
  throw new Problem(
    "log-inconsistent",
    `The first ${last.size} events of the log are not those that were signed. Verify the registry, and restore it from its backup.`,
    { size, signedSize: last.size },
  );
}

type GrowingTree = { rootAt(size: number): Promise<Buffer> };

/** A tree that only ever reads the leaves it has not seen; asked for a smaller size, it starts again. */
function growing(log: Pick<LogReader, "hashes">): GrowingTree {
  let frontier: Frontier = new Map();
  let grown = 0;
  return {
    async rootAt(size) {
      if (size < grown) [frontier, grown] = [new Map(), 0];
      while (grown < size) {
        const leaves = log.hashes(grown, Math.min(size, grown + leavesAtOnce));
        if (leaves.length === 0)
          throw new Problem("data-folder-damaged", `The log lacks event ${grown + 1}. Restore it.`);
        for (const leaf of leaves) {
          const { level, hash } = grow(frontier, grown++, leaf);
          frontier.set(level, hash);
        }
        await breathe();
      }
      return rootOf(frontier, size);
    },
  };
}
