import type { Pid } from "../../identifiers/pid.ts";
import type { Alias, Assigned, PidState, Registry, SourceKey, Want } from "../port.ts";
import { type Desk, inChunks, known, mintFree, record } from "./desk.ts";
import type { Bound } from "./read.ts";

/** The half of writing that sources ask for: PIDs, states and numbers. What is already so writes no event, and what staff ended stays so. */
export function harvestDeedsOf(desk: Desk): Pick<Registry, "assign" | "activate" | "stub" | "alias"> {
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
  const minted = await inChunks(desk, [...missing.values()], (chunk) => assignChunk(desk, chunk));
  for (const [key, { created: isNew, ...known }] of minted.flatMap((chunk) => [...chunk])) {
    bound.set(key, known);
    if (isNew) created.add(key);
  }
  return wants.map(({ key }) => {
    const known = bound.get(key);
    if (!known) throw new Error(`${key} was given no PID`);
    return { key, ...known, created: created.delete(key) };
  });
}

/** Keys are looked up once more under the write lock: another process may have been first. */
function assignChunk(desk: Desk, wants: readonly Want[]): Map<SourceKey, Bound & { created: boolean }> {
  const time = desk.now().toISOString();
  const items: (Want & { pid: Pid })[] = [];
  const bound = new Map<SourceKey, Bound & { created: boolean }>();
  for (const { key, type } of wants) {
    const known = desk.reader.bound(key);
    if (known) bound.set(key, { ...known, created: false });
    else {
      const pid = mintFree(desk, type, time);
      items.push({ key, type, pid });
      bound.set(key, { pid, state: "reserved", created: true });
    }
  }
  record(desk, { op: "assign", items }, time);
  return bound;
}

async function change(desk: Desk, pids: readonly Pid[], op: "activate" | "stub", from: PidState[]): Promise<void> {
  const due = (pid: Pid) => from.includes(known(desk, pid).state);
  await inChunks(desk, [...new Set(pids)].filter(due), (chunk) => {
    const items = chunk.filter(due).map((pid) => ({ pid }));
    record(desk, { op, items }, desk.now().toISOString());
  });
}

async function alias(desk: Desk, aliases: readonly Alias[]): Promise<void> {
  const last = new Map<string, Alias>();
  for (const { pid, scheme, value, standing } of aliases) {
    known(desk, pid);
    last.set(JSON.stringify([pid, scheme, value]), { pid, scheme, value, standing });
  }
  const due = (item: Alias) => desk.reader.standing(item) !== item.standing;
  await inChunks(desk, [...last.values()].filter(due), (chunk) => {
    record(desk, { op: "alias", items: chunk.filter(due) }, desk.now().toISOString());
  });
}
