import type { DatabaseSync } from "node:sqlite";
import type { Pid } from "../../identifiers/pid.ts";
import type { CurrentRow, CurrentTable } from "../tables.ts";

/** Where each PID leads by what was decided of it; one that stands for itself has no row. */
export function currentIn(database: DatabaseSync): CurrentTable {
  const find = database.prepare("SELECT ended, survivor FROM current WHERE pid = ?");
  const leading = database.prepare("SELECT pid FROM current WHERE survivor = ? ORDER BY pid");
  const either = database.prepare(
    "SELECT 1 FROM current WHERE pid = ?1 UNION ALL SELECT 1 FROM current WHERE survivor = ?1 LIMIT 1",
  );
  const set = database.prepare("INSERT OR REPLACE INTO current (pid, ended, survivor) VALUES (?, ?, ?)");
  const clear = database.prepare("DELETE FROM current WHERE pid = ?");

  return {
    row: (pid) => find.get(pid) as CurrentRow | undefined,
    ledTo: (pid) => leading.all(pid).map((found) => found.pid as Pid),
    concerns: (pid) => either.get(pid) !== undefined,
    set({ pid, survivor, ended }) {
      if (ended) set.run(pid, ended, survivor === pid ? null : survivor);
      else clear.run(pid);
    },
  };
}
