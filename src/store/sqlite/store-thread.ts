/** The thread in which a store is written: it does one call after the other, and answers each. */
import { parentPort, workerData } from "node:worker_threads";
import { Problem } from "../../errors.ts";
import type { Store } from "../port.ts";
import { openSqliteStore, type StoreFiles } from "./store.ts";
import type { Call, Reply } from "./thread-words.ts";

const port = parentPort;
if (!port) throw new Error("this is started as a thread");
let now = new Date();
let store: Store | undefined;
try {
  store = openSqliteStore({ ...(workerData as StoreFiles), clock: () => now });
  port.postMessage({ id: 0 } satisfies Reply);
} catch (error) {
  port.postMessage(replyOf(0, error));
  port.close();
}
port.on("message", (call: Call) => void answer(call));

async function answer({ id, verb, given, at }: Call): Promise<void> {
  now = new Date(at);
  try {
    const done = (store as Store)[verb] as (...given: readonly unknown[]) => Promise<unknown>;
    port?.postMessage({ id, result: await done(...given) } satisfies Reply);
    if (verb === "close") port?.close();
  } catch (error) {
    port?.postMessage(replyOf(id, error));
  }
}

function replyOf(id: number, error: unknown): Reply {
  if (!(error instanceof Problem))
    return { id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  return { id, problem: { code: error.code, detail: error.detail, more: error.more } };
}
