import type { Pid } from "../identifiers/pid.ts";
import type { Deed } from "./event.ts";
import type { Alias, PidState, SourceKey } from "./port.ts";

/** The registry's tables as the fold of its log writes them. */
export type Tables = {
  /** Answers whether the PID was free: the primary key decides. */
  addPid(pid: Pid, type: string, since: string): boolean;
  bindKey(key: SourceKey, pid: Pid, seq: number): void;
  setState(pid: Pid, state: PidState, since: string): void;
  putAlias(alias: Alias): void;
};

/** Folds one event into the tables: the only way in which states and aliases change, while serving and while rebuilding. */
export function apply(deed: Deed, at: { seq: number; time: string }, tables: Tables): void {
  switch (deed.op) {
    case "assign":
      for (const { pid, key, type } of deed.items) {
        tables.addPid(pid, type, at.time);
        tables.bindKey(key, pid, at.seq);
      }
      return;
    case "activate":
      for (const { pid } of deed.items) tables.setState(pid, "active", at.time);
      return;
    case "stub":
      for (const { pid } of deed.items) tables.setState(pid, "stub", at.time);
      return;
    case "alias":
      for (const alias of deed.items) tables.putAlias(alias);
      return;
  }
}
