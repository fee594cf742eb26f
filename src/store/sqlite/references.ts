import type { DatabaseSync } from "node:sqlite";
import type { ReferenceRow, ReferenceTable } from "../tables.ts";

/** The index of who refers to whom: read from the other end, it gives the inverse lists and the ripple. */
export function referencesIn(database: DatabaseSync): ReferenceTable {
  const from = database.prepare("SELECT target, role, public FROM reference WHERE pid = ?");
  const save = database.prepare("INSERT OR REPLACE INTO reference (target, pid, role, public) VALUES (?, ?, ?, ?)");
  const remove = database.prepare("DELETE FROM reference WHERE target = ? AND pid = ? AND role = ?");
  const removeAll = database.prepare("DELETE FROM reference WHERE pid = ?");

  return {
    from: (pid) => from.all(pid) as ReferenceRow[],
    save(pid, { target, role, public: open }) {
      save.run(target, pid, role, open);
    },
    remove(pid, { target, role }) {
      remove.run(target, pid, role);
    },
    removeAll(pid) {
      removeAll.run(pid);
    },
  };
}
