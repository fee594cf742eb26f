import { Problem } from "../errors.ts";
import type { Pid } from "../identifiers/pid.ts";
import type { Deed, Led, Moment } from "./event.ts";
import type { Alias, PidState, SourceKey, TombstoneReason } from "./port.ts";

/** An ending as the tables keep it: the event that made it, and the PIDs to which it leads. */
export type KeptEnding = {
  seq: number;
  since: string;
  state: "merged" | "split" | "tombstoned" | "withdrawn";
  into: readonly Pid[];
  reason?: TombstoneReason | string;
  note?: string;
  legal?: boolean;
};

/** The registry's tables as the fold of its log writes them. */
export type Tables = {
  /** Answers whether the PID was free: the primary key decides. */
  addPid(pid: Pid, type: string, since: string): boolean;
  bindKey(key: SourceKey, pid: Pid, seq: number): void;
  /** Remembers for which named request a PID was minted. */
  keepRequest(once: string, pid: Pid): void;
  /** Puts a reserved PID into a pool; once it has a key or was given up it is in it no more. */
  putInPool(pid: Pid, pool: string): void;
  leavePool(pid: Pid): void;
  /** Remembers that staff accepted what a key's record says, by its print. */
  acceptChange(key: SourceKey, print: string, seq: number): void;
  setState(pid: Pid, state: PidState, since: string): void;
  putAlias(alias: Alias): void;
  /** Ends a PID and remembers how it stood; a merged one leads to the first of `into`. */
  end(pid: Pid, ending: KeptEnding): void;
  /** Lets a PID stand as it did before its present ending. */
  standAgain(pid: Pid): void;
  /** Lets merged PIDs lead to this survivor; the merges that made them are not touched. */
  lead(pids: readonly Pid[], survivor: Pid): void;
  /** The PIDs that lead to this one. */
  ledTo(survivor: Pid): Pid[];
  /** The PIDs that led to this one before it was merged itself, by the merges in force. */
  under(loser: Pid): Pid[];
  /** Takes away the private part of an event, and the words that its ending told the public; `by` is the event that decided so. */
  erase(seq: number, by: number): void;
};

/** Folds one event into the tables: the only way in which states and aliases change, while serving and while rebuilding. */
export function apply(deed: Deed, at: Moment, tables: Tables): void {
  switch (deed.op) {
    case "assign":
    case "adopt":
      for (const { pid, key, type } of deed.items) {
        tables.addPid(pid, type, at.time);
        tables.bindKey(key, pid, at.seq);
      }
      return;
    case "reserve":
      for (const { pid, type, once } of deed.items) {
        tables.addPid(pid, type, at.time);
        if (once !== undefined) tables.keepRequest(once, pid);
        if (deed.pool !== undefined) tables.putInPool(pid, deed.pool);
      }
      return;
    case "bind":
      for (const { pid, key } of deed.items) {
        tables.bindKey(key, pid, at.seq);
        tables.leavePool(pid);
      }
      return;
    case "accept-change":
      for (const { key, print } of deed.items) tables.acceptChange(key, print, at.seq);
      return;
    case "activate":
      for (const { pid } of deed.items) tables.setState(pid, "active", at.time);
      return;
    case "stub":
      for (const { pid } of deed.items) tables.setState(pid, "stub", at.time);
      return;
    case "void":
      for (const { pid } of deed.items) {
        tables.setState(pid, "void", at.time);
        tables.leavePool(pid);
      }
      return;
    case "loss-accepted":
      return;
    case "erase":
      for (const { seq } of deed.items) tables.erase(seq, at.seq);
      return;
    case "alias":
      for (const alias of deed.items) tables.putAlias(alias);
      return;
    default:
      applyEnding(deed, at, tables);
  }
}

type EndingDeed = Extract<Deed, { op: "merge" | "unmerge" | "split" | "tombstone" | "withdraw" | "restore" }>;

/** What leads to the loser goes before it: nothing may lead to a PID that leads on. Undoing goes the other way about. */
function applyEnding(deed: EndingDeed, { seq, time: since }: Moment, tables: Tables): void {
  switch (deed.op) {
    case "merge":
      for (const { pid, into } of deed.items) {
        for (const survivor of into) tables.lead(takenAlong(deed, seq, tables.ledTo(pid)), survivor);
        tables.end(pid, { seq, since, state: "merged", into });
      }
      return;
    case "unmerge":
      for (const { pid } of deed.items) {
        tables.standAgain(pid);
        tables.lead(takenAlong(deed, seq, tables.under(pid)), pid);
      }
      return;
    case "split":
      for (const { pid, into } of deed.items)
        tables.end(pid, { seq, since, state: "split", into, reason: deed.reason });
      return;
    case "tombstone":
      for (const { pid, into } of deed.items) tables.end(pid, { seq, since, state: "tombstoned", into, ...deed.why });
      return;
    case "withdraw":
      for (const { pid } of deed.items)
        tables.end(pid, { seq, since, state: "withdrawn", into: [], legal: deed.legal });
      return;
    case "restore":
      for (const { pid } of deed.items) tables.standAgain(pid);
  }
}

/** Those that the deed names, or where it only counts them those that the tables have. Fault: `data-folder-damaged`. */
function takenAlong(deed: Led, seq: number, found: Pid[]): readonly Pid[] {
  if ("repointed" in deed) return deed.repointed;
  if (deed.led === found.length) return found;
  throw new Problem(
    "data-folder-damaged",
    `Event ${seq} took ${deed.led} identifiers along, and ${found.length} lead there. Restore the registry from its backup.`,
  );
}
