import type { DatabaseSync } from "node:sqlite";
import type { EntityRow, EntityTable } from "../tables.ts";

/** Things as they stand now. */
export function entitiesIn(database: DatabaseSync): EntityTable {
  const find = database.prepare("SELECT * FROM entity WHERE pid = ?");
  const save = database.prepare("INSERT OR REPLACE INTO entity VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const orphan = database.prepare("UPDATE entity SET described = 0, modified = ? WHERE pid = ?");

  return {
    row: (pid) => find.get(pid) as EntityRow | undefined,
    save(pid, { type, described, public: open, label, same_as, hash, version, modified, turns }) {
      save.run(pid, type, described, open, label, same_as, hash, version, modified, turns);
    },
    orphan(pid, at) {
      orphan.run(at, pid);
    },
  };
}
