import type { DatabaseSync } from "node:sqlite";
import type { Pid } from "../../identifiers/pid.ts";
import { pack } from "../packed.ts";
import type { SaidRow, SaidTable } from "../tables.ts";

/** What records say of things. */
export function saidIn(database: DatabaseSync): SaidTable {
  const subjects = database.prepare("SELECT pid FROM contribution WHERE record = ? ORDER BY pid");
  const add = database.prepare("INSERT INTO contribution (record, pid, own, type, facts) VALUES (?, ?, ?, ?, ?)");
  const drop = database.prepare("DELETE FROM contribution WHERE record = ?");
  const others = database.prepare("SELECT 1 FROM contribution WHERE pid = ? AND record <> ? LIMIT 1");
  const of = database.prepare(
    "SELECT c.pid, r.source, r.key, c.own, c.type, c.facts FROM contribution c JOIN record r ON r.id = c.record WHERE c.pid = ?",
  );

  return {
    subjects: (record) => subjects.all(record).map((row) => row.pid as Pid),
    add(record, { subject, own, type }, text) {
      add.run(record, subject, own ? 1 : 0, type, pack(text));
    },
    drop(record) {
      drop.run(record);
    },
    byOthers: (pid, record) => others.get(pid, record) !== undefined,
    of: (pid) => of.all(pid) as SaidRow[],
  };
}
