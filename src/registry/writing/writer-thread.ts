/** The thread in which a server writes its registry, so that neither answering waits for writing, nor writing for answering. */
import { parentPort, Worker, workerData } from "node:worker_threads";
import { log } from "../../log.ts";
import { answerCalls } from "./answer-calls.ts";
import { threadChannel } from "./channel.ts";
import { hostWriter, type Written } from "./host.ts";
import { closing, ready } from "./thread-words.ts";

if (!parentPort) throw new Error("this is started as a thread");
const port = parentPort;
const host = await hostWriter(workerData as Written);
const keeping = new Worker(new URL("./upkeep-thread.ts", import.meta.url), { workerData });
// Without it commits themselves do its work, now and then.
keeping.on("error", (error) => log.warn({ error: String(error) }, "the registry's file has no upkeep"));
const channel = threadChannel(port, () => port.close());
answerCalls(host.writes, {
  ...channel,
  onLine: (hear) => channel.onLine((line) => (line === closing ? void end() : hear(line))),
});
port.postMessage(ready);

async function end(): Promise<void> {
  await keeping.terminate();
  await host.close();
  port.close();
}
