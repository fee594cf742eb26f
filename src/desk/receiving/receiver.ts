import { type ChildProcessByStdio, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { BatchAnswer, Inbox, SentRecords } from "../../access-points/api/inbox.ts";
import { Problem } from "../../errors.ts";
import { log } from "../../log.ts";
import type { Source } from "../../sources/port.ts";
import type { Again } from "../schedule/harvest-when-due.ts";
import { sentSourceOf, sentSources } from "./sent-source.ts";
import type { Answered, Asked } from "./words.ts";

/** An inbox behind which a process of its own takes in what is sent, one batch after the other. */
export type Receiver = Inbox & {
  /** Starts the process before anything is sent, where it can be: the first batch does not wait for it then. */
  start(): void;
  /** Takes nothing more, and ends when what is under way is done. */
  stop(): Promise<void>;
};

type Waiting = { resolve(answer: BatchAnswer): void; reject(error: unknown): void };
type Child = ChildProcessByStdio<Writable, Readable, null>;

/** How many batches may wait; each may have 10 MB. */
const mostWaiting = 8;
const patienceMs = 20_000;

/** Takes in what is sent by `cartouche receive`: begun when it is needed, and begun again when it has ended. */
export function receiverOf({ self, config }: Again, sources: readonly Source[]): Receiver {
  const waiting = new Map<number, Waiting>();
  let child: Child | undefined;
  let last = 0;
  let stopped = false;

  function begin(): Child {
    const [node = process.execPath, ...main] = self;
    const begun = spawn(node, [...main, "receive", "--config", config], { stdio: ["pipe", "pipe", "inherit"] });
    createInterface({ input: begun.stdout }).on("line", (line) => hear(JSON.parse(line) as Answered));
    // What cannot be written any more is told by the end of the process.
    begun.stdin.on("error", () => {});
    begun.once("error", (error) => log.error({ error: String(error) }, "the receiver could not be started"));
    begun.once("close", (code, signal) => {
      child = undefined;
      if (!stopped) log.error({ code, signal }, "the receiver has ended; the next batch starts it again");
      for (const { reject } of waiting.values()) reject(lost());
      waiting.clear();
    });
    return begun;
  }

  function hear(told: Answered): void {
    const asked = waiting.get(told.id);
    waiting.delete(told.id);
    if (told.problem) asked?.reject(new Problem(told.problem.code, told.problem.detail, told.problem.more));
    else if (told.fault !== undefined) asked?.reject(new Error(told.fault));
    else asked?.resolve(told.answer);
  }

  return {
    start() {
      if (sentSources(sources).length > 0) child ??= begin();
    },
    async take({ lines, ...sent }: SentRecords) {
      sentSourceOf(sent.source, sources);
      if (stopped || waiting.size >= mostWaiting) throw busy(stopped);
      child ??= begin();
      const asked: Asked = { id: ++last, ...sent, lines: Buffer.from(lines).toString("base64") };
      const { stdin } = child;
      return new Promise((resolve, reject) => {
        waiting.set(asked.id, { resolve, reject });
        stdin.write(`${JSON.stringify(asked)}\n`);
      });
    },
    async stop() {
      stopped = true;
      if (!child) return;
      const ending = child;
      const timer = setTimeout(() => ending.kill("SIGKILL"), patienceMs);
      const ended = new Promise((resolve) => ending.once("close", resolve));
      ending.stdin.end();
      await ended;
      clearTimeout(timer);
    },
  };
}

function lost(): Problem {
  return new Problem(
    "writer-lost",
    "It is not known whether the batch was taken in. Send it again, under the same name if it had one: nothing is taken twice.",
  );
}

function busy(stopped: boolean): Problem {
  const why = stopped ? "The service is about to end" : `${mostWaiting} batches are waiting already`;
  return new Problem("not-ready", `${why}, and nothing of this one was taken. Send it again in a while.`, {
    retryAfterSeconds: 5,
  });
}
