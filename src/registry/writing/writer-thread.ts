/** The thread in which a server writes its registry, so that neither answering waits for writing, nor writing for answering. */
import { type MessagePort, parentPort, Worker, workerData } from "node:worker_threads";
import { Problem } from "../../errors.ts";
import { log } from "../../log.ts";
import { answerCalls } from "./answer-calls.ts";
import { threadChannel } from "./channel.ts";
import { type Host, hostWriter, type Written } from "./host.ts";
import { closing, ready } from "./thread-words.ts";
import { writeLine } from "./wire.ts";

if (!parentPort) throw new Error("this is started as a thread");
await hostWriter(workerData as Written).then(begin(parentPort), refuse(parentPort));

function begin(port: MessagePort): (host: Host) => void {
  return (host) => {
    const keeping = new Worker(new URL("./upkeep-thread.ts", import.meta.url), { workerData });
    // Without it commits themselves do its work, now and then.
    keeping.on("error", (error) => log.warn({ error: String(error) }, "the registry's file has no upkeep"));
    const end = async () => {
      await keeping.terminate();
      await host.close();
      port.close();
    };
    const channel = threadChannel(port, () => port.close());
    answerCalls(host.writes, {
      ...channel,
      onLine: (hear) => channel.onLine((line) => (line === closing ? void end() : hear(line))),
    });
    port.postMessage(ready);
  };
}

/** Why it cannot write, to whoever started it; any other fault ends the thread, which is heard too. */
function refuse(port: MessagePort): (error: unknown) => void {
  return (error) => {
    if (!(error instanceof Problem)) throw error;
    port.postMessage(writeLine({ id: 0, problem: error }));
    port.close();
  };
}
