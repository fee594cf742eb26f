import { setTimeout as pause } from "node:timers/promises";
import { Problem } from "../../errors.ts";
import { holderOf, tryLease } from "../../lease.ts";
import { callWriter, WriterLost } from "./call-writer.ts";
import { type Host, hostWriter, type Written } from "./host.ts";
import { hostInThread } from "./host-in-thread.ts";
import { slicesOf } from "./slices.ts";
import { isRepeatable, type Writes, type WritingVerb, writesBy } from "./verbs.ts";
import { connectToWriter } from "./writer-socket.ts";

/** The writer of a registry from wherever one is: all writes of all processes go through one queue. */
export type Writer = Writes & {
  /** Writes in a thread of this process from now on, or as soon as whoever writes now has ended. For a server. */
  host(): Promise<void>;
  close(): Promise<void>;
};

type Connected = { writes: Writes; lost: Promise<void>; close(): Promise<void> };

const askAgainMs = 20;
const patienceMs = 10_000;
const attempts = 3;

/**
 * The writer of a data folder's registry. With the first write this process takes the right to write and listens for others; where
 * another has it, its writes are handed over. When that one ends, what can be said again is. Faults of every verb beside its own:
 * `writer-lost`, `run-in-progress`, those of `openDatabase`.
 */
export function writerOf(written: Written): Writer {
  let current: Promise<Connected> | undefined;
  let inThread = false;
  let closed = false;

  function connected(): Promise<Connected> {
    if (current) return current;
    const made = elect(written, inThread);
    current = made;
    const forget = () => {
      if (current === made) current = undefined;
      if (inThread && !closed) void connected().catch(() => {});
    };
    made.then(
      ({ lost }) => lost.then(forget),
      () => {
        if (current === made) current = undefined;
      },
    );
    return made;
  }

  /** A bulk call goes in slices, so that nobody waits while the writer reads or answers a long one. */
  async function callInSlices(verb: WritingVerb, given: readonly unknown[]): Promise<unknown> {
    const slices = slicesOf(verb, given);
    if (!slices) return call(verb, given);
    const answers: unknown[] = [];
    for (const slice of slices) answers.push(...((await call(verb, slice)) as unknown[]));
    return answers;
  }

  async function call(verb: WritingVerb, given: readonly unknown[]): Promise<unknown> {
    for (let attempt = 1; ; attempt++) {
      const { writes } = await connected();
      try {
        return await (writes[verb] as (...given: readonly unknown[]) => Promise<unknown>)(...given);
      } catch (error) {
        if (!(error instanceof WriterLost)) throw error;
        if (!isRepeatable(verb) || attempt === attempts) throw lost();
      }
    }
  }

  return {
    ...writesBy(callInSlices),
    async host() {
      inThread = true;
      await connected();
    },
    async close() {
      if (closed) return;
      closed = true;
      const made = await current?.catch(() => undefined);
      await made?.close();
    },
  };
}

/** Takes the right to write, or finds who has it. Between the end of one writer and the next there may be neither for a moment. */
async function elect(written: Written, inThread: boolean): Promise<Connected> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const connected = (await hostHere(written, inThread)) ?? (await handOver(written));
    if (connected) return connected;
    if (performance.now() > until) throw busy(written);
    await pause(askAgainMs);
  }
}

async function hostHere(written: Written, inThread: boolean): Promise<Connected | undefined> {
  const lease = tryLease(written.folder, "registry");
  if (!lease) return undefined;
  try {
    const host: Host = inThread ? await hostInThread(written) : await hostWriter(written);
    const lost = new Promise<void>((resolve) => {
      host.onLost?.(() => {
        lease.release();
        resolve();
      });
    });
    const release = inThread ? () => {} : lease.release;
    return { writes: host.writes, lost, close: () => host.close().finally(release) };
  } catch (error) {
    lease.release();
    throw error;
  }
}

async function handOver({ folder }: Written): Promise<Connected | undefined> {
  const channel = await connectToWriter(folder);
  if (!channel) return undefined;
  const lost = new Promise<void>((resolve) => channel.onClose(resolve));
  return {
    writes: callWriter(channel),
    lost,
    async close() {
      channel.close();
      await lost;
    },
  };
}

function busy({ folder }: Written): Problem {
  return new Problem(
    "run-in-progress",
    `${holderOf(folder, "registry")} writes to the registry in ${folder} and does not listen. Wait until it has ended, or stop it.`,
  );
}

function lost(): Problem {
  return new Problem(
    "writer-lost",
    "It is not known whether this was done. Look at the identifier, and do it again if it was not.",
  );
}
