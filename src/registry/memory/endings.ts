import type { Pid } from "../../identifiers/pid.ts";
import type { KeptEnding } from "../apply.ts";
import type { Ending, TombstoneReason } from "../port.ts";
import type { Row } from "./packed-rows.ts";

/** How a PID stood before an ending. */
export type Before = Pick<Row, "state" | "since"> & { ending?: number };
/** An ending, in force or undone, and how the PID stood before it. */
export type PastEnding = KeptEnding & { pid: Pid; before: Before };

/** What endings begin with: all there ever were, the one in force of each PID, and where merged ones lead now. */
export type EndingsHeld = { past: Map<number, PastEnding>; inForce: Map<Pid, number>; survivors: Map<Pid, Pid> };

/** How PIDs ended: exceptions among many, in maps. */
export type Endings = {
  held: EndingsHeld;
  /** Ends a PID that stands so. */
  end(pid: Pid, ending: KeptEnding, before: Pick<Row, "state" | "since">): void;
  /** Undoes the ending in force; answers how the PID stood before. */
  undo(pid: Pid): Before | undefined;
  lead(pids: readonly Pid[], survivor: Pid): void;
  /** Where a PID leads now: a merged one to its survivor, any other to itself. */
  survivor(pid: Pid): Pid;
  /** Those that lead to a PID, by the order of the events that ended them. */
  ledTo(survivor: Pid): { pid: Pid; seq: number }[];
  /** Those that led to a PID before it was merged itself, by the merges in force. */
  under(loser: Pid): Pid[];
  /** Takes away the words that an ending told the public. */
  erase(seq: number): void;
  /** How a PID ended, as it is answered: every PID it leads to in one hop. */
  answer(pid: Pid): Ending | undefined;
};

/** For PIDs that are led to, those that lead there. */
type Leading = Map<Pid, Set<Pid>>;

/** Endings that go on from these. */
export function endingsFrom(held: EndingsHeld): Endings {
  const { past, inForce, survivors } = held;
  const led: Leading = new Map();
  /** By the original edges of the merges in force, not by where they lead now. */
  const merged: Leading = new Map();
  for (const [pid, survivor] of survivors) addTo(led, survivor, pid);
  for (const [pid, seq] of inForce) addTo(merged, namedBy(past.get(seq)), pid);

  function leadOne(pid: Pid, survivor: Pid | undefined): void {
    const before = survivors.get(pid);
    if (before !== undefined) led.get(before)?.delete(pid);
    if (survivor === undefined) survivors.delete(pid);
    else {
      survivors.set(pid, survivor);
      addTo(led, survivor, pid);
    }
  }

  const survivor = (pid: Pid) => survivors.get(pid) ?? pid;
  return {
    held,
    survivor,
    end(pid, ending, { state, since }) {
      const earlier = inForce.get(pid);
      const before = { state, since, ...(earlier === undefined ? {} : { ending: earlier }) };
      past.set(ending.seq, { ...ending, pid, before });
      inForce.set(pid, ending.seq);
      addTo(merged, namedBy(ending), pid);
      leadOne(pid, namedBy(ending));
    },
    undo(pid) {
      const undone = past.get(inForce.get(pid) ?? 0);
      if (!undone) return undefined;
      const { before } = undone;
      const named = namedBy(undone);
      if (named !== undefined) merged.get(named)?.delete(pid);
      if (before.ending === undefined) inForce.delete(pid);
      else inForce.set(pid, before.ending);
      leadOne(pid, undefined);
      return before;
    },
    lead(pids, to) {
      for (const pid of pids) leadOne(pid, to);
    },
    ledTo: (to) => inOrder(led.get(to) ?? [], inForce),
    under: (loser) => inOrder(allUnder(loser, merged), inForce).map(({ pid }) => pid),
    erase(seq) {
      const ending = past.get(seq);
      if (ending?.note !== undefined) ending.note = "";
      if (ending?.state === "split") ending.reason = "";
    },
    answer(pid) {
      const ending = past.get(inForce.get(pid) ?? 0);
      return ending && answerFrom(ending, survivor);
    },
  };
}

function addTo(leading: Leading, to: Pid | undefined, pid: Pid): void {
  if (to === undefined) return;
  const known = leading.get(to);
  if (known) known.add(pid);
  else leading.set(to, new Set([pid]));
}

/** The survivor that a merge named. */
function namedBy(ending: KeptEnding | undefined): Pid | undefined {
  return ending?.state === "merged" ? ending.into[0] : undefined;
}

function inOrder(pids: Iterable<Pid>, inForce: ReadonlyMap<Pid, number>): { pid: Pid; seq: number }[] {
  return [...pids].map((pid) => ({ pid, seq: inForce.get(pid) ?? 0 })).sort((a, b) => a.seq - b.seq);
}

function allUnder(loser: Pid, merged: Leading): Set<Pid> {
  const found = new Set<Pid>(merged.get(loser));
  for (const pid of found) for (const further of merged.get(pid) ?? []) found.add(further);
  return found;
}

function answerFrom(ending: PastEnding, survivor: (pid: Pid) => Pid): Ending {
  const { seq, pid, state, reason = "", note = "", legal = false } = ending;
  if (state === "merged") return { state, into: survivor(pid), mergeId: `m${seq}` };
  if (state === "withdrawn") return { state, legal };
  const into = [...new Set(ending.into.map(survivor))];
  if (state === "split") return { state, into, reason };
  const [successor] = into;
  return { state, reason: reason as TombstoneReason, note, ...(successor ? { successor } : {}) };
}
