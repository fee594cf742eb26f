import { log } from "../../log.ts";
import type { Follower } from "./follower.ts";
import { writeSnapshotFile } from "./snapshot-file.ts";
import { takeSnapshot } from "./snapshot-form.ts";

/** What is kept: the file, the place in the log of the snapshot there, if it was used, and after how many events another is due. */
export type SnapshotKeeping = { file: string; kept: number | undefined; keepAfter?: number | undefined };

/** Writes snapshots, one at a time. A snapshot that cannot be written is logged, and costs only a slower start. */
export type KeepingSnapshots = {
  /** Writes one where none was used at the start, or many events have passed since. */
  keepIfDue(): Promise<void>;
  /** Writes one if anything happened since the last. */
  keep(): Promise<void>;
};

/** Keeps snapshots of what a follower has in memory. */
export function keepSnapshots(
  follower: Follower,
  { file, kept, keepAfter = 10_000 }: SnapshotKeeping,
): KeepingSnapshots {
  let keptSize = kept;
  let writing: Promise<void> | undefined;

  async function write(): Promise<void> {
    keptSize = follower.place().size;
    const { parts } = follower.fold();
    try {
      const snapshot = await takeSnapshot(parts, () => {
        if (follower.fold().parts === parts) return follower.place();
        throw new Error("the registry was read anew from its tables meanwhile");
      });
      await writeSnapshotFile(file, snapshot.parts);
      keptSize = snapshot.place.size;
    } catch (error) {
      log.warn({ file, error: String(error) }, "the snapshot of the registry could not be written");
    }
  }

  function keep(): Promise<void> {
    writing ??= write().finally(() => {
      writing = undefined;
    });
    return writing;
  }

  return {
    async keepIfDue() {
      const isDue = keptSize === undefined || follower.place().size - keptSize >= keepAfter;
      if (isDue && follower.fault() === undefined) await keep();
    },
    async keep() {
      await writing;
      if (keptSize !== follower.place().size && follower.fault() === undefined) await keep();
    },
  };
}
