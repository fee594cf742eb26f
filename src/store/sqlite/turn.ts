import type { DatabaseSync } from "node:sqlite";
import { dayOf } from "../../entities/audience.ts";
import type { Pid } from "../../identifiers/pid.ts";
import { type Turning, turn } from "../rules/turn.ts";
import type { Tables } from "../tables.ts";

/** Bringing things up to date whose day has come. */
export function turnIn(database: DatabaseSync, tables: Tables, turning: Turning) {
  const due = database.prepare("SELECT pid FROM entity WHERE turns <= ? ORDER BY turns, pid LIMIT ?");

  return {
    due: (limit: number, now: Date): Pid[] => due.all(dayOf(now), limit).map((row) => row.pid as Pid),
    /** Called inside a transaction. */
    turn(pids: readonly Pid[], now: Date): void {
      for (const pid of pids) turn(tables, turning, { pid, now });
    },
  };
}
