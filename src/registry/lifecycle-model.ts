import type { Pid } from "../identifiers/pid.ts";
import type { PidState } from "./port.ts";

/** How a PID stands in the model, and how it stood before it ended; a merge is named by the step that made it. */
type Standing = { state: PidState; into: Pid[]; merge?: string; before?: Standing };

/** What a step comes to: a fault's code, or nothing. */
export type Outcome = string | undefined;

/**
 * The lifecycle as the port describes it, for tests: nothing of it knows logs, tables or shortened chains. Each deed answers
 * the code of the fault with which it is refused.
 */
export type LifecycleModel = {
  pids: Map<Pid, Standing>;
  keys: Map<string, Pid>;
  state(pid: Pid): PidState;
  /** Where a PID leads, by every original edge that is in force. */
  survivor(pid: Pid): Pid;
  assign(key: string, pid: Pid): void;
  reserve(pid: Pid): void;
  activate(pid: Pid): void;
  stub(pid: Pid): void;
  bind(pid: Pid, key: string): Outcome;
  merge(loser: Pid, survivor: Pid, mergeId: string): Outcome;
  /** The merge in force that already says so. */
  mergeInForce(loser: Pid, survivor: Pid): string | undefined;
  unmerge(mergeId: string): Outcome;
  split(pid: Pid, into: Pid[]): Outcome;
  tombstone(pid: Pid, into: Pid[]): Outcome;
  withdraw(pid: Pid): Outcome;
  restore(pid: Pid): Outcome;
  void(pid: Pid): Outcome;
};

const alive: readonly PidState[] = ["active", "stub"];

/** A model with no PIDs. */
export function lifecycleModel(): LifecycleModel {
  const pids = new Map<Pid, Standing>();
  const keys = new Map<string, Pid>();
  const standing = (pid: Pid): Standing => pids.get(pid) ?? { state: "void", into: [] };
  const state = (pid: Pid) => standing(pid).state;
  const set = (pid: Pid, to: PidState) => void pids.set(pid, { state: to, into: [] });
  const survivor = (pid: Pid): Pid => {
    const [next] = state(pid) === "merged" ? standing(pid).into : [];
    return next === undefined ? pid : survivor(next);
  };
  const end = (pid: Pid, to: PidState, into: Pid[]) => {
    pids.set(pid, { state: to, into, before: standing(pid) });
  };
  const base = { pids, keys, state, survivor };
  return {
    ...base,
    assign(key, pid) {
      keys.set(key, pid);
      if (!pids.has(pid)) set(pid, "reserved");
    },
    reserve: (pid) => set(pid, "reserved"),
    activate: (pid) => (state(pid) === "reserved" || state(pid) === "stub" ? set(pid, "active") : undefined),
    stub: (pid) => (state(pid) === "active" ? set(pid, "stub") : undefined),
    bind(pid, key) {
      const bound = keys.get(key);
      if (bound !== undefined) return bound === pid ? undefined : "key-conflict";
      if (!["reserved", ...alive].includes(state(pid))) return "state-forbids";
      keys.set(key, pid);
      return undefined;
    },
    ...merging(base),
    ...ending({ state, standing, end }),
    restore(pid) {
      const { before } = standing(pid);
      if (!before || state(pid) === "merged") return "state-forbids";
      pids.set(pid, before);
      return undefined;
    },
    void(pid) {
      if (state(pid) !== "reserved" && state(pid) !== "void") return "state-forbids";
      set(pid, "void");
      return undefined;
    },
  };
}

function merging({
  pids,
  state,
  survivor,
}: Pick<LifecycleModel, "pids" | "state" | "survivor">): Pick<LifecycleModel, "merge" | "mergeInForce" | "unmerge"> {
  const mergeInForce = (loser: Pid, into: Pid) => {
    const standing = pids.get(loser);
    if (standing?.state !== "merged") return undefined;
    return standing.into[0] === into || survivor(loser) === into ? standing.merge : undefined;
  };
  return {
    mergeInForce,
    merge(loser, into, merge) {
      if (mergeInForce(loser, into)) return undefined;
      if (loser === into || survivor(into) === loser) return "merge-circle";
      if (!["reserved", ...alive].includes(state(loser)) || !alive.includes(state(into))) return "state-forbids";
      const before = pids.get(loser);
      pids.set(loser, { state: "merged", into: [into], merge, ...(before && { before }) });
      return undefined;
    },
    unmerge(mergeId) {
      const made = [...pids].find(([, { merge }]) => merge === mergeId);
      const [loser, standing] = made ?? [];
      if (!loser || !standing?.before) return undefined;
      if (!standing.into.every((pid) => alive.includes(state(pid)))) return "merge-built-on";
      pids.set(loser, standing.before);
      return undefined;
    },
  };
}

type Ends = {
  state(pid: Pid): PidState;
  standing(pid: Pid): Standing;
  end(pid: Pid, to: PidState, into: Pid[]): void;
};

function ending({ state, standing, end }: Ends): Pick<LifecycleModel, "split" | "tombstone" | "withdraw"> {
  const already = (pid: Pid, to: PidState, into: Pid[]) => state(pid) === to && `${standing(pid).into}` === `${into}`;
  return {
    split(pid, into) {
      if (already(pid, "split", into)) return undefined;
      if (!alive.includes(state(pid))) return "state-forbids";
      if (new Set([pid, ...into]).size !== into.length + 1) return "request-malformed";
      if (!into.every((successor) => alive.includes(state(successor)))) return "state-forbids";
      end(pid, "split", into);
      return undefined;
    },
    tombstone(pid, into) {
      if (already(pid, "tombstoned", into)) return undefined;
      if (!alive.includes(state(pid))) return "state-forbids";
      if (into.includes(pid)) return "request-malformed";
      if (!into.every((successor) => alive.includes(state(successor)))) return "state-forbids";
      end(pid, "tombstoned", into);
      return undefined;
    },
    withdraw(pid) {
      if (already(pid, "withdrawn", [])) return undefined;
      if (![...alive, "tombstoned"].includes(state(pid))) return "state-forbids";
      end(pid, "withdrawn", []);
      return undefined;
    },
  };
}
