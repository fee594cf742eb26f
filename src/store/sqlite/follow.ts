import type { DatabaseSync } from "node:sqlite";
import type { EntityType } from "../../entities/types.ts";
import type { Pid } from "../../identifiers/pid.ts";

/** The store's end of following the registry, and of telling those who refer to a thing that it has changed. */
export function followerOf(database: DatabaseSync) {
  const get = database.prepare("SELECT value FROM meta WHERE name = 'registry-cursor'");
  const set = database.prepare("INSERT OR REPLACE INTO meta (name, value) VALUES ('registry-cursor', ?)");
  const known = database.prepare("SELECT type, version FROM entity WHERE pid = ?");
  const addChange = database.prepare(
    "INSERT INTO change (pid, type, kind, version, at, cause) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const addRipple = database.prepare("INSERT OR REPLACE INTO ripple (cause, after) VALUES (?, '')");
  const nextRipple = database.prepare("SELECT cause, after FROM ripple ORDER BY cause LIMIT 1");
  const moveRipple = database.prepare("UPDATE ripple SET after = ? WHERE cause = ?");
  const endRipple = database.prepare("DELETE FROM ripple WHERE cause = ?");
  const referring = database.prepare(
    `SELECT DISTINCT e.pid, e.type, e.version FROM reference r JOIN entity e ON e.pid = r.pid
     WHERE r.target = ? AND r.pid > ? AND e.described = 1 ORDER BY e.pid LIMIT ?`,
  );
  const touch = database.prepare("UPDATE entity SET modified = ? WHERE pid = ?");

  return {
    cursor: () => Number(get.get()?.value ?? 0),

    /** The state of these PIDs changed in the registry: they and those who show them are as new. */
    follow(cursor: number, touched: readonly Pid[], at: string): void {
      for (const pid of new Set(touched)) {
        const row = known.get(pid) as { type: EntityType; version: number } | undefined;
        if (row) addChange.run(pid, row.type, "state", row.version, at, null);
        addRipple.run(pid);
      }
      set.run(String(cursor));
    },

    /** Tells up to `limit` referrers; answers how many. A thing's own change is told once, to direct referrers only. */
    ripple(limit: number, at: string): number {
      let told = 0;
      while (told < limit) {
        const waiting = nextRipple.get() as { cause: Pid; after: string } | undefined;
        if (!waiting) break;
        const room = limit - told;
        const rows = referring.all(waiting.cause, waiting.after, room) as {
          pid: Pid;
          type: EntityType;
          version: number;
        }[];
        for (const row of rows) {
          touch.run(at, row.pid);
          addChange.run(row.pid, row.type, "ripple", row.version, at, waiting.cause);
        }
        told += rows.length;
        const last = rows.at(-1);
        if (last && rows.length === room) moveRipple.run(last.pid, waiting.cause);
        else endRipple.run(waiting.cause);
      }
      return told;
    },
  };
}
