import type { Pid } from "../../identifiers/pid.ts";
import type { EntityRow, EntityTable } from "../tables.ts";
import type { Sql } from "./connection.ts";
import { type Fetched, rowsOf, writeRows } from "./rows.ts";
import { fromText, toText } from "./text.ts";

/** A row of the entity table as it is kept, with its PID. */
export type KeptEntity = EntityRow & { pid: Pid };

/** A row as the rules know it. */
export function entityOf<Row extends { label: string | null }>(row: Row): Row {
  return row.label === null ? row : { ...row, label: fromText(row.label) };
}

/** These things as they stand now. */
export async function fetchEntities(sql: Sql, pids: ReadonlySet<Pid>): Promise<Fetched<EntityTable>> {
  const found = await sql<KeptEntity>("SELECT * FROM entity WHERE pid = ANY($1)", [[...pids]]);
  const rows = new Map<Pid, EntityRow>(found.map((row) => [row.pid, entityOf(row)]));
  const row = rowsOf(pids, rows);
  const written = new Set<Pid>();

  const table: EntityTable = {
    row,
    save(pid, saved) {
      rows.set(pid, saved);
      written.add(pid);
    },
    orphan(pid, at) {
      const before = row(pid);
      if (before) table.save(pid, { ...before, described: 0, modified: at });
    },
  };
  const changed = () => [...rows].flatMap(([pid, row]) => (written.has(pid) ? [{ ...row, pid }] : []));
  return { table, flush: (sql) => flushEntities(sql, changed()) };
}

function flushEntities(sql: Sql, rows: readonly KeptEntity[]): Promise<void> {
  return writeRows(
    sql,
    `INSERT INTO entity (pid, type, described, public, label, same_as, hash, version, modified, turns)
     SELECT * FROM unnest($1::text[], $2::text[], $3::smallint[], $4::smallint[], $5::text[], $6::text[], $7::text[],
       $8::integer[], $9::text[], $10::text[])
     ON CONFLICT (pid) DO UPDATE SET type = excluded.type, described = excluded.described, public = excluded.public,
       label = excluded.label, same_as = excluded.same_as, hash = excluded.hash, version = excluded.version,
       modified = excluded.modified, turns = excluded.turns`,
    rows,
    [
      ({ pid }) => pid,
      ({ type }) => type,
      ({ described }) => described,
      ({ public: open }) => open,
      ({ label }) => (label === null ? null : toText(label)),
      ({ same_as }) => same_as,
      ({ hash }) => hash,
      ({ version }) => version,
      ({ modified }) => modified,
      ({ turns }) => turns,
    ],
  );
}
