import type { DatabaseSync } from "node:sqlite";
import type { EntityType } from "../../entities/types.ts";
import type { Pid } from "../../identifiers/pid.ts";
import type { ChangeKind } from "../port.ts";

/** A line to add to the change list: the thing as it is now, what happened, and what it comes of. */
export type ChangeLine = { pid: Pid; type: EntityType; version: number; kind: ChangeKind; cause?: Pid | undefined };

/** The change list, and the things whose referrers wait to be told. */
export function changeListIn(database: DatabaseSync) {
  const addChange = database.prepare(
    "INSERT INTO change (pid, type, kind, version, at, cause) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const addRipple = database.prepare(
    `INSERT OR REPLACE INTO ripple (cause, after)
     SELECT ?1, '' WHERE EXISTS (SELECT 1 FROM reference WHERE target = ?1)`,
  );

  return {
    note({ pid, type, version, kind, cause }: ChangeLine, at: string): void {
      addChange.run(pid, type, kind, version, at, cause ?? null);
    },
    /** All that refer to this PID shall be told, if anything does. */
    ripple(pid: Pid): void {
      addRipple.run(pid);
    },
  };
}
