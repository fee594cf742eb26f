import { isDeepStrictEqual } from "node:util";
import { Problem } from "../../errors.ts";
import type { Pid } from "../../identifiers/pid.ts";
import type { Decision, PidState, Registry } from "../port.ts";
import { type Desk, inState, known, record } from "./desk.ts";
import type { EndingRow } from "./read-endings.ts";

const alive: readonly PidState[] = ["active", "stub"];
type Why = Parameters<Registry["tombstone"]>[1];

/** The endings that staff decide, and their undoing. What is already so writes no event. */
export function endingDeedsOf(desk: Desk): Pick<Registry, "split" | "tombstone" | "withdraw" | "restore"> {
  return {
    split: (pid, into, decision) => desk.commit(1, () => split(desk, { pid, into: [...into] }, decision)),
    tombstone: (pid, why, decision) => desk.commit(1, () => tombstone(desk, { pid, why }, decision)),
    withdraw: (pid, legal, decision) => desk.commit(1, () => withdraw(desk, { pid, legal }, decision)),
    restore: (pid, decision) => desk.commit(1, () => restore(desk, pid, decision)),
  };
}

function split(desk: Desk, item: { pid: Pid; into: Pid[] }, decision: Decision): void {
  const { pid, into } = item;
  const { reason } = decision;
  if (stands(desk, pid, { state: "split", into, reason })) return;
  inState(desk, pid, alive);
  if (new Set(into).size < 2 || new Set(into).size < into.length || into.includes(pid))
    throw new Problem("request-malformed", `Name two or more identifiers, each once and other than ${pid} itself.`);
  for (const successor of into) inState(desk, successor, alive);
  record(desk, { op: "split", items: [item], ...decision }, desk.now().toISOString());
}

function tombstone(desk: Desk, { pid, why }: { pid: Pid; why: Why }, decision: Decision): void {
  const { reason, note } = why;
  const into = why.successor === undefined ? [] : [why.successor];
  if (stands(desk, pid, { state: "tombstoned", into, reason, note })) return;
  inState(desk, pid, alive);
  if (into.includes(pid)) throw new Problem("request-malformed", `${pid} cannot succeed itself.`);
  for (const successor of into) inState(desk, successor, alive);
  const items = [{ pid, into }];
  record(desk, { op: "tombstone", items, why: { reason, note }, ...decision }, desk.now().toISOString());
}

/** A tombstone may be withdrawn too: what it says may be what must no longer be said. */
function withdraw(desk: Desk, { pid, legal }: { pid: Pid; legal: boolean }, decision: Decision): void {
  if (stands(desk, pid, { state: "withdrawn", into: [], legal })) return;
  inState(desk, pid, [...alive, "tombstoned"]);
  record(desk, { op: "withdraw", items: [{ pid }], legal, ...decision }, desk.now().toISOString());
}

function restore(desk: Desk, pid: Pid, decision: Decision): void {
  inState(desk, pid, ["tombstoned", "withdrawn", "split"]);
  const into = desk.reader.endingOf(pid)?.into ?? [];
  record(desk, { op: "restore", items: [{ pid, into }], ...decision }, desk.now().toISOString());
}

function stands(desk: Desk, pid: Pid, ending: EndingRow): boolean {
  known(desk, pid);
  return isDeepStrictEqual(desk.reader.endingOf(pid), ending);
}
