import { Problem } from "../../errors.ts";
import type { Registry } from "../port.ts";
import { resolveText } from "../resolve.ts";
import { openFollowedFile } from "../sqlite/followed-file.ts";
import { type Follower, followerOf } from "./follower.ts";
import { type KeepingSnapshots, keepSnapshots } from "./keep-snapshots.ts";
import { loadParts } from "./load-parts.ts";

/**
 * What is remembered: a registry's file, and the file for snapshots. With `naan` only ARKs of that name assigner are read. The
 * rest is for tests: the size of an overlay that is worth packing, and after how many events another snapshot is.
 */
export type Remembering = {
  file: string;
  snapshotFile: string;
  naan?: string | undefined;
  smallest?: number;
  keepAfter?: number;
};

/** How well a registry in memory knows the one in its file: the last event it has, and why it can have no more. */
export type Memory = { event(): number; fault(): string | undefined };

const followEveryMs = 200;

/**
 * A registry that is also held in memory: what an identifier stands for and where it leads is answered from there, as of the last
 * event, and goes on being answered when the file is lost. All else is asked of `registry`, and refused while its file cannot
 * be read. Closes `registry` when it is closed. Faults: those of `openDatabase`; of every verb that needs the file, `registry-unreadable`.
 */
export async function remember<R extends Registry>(
  registry: R,
  remembering: Remembering,
): Promise<R & { memory: Memory }> {
  const { file, snapshotFile, naan, smallest, keepAfter } = remembering;
  const followed = openFollowedFile(file);
  const loaded = await loadParts(followed, snapshotFile, smallest);
  const follower = followerOf(followed, loaded, smallest);
  await follower.catchUp();
  await follower.idle();
  const keeping = keepSnapshots(follower, {
    file: snapshotFile,
    kept: loaded.kept ? loaded.place.size : undefined,
    keepAfter,
  });
  const timer = setInterval(() => void follower.look().then(keeping.keepIfDue), followEveryMs).unref();
  return {
    ...guarded(registry, follower),
    ...answersOf(follower, naan),
    memory: { event: () => follower.place().size, fault: follower.fault },
    async close() {
      clearInterval(timer);
      await end(follower, keeping);
      followed.close();
      await registry.close();
    },
  };
}

function answersOf(
  { fold, isBehind, catchUp, stamp }: Follower,
  naan: string | undefined,
): Pick<Registry, "resolve" | "survivors" | "mergedInto" | "counts" | "stamp"> {
  const now = async () => {
    if (isBehind()) await catchUp();
    return fold();
  };
  return {
    resolve: async (text) => resolveText(text, await now(), naan),
    async survivors(pids) {
      const { survivor } = await now();
      return new Map(pids.map((pid) => [pid, survivor(pid)]));
    },
    mergedInto: async (survivor) => (await now()).mergedInto(survivor),
    counts: async () => (await now()).counts(),
    stamp,
  };
}

/** Every verb of a registry, refused while its file cannot be read: what was deleted can still be read and written by whoever has it open. */
function guarded<R extends Registry>(registry: R, { fault }: Follower): R {
  const guard =
    (verb: (...given: unknown[]) => unknown) =>
    async (...given: unknown[]) => {
      const reason = fault();
      if (reason !== undefined) throw unreadable();
      return verb(...given);
    };
  // All of them answer with a promise, but `stamp`, which is answered from memory.
  return Object.fromEntries(Object.entries(registry).map(([name, verb]) => [name, guard(verb)])) as unknown as R;
}

function unreadable(): Problem {
  return new Problem(
    "registry-unreadable",
    "Identifiers are answered from memory, and no identifier has changed; numbers and new identifiers must wait. Try again later; whoever runs this service looks at /health/ready.",
  );
}

/** What is under way comes to its end, and what was followed since the last snapshot is kept. */
async function end(follower: Follower, keeping: KeepingSnapshots): Promise<void> {
  await follower.idle();
  await keeping.keep();
}
