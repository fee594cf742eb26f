import { setImmediate as breath } from "node:timers/promises";
import { Problem } from "../../errors.ts";
import { mintPid, type RandomBytes } from "../../identifiers/mint.ts";
import type { Pid } from "../../identifiers/pid.ts";
import { apply, type Tables } from "../apply.ts";
import type { Deed } from "../event.ts";
import type { Alias, Assigned, PidState, Registry, SourceKey, Want } from "../port.ts";
import type { Log } from "./log.ts";
import type { Bound, Reader } from "./read.ts";

/** What writing needs: the open file's parts, one write transaction, the clock and, in tests, a rigged source of chance. */
export type Desk = {
  reader: Reader;
  log: Log;
  tables: Tables;
  transaction<T>(steps: () => T): T;
  now(): Date;
  random?: RandomBytes | undefined;
};

/** A write transaction takes about 10 ms at most, so that others need not wait long: larger calls become several events. */
const itemsPerEvent = 500;
const mintAttempts = 8;

/** The writing half of the registry. What is already so writes no event. */
export function writerOf(desk: Desk): Pick<Registry, "assign" | "activate" | "stub" | "alias"> {
  return {
    assign: (wants) => assign(desk, wants),
    activate: (pids) => change(desk, pids, "activate", ["reserved", "stub"]),
    stub: (pids) => change(desk, pids, "stub", ["active"]),
    alias: (aliases) => alias(desk, aliases),
  };
}

async function assign(desk: Desk, wants: readonly Want[]): Promise<Assigned[]> {
  const bound = new Map<SourceKey, Bound>();
  const missing = new Map<SourceKey, Want>();
  for (const want of wants) {
    const known = desk.reader.bound(want.key);
    if (known) bound.set(want.key, known);
    else if (!missing.has(want.key)) missing.set(want.key, want);
  }
  const created = new Set<SourceKey>();
  await inChunks([...missing.values()], (chunk) => {
    const minted = desk.transaction(() => assignChunk(desk, chunk, bound));
    for (const key of minted) created.add(key);
  });
  return wants.map(({ key }) => {
    const known = bound.get(key);
    if (!known) throw new Error(`${key} was given no PID`);
    return { key, ...known, created: created.delete(key) };
  });
}

/** Keys are looked up once more under the write lock: another process may have been first. Answers the keys that were minted for. */
function assignChunk(desk: Desk, wants: readonly Want[], bound: Map<SourceKey, Bound>): SourceKey[] {
  const time = desk.now().toISOString();
  const items: (Want & { pid: Pid })[] = [];
  for (const { key, type } of wants) {
    const known = desk.reader.bound(key);
    if (!known) items.push({ key, type, pid: mintFree(desk, type, time) });
    bound.set(key, known ?? { pid: items.at(-1)?.pid as Pid, state: "reserved" });
  }
  record(desk, { op: "assign", items }, time);
  return items.map(({ key }) => key);
}

/** The primary key decides whether an identifier is free. Fault: `mint-exhausted`. */
function mintFree({ tables, random }: Desk, type: string, time: string): Pid {
  for (let attempt = 0; attempt < mintAttempts; attempt++) {
    const pid = mintPid(random);
    if (tables.addPid(pid, type, time)) return pid;
  }
  throw new Problem(
    "mint-exhausted",
    `${mintAttempts} identifiers in a row were taken, which chance does not do: check this machine's source of randomness.`,
  );
}

async function change(desk: Desk, pids: readonly Pid[], op: "activate" | "stub", from: PidState[]): Promise<void> {
  const due = (pid: Pid) => from.includes(known(desk, pid));
  await inChunks([...new Set(pids)].filter(due), (chunk) =>
    desk.transaction(() => {
      const items = chunk.filter(due).map((pid) => ({ pid }));
      record(desk, { op, items }, desk.now().toISOString());
    }),
  );
}

async function alias(desk: Desk, aliases: readonly Alias[]): Promise<void> {
  const last = new Map<string, Alias>();
  for (const { pid, scheme, value, standing } of aliases) {
    known(desk, pid);
    last.set(JSON.stringify([pid, scheme, value]), { pid, scheme, value, standing });
  }
  const due = (item: Alias) => desk.reader.standing(item) !== item.standing;
  await inChunks([...last.values()].filter(due), (chunk) =>
    desk.transaction(() => {
      record(desk, { op: "alias", items: chunk.filter(due) }, desk.now().toISOString());
    }),
  );
}

function known({ reader }: Desk, pid: Pid): PidState {
  const entry = reader.entry(pid);
  if (entry) return entry.state;
  throw new Problem("pid-unknown", `${pid} is not registered here; only identifiers that assign gave can be used.`);
}

function record({ log, tables }: Desk, deed: Deed, time: string): void {
  if (deed.items.length > 0) apply(deed, log.append(deed, time), tables);
}

/** Between transactions others have their turn. */
async function inChunks<T>(items: readonly T[], write: (chunk: readonly T[]) => void): Promise<void> {
  for (let at = 0; at < items.length; at += itemsPerEvent) {
    if (at > 0) await breath();
    write(items.slice(at, at + itemsPerEvent));
  }
}
