import { Problem, type ProblemCode } from "../../errors.ts";
import { mintPid, type RandomBytes } from "../../identifiers/mint.ts";
import type { Pid } from "../../identifiers/pid.ts";
import { apply, type Tables } from "../apply.ts";
import type { Deed } from "../event.ts";
import type { PidState } from "../port.ts";
import type { Entry } from "../resolve.ts";
import type { Commit } from "./commits.ts";
import type { Log } from "./log.ts";
import type { Reader } from "./read.ts";

/** What writing needs: the open file's parts, the queue of commits, the clock and, in tests, a rigged source of chance. */
export type Desk = {
  reader: Reader;
  log: Log;
  tables: Tables;
  commit: Commit;
  now(): Date;
  random?: RandomBytes | undefined;
  /** Refuses while the fence of a restored registry stands. */
  mayMint(): void;
};

/** A write transaction takes about 5 ms, so that others need not wait long: larger calls become several events. */
const itemsPerEvent = 200;
const mintAttempts = 8;

/** Writes a deed to the log and folds it into the tables, inside a write transaction; a deed with no items is none. Answers its place. */
export function record({ log, tables }: Desk, deed: Deed, time: string): number | undefined {
  if (deed.items.length === 0) return undefined;
  const sealed = log.append(deed, time);
  apply(deed, sealed, tables);
  return sealed.seq;
}

/** Commits something for at most 200 items at a time; between commits others have their turn. */
export async function inChunks<T, R>(
  { commit }: Desk,
  items: readonly T[],
  write: (chunk: readonly T[]) => R,
): Promise<R[]> {
  const written: R[] = [];
  for (let at = 0; at < items.length; at += itemsPerEvent) {
    const chunk = items.slice(at, at + itemsPerEvent);
    written.push(await commit(chunk.length, () => write(chunk)));
  }
  return written;
}

/** Mints a PID that is free, which the primary key decides. Faults: `mint-exhausted`, `registry-fenced`. */
export function mintFree({ tables, random, mayMint }: Desk, type: string, time: string): Pid {
  mayMint();
  for (let attempt = 0; attempt < mintAttempts; attempt++) {
    const pid = mintPid(random);
    if (tables.addPid(pid, type, time)) return pid;
  }
  throw new Problem(
    "mint-exhausted",
    `${mintAttempts} identifiers in a row were taken, which chance does not do: check this machine's source of randomness.`,
  );
}

/** What the registry knows of a PID. Fault: `pid-unknown`. */
export function known({ reader }: Pick<Desk, "reader">, pid: Pid): Entry {
  const entry = reader.entry(pid);
  if (entry) return entry;
  throw new Problem("pid-unknown", `${pid} is not registered here; only identifiers that were given here can be used.`);
}

/** What the registry knows of a PID that is in one of these states. Faults: `pid-unknown`, `state-forbids`. */
export function inState(desk: Desk, pid: Pid, states: readonly PidState[]): Entry {
  const entry = known(desk, pid);
  if (states.includes(entry.state)) return entry;
  throw forbidden("state-forbids", entry, `This is possible only while it is ${states.join(" or ")}.`);
}

/** A fault that says where a PID stands, and of a merged one where it leads. */
export function forbidden(code: ProblemCode, { pid, state, survivor }: Entry, advice: string): Problem {
  const where = survivor ? { pid, state, into: survivor } : { pid, state };
  return new Problem(code, `${pid} is ${state}${survivor ? ` and leads to ${survivor}` : ""}. ${advice}`, where);
}
