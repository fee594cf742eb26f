import type { DatabaseSync } from "node:sqlite";
import type { MetaTable } from "../tables.ts";

/** What is kept of the store itself. */
export function metaIn(database: DatabaseSync): MetaTable {
  const get = database.prepare("SELECT value FROM meta WHERE name = ?");
  const set = database.prepare("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)");

  return {
    get: (name) => get.get(name)?.value?.toString(),
    set(name, value) {
      set.run(name, value);
    },
  };
}
