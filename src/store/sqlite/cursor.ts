import type { DatabaseSync } from "node:sqlite";
import type { CursorTable } from "../tables.ts";

/** How far the registry's log has been followed. */
export function cursorIn(database: DatabaseSync): CursorTable {
  const get = database.prepare("SELECT value FROM meta WHERE name = 'registry-cursor'");
  const set = database.prepare("INSERT OR REPLACE INTO meta (name, value) VALUES ('registry-cursor', ?)");

  return {
    get: () => Number(get.get()?.value ?? 0),
    set(cursor) {
      set.run(String(cursor));
    },
  };
}
