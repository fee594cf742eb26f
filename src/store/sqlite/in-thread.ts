import { Worker } from "node:worker_threads";
import { Problem } from "../../errors.ts";
import type { Store } from "../port.ts";
import { openSqliteStore, type StoreFiles } from "./store.ts";
import { type Call, type Reply, writingVerbs } from "./thread-words.ts";

type Waiting = { resolve(result: unknown): void; reject(error: unknown): void };

/**
 * Opens the same store, written in a thread of its own: a harvest describes the next records while these are put. Calls that
 * write are done in the order in which they are made; what is read is what was committed. Faults: those of `openSqliteStore`.
 */
export async function openStoreInThread(files: StoreFiles): Promise<Store> {
  const { clock = () => new Date(), ...places } = files;
  const waiting = new Map<number, Waiting>();
  const worker = new Worker(new URL("./store-thread.ts", import.meta.url), { workerData: places });
  const opened = new Promise((resolve, reject) => waiting.set(0, { resolve, reject }));
  let last = 0;
  let stamp = 0;
  let lost: Error | undefined;

  worker.on("message", (reply: Reply) => {
    const asked = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.problem) asked?.reject(new Problem(reply.problem.code, reply.problem.detail, { ...reply.problem.more }));
    else if (reply.fault !== undefined) asked?.reject(new Error(reply.fault));
    else asked?.resolve(reply.result);
  });
  const end = (why: Error) => {
    lost = why;
    for (const { reject } of waiting.values()) reject(why);
    waiting.clear();
  };
  worker.on("error", end);
  worker.on("exit", () => end(new Error("the thread that writes the store has ended")));

  const call = (verb: Call["verb"], given: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (lost) return reject(lost);
      stamp++;
      waiting.set(++last, { resolve, reject });
      worker.postMessage({ id: last, verb, given, at: clock().getTime() } satisfies Call);
    });

  await opened;
  const reading = openSqliteStore(files);
  const writing = Object.fromEntries(
    writingVerbs.map((verb) => [verb, (...given: readonly unknown[]) => call(verb, given)]),
  ) as unknown as Pick<Store, (typeof writingVerbs)[number]>;
  return {
    ...reading,
    ...writing,
    stamp: () => reading.stamp() + stamp,
    async close() {
      await reading.close();
      await call("close", []);
      await worker.terminate();
    },
  };
}
