/** The thread in which a server writes its registry, so that neither answering waits for writing, nor writing for answering. */
import { parentPort, workerData } from "node:worker_threads";
import { answerCalls } from "./answer-calls.ts";
import { threadChannel } from "./channel.ts";
import { hostWriter, type Written } from "./host.ts";
import { closing, ready } from "./thread-words.ts";

if (!parentPort) throw new Error("this is started as a thread");
const port = parentPort;
const host = await hostWriter(workerData as Written);
const channel = threadChannel(port, () => port.close());
answerCalls(host.writes, {
  ...channel,
  onLine: (hear) => channel.onLine((line) => (line === closing ? void end() : hear(line))),
});
port.postMessage(ready);

async function end(): Promise<void> {
  await host.close();
  port.close();
}
