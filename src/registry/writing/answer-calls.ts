import { inspect } from "node:util";
import { Problem } from "../../errors.ts";
import { log } from "../../log.ts";
import type { Channel } from "./channel.ts";
import type { Writes } from "./verbs.ts";
import { type Answer, type Call, readCall, writeLine } from "./wire.ts";

/** Answers the calls that come over a channel; whoever says anything else is not listened to any longer. */
export function answerCalls(writes: Writes, channel: Channel): void {
  channel.onLine((line) => {
    const call = readCall(line);
    if (!call) return channel.close();
    void answerTo(call, writes).then((answer) => channel.send(writeLine(answer)));
  });
}

async function answerTo({ id, verb, given }: Call, writes: Writes): Promise<Answer> {
  try {
    // What is given is what the verb takes, since it was said by the registry's own client (`call-writer.ts`).
    const result = await (writes[verb] as (...given: readonly unknown[]) => Promise<unknown>)(...given);
    return { id, result };
  } catch (error) {
    if (error instanceof Problem) return { id, problem: error };
    log.error({ verb, error: error instanceof Error ? error.stack : inspect(error) }, "a write failed");
    return { id, fault: error instanceof Error ? error.message : inspect(error) };
  }
}
