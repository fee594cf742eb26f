import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { callWriter } from "./call-writer.ts";
import { threadChannel } from "./channel.ts";
import type { Host, Written } from "./host.ts";
import { closing, ready } from "./thread-words.ts";
import { readAnswer } from "./wire.ts";

/** The same as `hostWriter`, in a thread of its own. Faults: the same. */
export async function hostInThread(written: Written): Promise<Host> {
  const worker = new Worker(new URL("./writer-thread.ts", import.meta.url), { workerData: written });
  const ended = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
  const [word] = await once(worker, "message");
  if (word !== ready) throw readAnswer(String(word))?.problem ?? new Error(`the writing thread said “${String(word)}”`);
  // What ends the thread is told to whoever waits for an answer.
  worker.on("error", () => {});
  const channel = threadChannel(worker, () => worker.postMessage(closing));
  return {
    onLost: channel.onClose,
    writes: callWriter(channel),
    async close() {
      channel.close();
      await ended;
    },
  };
}
