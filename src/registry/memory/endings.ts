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
  /** How a PID ended, as it is answered: every PID it leads to in one hop. */
  answer(pid: Pid): Ending | undefined;
};

/** Endings that go on from these. */
export function endingsFrom(held: EndingsHeld): Endings {
  const { past, inForce, survivors } = held;
  const led = new Map<Pid, Set<Pid>>();
  for (const [pid, survivor] of survivors) addLed(survivor, pid);

  function addLed(survivor: Pid, pid: Pid): void {
    const known = led.get(survivor);
    if (known) known.add(pid);
    else led.set(survivor, new Set([pid]));
  }

  function leadOne(pid: Pid, survivor: Pid | undefined): void {
    const before = survivors.get(pid);
    if (before !== undefined) led.get(before)?.delete(pid);
    if (survivor === undefined) survivors.delete(pid);
    else {
      survivors.set(pid, survivor);
      addLed(survivor, pid);
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
      leadOne(pid, ending.state === "merged" ? ending.into[0] : undefined);
    },
    undo(pid) {
      const before = past.get(inForce.get(pid) ?? 0)?.before;
      if (!before) return undefined;
      if (before.ending === undefined) inForce.delete(pid);
      else inForce.set(pid, before.ending);
      leadOne(pid, undefined);
      return before;
    },
    lead(pids, to) {
      for (const pid of pids) leadOne(pid, to);
    },
    ledTo(to) {
      const found = [...(led.get(to) ?? [])].map((pid) => ({ pid, seq: inForce.get(pid) ?? 0 }));
      return found.sort((a, b) => a.seq - b.seq);
    },
    answer(pid) {
      const ending = past.get(inForce.get(pid) ?? 0);
      return ending && answerFrom(ending, survivor);
    },
  };
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
