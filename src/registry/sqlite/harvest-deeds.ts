import type { Pid } from "../../identifiers/pid.ts";
import type { Alias, PidState, Registry } from "../port.ts";
import { type Desk, inChunks, known, record } from "./desk.ts";

/** What sources ask for, besides PIDs: states and numbers. What is already so writes no event, and what staff ended stays so. */
export function harvestDeedsOf(desk: Desk): Pick<Registry, "activate" | "stub" | "alias"> {
  return {
    activate: (pids) => change(desk, pids, "activate", ["reserved", "stub"]),
    stub: (pids) => change(desk, pids, "stub", ["active"]),
    alias: (aliases) => alias(desk, aliases),
  };
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
