import type { Pid } from "../identifiers/pid.ts";
import type { PidState } from "./port.ts";

/**
 * How a PID stands in the model, and how it stood before it ended; a merge is named by the step that made it. `told` is the event
 * by which the public was told why, until that is erased.
 */
type Standing = { state: PidState; into: Pid[]; merge?: string; told?: number | "nothing"; before?: Standing };

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
  /** A key gets the PID of its predecessor, if it has none. */
  inherit(key: string, predecessor: string): Outcome;
  /** `claimed`: it is an alias of some PID. */
  adopt(pid: Pid, key: string, claimed: boolean): Outcome;
  unite(one: Pid, other: Pid, mergeId: string): Outcome;
  toldBy(pid: Pid, event: number): void;
  erase(event: number): void;
  /** Whether the public is still told why a PID ended. */
  tells(pid: Pid): boolean;
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
    ...telling({ pids, standing }),
    inherit(key, predecessor) {
      const pid = keys.get(key) ?? keys.get(predecessor);
      if (pid === undefined) return "predecessor-unknown";
      keys.set(key, pid);
      return undefined;
    },
    adopt(pid, key, claimed) {
      const bound = keys.get(key);
      if (bound !== undefined) return bound === pid ? undefined : "key-conflict";
      if (pids.has(pid) || claimed) return "state-forbids";
      keys.set(key, pid);
      set(pid, "reserved");
      return undefined;
    },
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
}: Pick<LifecycleModel, "pids" | "state" | "survivor">): Pick<
  LifecycleModel,
  "merge" | "mergeInForce" | "unite" | "unmerge"
> {
  const mergeInForce = (loser: Pid, into: Pid) => {
    const standing = pids.get(loser);
    if (standing?.state !== "merged") return undefined;
    return standing.into[0] === into || survivor(loser) === into ? standing.merge : undefined;
  };
  const merge = (loser: Pid, into: Pid, mergeId: string) => {
    if (mergeInForce(loser, into)) return undefined;
    if (loser === into || survivor(into) === loser) return "merge-circle";
    if (!["reserved", ...alive].includes(state(loser)) || !alive.includes(state(into))) return "state-forbids";
    const before = pids.get(loser);
    pids.set(loser, { state: "merged", into: [into], merge: mergeId, ...(before && { before }) });
    return undefined;
  };
  return {
    mergeInForce,
    merge,
    unite(one, other, mergeId) {
      const pair = [survivor(one), survivor(other)];
      if (pair[0] === pair[1]) return undefined;
      if (!pair.every((pid) => ["reserved", ...alive].includes(state(pid)))) return "state-forbids";
      const oldestFirst = [...pids.keys()].filter((pid) => pair.includes(pid));
      const into = oldestFirst.find((pid) => alive.includes(state(pid)));
      const loser = oldestFirst.find((pid) => pid !== into);
      return into && loser ? merge(loser, into, mergeId) : undefined;
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

function telling({
  pids,
  standing,
}: Pick<LifecycleModel, "pids"> & Pick<Ends, "standing">): Pick<LifecycleModel, "toldBy" | "erase" | "tells"> {
  return {
    toldBy(pid, event) {
      const now = standing(pid);
      if (["split", "tombstoned"].includes(now.state)) now.told ??= event;
    },
    erase(event) {
      for (let standings = [...pids.values()]; standings.length > 0; ) {
        for (const one of standings) if (one.told === event) one.told = "nothing";
        standings = standings.flatMap(({ before }) => before ?? []);
      }
    },
    tells: (pid) => standing(pid).told !== "nothing",
  };
}

type Ends = {
  state(pid: Pid): PidState;
  standing(pid: Pid): Standing;
  end(pid: Pid, to: PidState, into: Pid[]): void;
};

function ending({ state, standing, end }: Ends): Pick<LifecycleModel, "split" | "tombstone" | "withdraw"> {
  const already = (pid: Pid, to: PidState, into: Pid[]) =>
    state(pid) === to && `${standing(pid).into}` === `${into}` && standing(pid).told !== "nothing";
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
