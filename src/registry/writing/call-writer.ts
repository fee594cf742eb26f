import type { Channel } from "./channel.ts";
import { type Writes, type WritingVerb, writesBy } from "./verbs.ts";
import { readAnswer, writeLine } from "./wire.ts";

/** The connection to the writer ended before it answered: nobody knows whether the call was done. */
export class WriterLost extends Error {
  constructor() {
    super("the registry's writer ended before it answered");
    this.name = "WriterLost";
  }
}

type Waiting = { resolve: (result: unknown) => void; reject: (error: unknown) => void };

/** Calls a writer at the other end of a channel. What was not answered when it closes fails as `WriterLost`. */
export function callWriter(channel: Channel): Writes {
  const waiting = new Map<number, Waiting>();
  let calls = 0;
  let closed = false;
  channel.onLine((line) => {
    const answer = readAnswer(line);
    const caller = answer && waiting.get(answer.id);
    if (!caller) return;
    waiting.delete(answer.id);
    if (answer.problem) caller.reject(answer.problem);
    else if (answer.fault !== undefined) caller.reject(new Error(answer.fault));
    else caller.resolve(answer.result);
  });
  channel.onClose(() => {
    closed = true;
    for (const caller of waiting.values()) caller.reject(new WriterLost());
    waiting.clear();
  });
  return writesBy(
    (verb: WritingVerb, given: readonly unknown[]) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new WriterLost());
        const id = ++calls;
        waiting.set(id, { resolve, reject });
        channel.send(writeLine({ id, verb, given }));
      }),
  );
}
