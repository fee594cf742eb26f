import type { DatabaseSync } from "node:sqlite";
import { pack } from "../packed.ts";
import type { RecordTable } from "../tables.ts";

/** The records of all sources. */
export function recordsIn(database: DatabaseSync): RecordTable {
  const find = database.prepare("SELECT id FROM record WHERE source = ? AND key = ?");
  const add = database.prepare(
    "INSERT INTO record (source, key, content, revision, run, original) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const set = database.prepare(
    "UPDATE record SET content = ?, revision = ?, run = ?, missing_since = NULL, original = ? WHERE id = ?",
  );
  const drop = database.prepare("DELETE FROM record WHERE id = ?");
  const dropFindings = database.prepare("DELETE FROM finding WHERE source = ? AND record = ?");

  return {
    find: (source, key) => find.get(source, key)?.id as number | undefined,
    add: (source, run, { key, content, revision, original }) =>
      Number(add.run(source, key, content, revision, run, pack(original)).lastInsertRowid),
    set(id, run, { content, revision, original }) {
      set.run(content, revision, run, pack(original), id);
    },
    drop(id) {
      drop.run(id);
    },
    dropFindings(source, key) {
      dropFindings.run(source, key);
    },
  };
}
