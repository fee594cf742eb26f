import { Problem } from "../../errors.ts";
import type { Pid } from "../../identifiers/pid.ts";
import type { Decision, Registry, SourceKey } from "../port.ts";
import { type Desk, inChunks, inState, known, mintFree, record } from "./desk.ts";

/** PIDs without a source: reserved, bound to a key, given up. What is already so writes no event. */
export function reserveDeedsOf(desk: Desk): Pick<Registry, "reserve" | "bind" | "void"> {
  return {
    reserve: (count, type, decision, pool) => reserve(desk, { count, type, pool }, decision),
    bind: (pid, key, decision) => desk.commit(1, () => bind(desk, { pid, key }, decision)),
    void: (pids, decision) => giveUp(desk, pids, decision),
  };
}

async function reserve(
  desk: Desk,
  { count, type, pool }: { count: number; type: string; pool: string | undefined },
  decision: Decision,
): Promise<Pid[]> {
  if (!Number.isSafeInteger(count) || count < 0)
    throw new Problem("request-malformed", `${count} identifiers cannot be reserved: ask for a whole number of them.`);
  const reserved = await inChunks(desk, Array.from<undefined>({ length: count }), (chunk) => {
    const time = desk.now().toISOString();
    const items = chunk.map(() => ({ pid: mintFree(desk, type, time), type }));
    record(desk, { op: "reserve", items, ...(pool !== undefined && { pool }), ...decision }, time);
    return items.map(({ pid }) => pid);
  });
  return reserved.flat();
}

/** Binds a key to a PID, inside a write transaction. Faults: `pid-unknown`, `key-conflict`, `state-forbids`. */
export function bind(desk: Desk, item: { pid: Pid; key: SourceKey }, decision: Decision): void {
  const { pid, key } = item;
  known(desk, pid);
  const bound = desk.reader.bound(key);
  if (bound?.pid === pid) return;
  if (bound)
    throw new Problem("key-conflict", `${key} is bound to ${bound.pid} for ever. If both mean one thing, merge them.`, {
      key,
      pid: bound.pid,
      state: bound.state,
    });
  inState(desk, pid, ["reserved", "active", "stub"]);
  record(desk, { op: "bind", items: [{ pid, key }], ...decision }, desk.now().toISOString());
}

/** All are looked at before any is given up; once more under the write lock. */
async function giveUp(desk: Desk, pids: readonly Pid[], decision: Decision): Promise<void> {
  const due = (pid: Pid) => inState(desk, pid, ["reserved", "void"]).state === "reserved";
  await inChunks(desk, [...new Set(pids)].filter(due), (chunk) => {
    const items = chunk.filter(due).map((pid) => ({ pid }));
    record(desk, { op: "void", items, ...decision }, desk.now().toISOString());
  });
}
