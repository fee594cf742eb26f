import { Worker } from "node:worker_threads";
import { Problem } from "../../errors.ts";
import type { Store } from "../port.ts";
import { openSqliteStore, type StoreFiles } from "./store.ts";
import { type Call, type Reply, type Verb, verbs } from "./thread-words.ts";

type Waiting = { resolve(result: unknown): void; reject(error: unknown): void };
type Thread = { call(verb: Verb, given: readonly unknown[]): Promise<unknown>; calls(): number; epoch: string };

/** A thread takes its time to start: what is put in fewer batches is put sooner without it. */
const worthAThread = 10;
/**
 * 256 MB. Most of what is put are pages of indexes by PID and by hash, in no order: the later they are moved into the file, the more
 * rows are moved with each.
 */
const pagesAhead = 65_536;

/** The store of these files, which moves into a thread of its own once much is put. Faults: those of `openSqliteStore`. */
export function openStoreForHarvest(files: StoreFiles): Store {
  let store = openSqliteStore(files);
  let now: Promise<Store> = Promise.resolve(store);
  let puts = 0;
  const move = async () => {
    await store.close();
    store = await openStoreInThread(files);
    return store;
  };
  const call = async (verb: Verb, given: readonly unknown[]) => {
    if (verb === "put" && ++puts === worthAThread) now = now.then(move);
    return ((await now)[verb] as (...given: readonly unknown[]) => Promise<unknown>)(...given);
  };
  return { ...asking(call), epoch: () => store.epoch(), stamp: () => store.stamp() + puts };
}

/** A verb that the list has not is missed where this is made into a store. */
function asking(call: Thread["call"]): Pick<Store, Verb> {
  const asked = verbs.map((verb) => [verb, (...given: readonly unknown[]) => call(verb, given)]);
  return Object.fromEntries(asked) as unknown as Pick<Store, Verb>;
}

/**
 * The store of these files in a thread of its own: a harvest reads and describes the next records while those before are put. Calls
 * are done in the order in which they are made. Faults: those of `openSqliteStore`.
 */
export async function openStoreInThread({ clock = () => new Date(), ...files }: StoreFiles): Promise<Store> {
  const thread = await startThread({ ...files, pagesAhead }, clock);
  return { ...asking(thread.call), epoch: () => thread.epoch, stamp: thread.calls };
}

async function startThread(files: Omit<StoreFiles, "clock">, clock: () => Date): Promise<Thread> {
  const waiting = new Map<number, Waiting>();
  const worker = new Worker(new URL("./store-thread.ts", import.meta.url), { workerData: files });
  let last = 0;
  let lost: Error | undefined;
  const wait = (id: number) =>
    new Promise<unknown>((resolve, reject) => {
      if (lost) reject(lost);
      else waiting.set(id, { resolve, reject });
    });
  const lose = (why: Error) => {
    lost ??= why;
    for (const { reject } of waiting.values()) reject(lost);
    waiting.clear();
  };
  worker.on("message", (reply: Reply) => {
    settle(reply, waiting.get(reply.id));
    waiting.delete(reply.id);
  });
  worker.on("error", (error) => lose(error instanceof Error ? error : new Error(String(error))));
  worker.on("exit", () => lose(new Error("the thread of the store has ended")));
  const epoch = String(await wait(0));
  return {
    epoch,
    calls: () => last,
    call(verb, given) {
      const answer = wait(++last);
      if (!lost) worker.postMessage({ id: last, verb, given, at: clock().getTime() } satisfies Call);
      return answer;
    },
  };
}

function settle({ problem, fault, result }: Reply, asked: Waiting | undefined): void {
  if (problem) asked?.reject(new Problem(problem.code, problem.detail, { ...problem.more }));
  else if (fault !== undefined) asked?.reject(new Error(fault));
  else asked?.resolve(result);
}
