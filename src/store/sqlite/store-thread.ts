/** The thread of a store: it does one call after the other, and answers each. */
import { parentPort, workerData } from "node:worker_threads";
import { Problem } from "../../errors.ts";
import { openSqliteStore, type StoreFiles } from "./store.ts";
import type { Call, Reply } from "./thread-words.ts";

type Done = (...given: readonly unknown[]) => Promise<unknown>;

if (parentPort) serve(parentPort);

function serve(port: NonNullable<typeof parentPort>): void {
  const say = (reply: Reply) => port.postMessage(reply);
  let now = new Date();
  try {
    const store = openSqliteStore({ ...(workerData as StoreFiles), clock: () => now });
    say({ id: 0, result: store.epoch() });
    let before: Promise<void> = Promise.resolve();
    port.on("message", ({ id, verb, given, at }: Call) => {
      before = before.then(async () => {
        now = new Date(at);
        await (store[verb] as Done)(...given).then(
          (result) => say({ id, result }),
          (error) => say(replyOf(id, error)),
        );
        if (verb === "close") port.close();
      });
    });
  } catch (error) {
    say(replyOf(0, error));
    port.close();
  }
}

function replyOf(id: number, error: unknown): Reply {
  if (!(error instanceof Problem))
    return { id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  return { id, problem: { code: error.code, detail: error.detail, more: error.more } };
}
