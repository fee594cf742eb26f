import type { DatabaseSync } from "node:sqlite";
import type { Pid } from "../../identifiers/pid.ts";
import type { Ended, Standing } from "../port.ts";

type Row = { ended: Ended; survivor: Pid | null };

/** Where each PID leads by what was decided of it; one that stands for itself has no row. */
export function currentIn(database: DatabaseSync) {
  const find = database.prepare("SELECT ended, survivor FROM current WHERE pid = ?");
  const leading = database.prepare("SELECT pid FROM current WHERE survivor = ? ORDER BY pid");
  const either = database.prepare(
    "SELECT 1 FROM current WHERE pid = ?1 UNION ALL SELECT 1 FROM current WHERE survivor = ?1 LIMIT 1",
  );
  const set = database.prepare("INSERT OR REPLACE INTO current (pid, ended, survivor) VALUES (?, ?, ?)");
  const clear = database.prepare("DELETE FROM current WHERE pid = ?");
  const row = (pid: Pid) => find.get(pid) as Row | undefined;

  return {
    standing(pid: Pid): Standing {
      const found = row(pid);
      return found ? { pid, survivor: found.survivor ?? pid, ended: found.ended } : { pid, survivor: pid };
    },
    ended: (pid: Pid): Ended | undefined => row(pid)?.ended,
    /** The PID under which a thing is shown. */
    lead: (pid: Pid): Pid => row(pid)?.survivor ?? pid,
    /** The merged PIDs that lead to this one, in order. */
    ledTo: (pid: Pid): Pid[] => leading.all(pid).map((found) => found.pid as Pid),
    /** Whether anything was decided of it, or merged into it. */
    concerns: (pid: Pid): boolean => either.get(pid) !== undefined,
    set({ pid, survivor, ended }: Standing): void {
      if (ended) set.run(pid, ended, survivor === pid ? null : survivor);
      else clear.run(pid);
    },
  };
}
