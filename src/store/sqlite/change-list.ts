import type { DatabaseSync } from "node:sqlite";
import type { ChangeTable } from "../tables.ts";

/** The change list, and the things whose referrers wait to be told. */
export function changeListIn(database: DatabaseSync): ChangeTable {
  const addChange = database.prepare(
    "INSERT INTO change (pid, type, kind, version, at, cause) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const addRipple = database.prepare(`INSERT OR REPLACE INTO ripple (cause, after)
     SELECT ?1, '' WHERE EXISTS (SELECT 1 FROM reference WHERE target = ?1)`);

  return {
    note({ pid, type, version, kind, cause }, at) {
      addChange.run(pid, type, kind, version, at, cause ?? null);
    },
    ripple(pid) {
      addRipple.run(pid);
    },
  };
}
