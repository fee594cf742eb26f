import type { DatabaseSync } from "node:sqlite";
import type { EntityType } from "../../entities/types.ts";
import type { Pid } from "../../identifiers/pid.ts";
import { changeListIn } from "./change-list.ts";

/** Telling those who refer to a thing that it has changed: once, direct referrers only. */
export function rippleIn(database: DatabaseSync) {
  const changes = changeListIn(database);
  const next = database.prepare("SELECT cause, after FROM ripple ORDER BY cause LIMIT 1");
  const move = database.prepare("UPDATE ripple SET after = ? WHERE cause = ?");
  const end = database.prepare("DELETE FROM ripple WHERE cause = ?");
  // Grouped by the index's own order, so that it ends at the limit: by any other, every step would read all that wait.
  const referring = database.prepare(
    `SELECT r.pid, e.type, e.version FROM reference r CROSS JOIN entity e ON e.pid = r.pid
     WHERE r.target = ? AND r.pid > ? AND e.described = 1 GROUP BY r.pid ORDER BY r.pid LIMIT ?`,
  );
  const touch = database.prepare("UPDATE entity SET modified = ? WHERE pid = ?");

  /** Tells up to `limit` referrers; answers how many. */
  return (limit: number, at: string): number => {
    let told = 0;
    while (told < limit) {
      const waiting = next.get() as { cause: Pid; after: string } | undefined;
      if (!waiting) break;
      const room = limit - told;
      const rows = referring.all(waiting.cause, waiting.after, room) as {
        pid: Pid;
        type: EntityType;
        version: number;
      }[];
      for (const row of rows) {
        touch.run(at, row.pid);
        changes.note({ ...row, kind: "ripple", cause: waiting.cause }, at);
      }
      told += rows.length;
      const last = rows.at(-1);
      if (last && rows.length === room) move.run(last.pid, waiting.cause);
      else end.run(waiting.cause);
    }
    return told;
  };
}
