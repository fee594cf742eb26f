import type { DatabaseSync } from "node:sqlite";
import { dayOf } from "../../entities/audience.ts";
import type { StoredFact } from "../../entities/facts.ts";
import { referencesOf } from "../../entities/references.ts";
import type { Pid } from "../../identifiers/pid.ts";

/** The index of who refers to whom: read from the other end, it gives the inverse lists and the ripple. */
export function referencesIn(database: DatabaseSync) {
  const before = database.prepare("SELECT target, role, public FROM reference WHERE pid = ?");
  const add = database.prepare("INSERT OR REPLACE INTO reference (target, pid, role, public) VALUES (?, ?, ?, ?)");
  const remove = database.prepare("DELETE FROM reference WHERE target = ? AND pid = ? AND role = ?");
  const removeAll = database.prepare("DELETE FROM reference WHERE pid = ?");

  return {
    /** Makes the references of a thing those of these facts; rows that stay are not written again. */
    replace(pid: Pid, facts: readonly StoredFact[], now: Date): void {
      const next = new Map(referencesOf(facts, dayOf(now)).map((ref) => [`${ref.target} ${ref.as}`, ref]));
      for (const row of before.all(pid) as { target: string; role: string; public: number }[]) {
        const id = `${row.target} ${row.role}`;
        const kept = next.get(id);
        if (kept === undefined) remove.run(row.target, pid, row.role);
        else if (Number(kept.public) === row.public) next.delete(id);
      }
      for (const ref of next.values()) add.run(ref.target, pid, ref.as, ref.public ? 1 : 0);
    },
    drop(pid: Pid): void {
      removeAll.run(pid);
    },
  };
}
