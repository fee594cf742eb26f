import type { Pid } from "../../identifiers/pid.ts";
import type { ReferenceRow, ReferenceTable } from "../tables.ts";
import type { Sql } from "./connection.ts";
import { type Fetched, rowsOf, writeRows } from "./rows.ts";

type Row = ReferenceRow & { pid: Pid };
type Ids = ReadonlyMap<string, Row>;

/** References, and whether anything refers to a thing now. */
export type FetchedReferences = Fetched<ReferenceTable> & { referredTo(pid: Pid): boolean };

/** To whom these things refer, as what; and which of them are referred to. */
export async function fetchReferences(sql: Sql, pids: ReadonlySet<Pid>): Promise<FetchedReferences> {
  const found = await sql<Row>("SELECT target, pid, role, public FROM reference WHERE pid = ANY($1)", [[...pids]]);
  const rows = new Map<Pid, Map<string, Row>>([...pids].map((pid) => [pid, new Map()]));
  const ofPid = rowsOf(pids, rows);
  const of = (pid: Pid) => ofPid(pid) ?? new Map<string, Row>();
  const id = ({ target, role }: ReferenceRow) => `${target} ${role}`;
  const within = new Map<Pid, number>();
  const count = (target: Pid, by: number) => within.set(target, (within.get(target) ?? 0) + by);
  for (const row of found) {
    of(row.pid).set(id(row), row);
    count(row.target, 1);
  }
  const elsewhere = await referredFromElsewhere(sql, pids, new Map(within));
  const saved = new Map<string, Row>();
  const removed = new Map<string, Row>();

  const table: ReferenceTable = {
    from: (pid) => [...of(pid).values()],
    save(pid, row) {
      if (!of(pid).has(id(row))) count(row.target, 1);
      of(pid).set(id(row), { ...row, pid });
      saved.set(`${pid} ${id(row)}`, { ...row, pid });
      removed.delete(`${pid} ${id(row)}`);
    },
    remove(pid, row) {
      if (of(pid).delete(id(row))) count(row.target, -1);
      saved.delete(`${pid} ${id(row)}`);
      removed.set(`${pid} ${id(row)}`, { ...row, pid });
    },
    removeAll(pid) {
      for (const row of table.from(pid)) table.remove(pid, row);
    },
  };
  return {
    table,
    flush: (sql) => flushReferences(sql, saved, removed),
    referredTo: (pid) => elsewhere.has(pid) || (within.get(pid) ?? 0) > 0,
  };
}

/** Those of these things to which more refer than these themselves: one entry of the index beyond those is enough to know. */
async function referredFromElsewhere(
  sql: Sql,
  pids: ReadonlySet<Pid>,
  within: ReadonlyMap<Pid, number>,
): Promise<Set<Pid>> {
  const asked = [...pids];
  const found = await sql<{ pid: Pid }>(
    `SELECT n.pid FROM unnest($1::text[], $2::integer[]) AS n (pid, within)
     WHERE EXISTS (SELECT 1 FROM reference r WHERE r.target = n.pid OFFSET n.within)`,
    [asked, asked.map((pid) => within.get(pid) ?? 0)],
  );
  return new Set(found.map(({ pid }) => pid));
}

async function flushReferences(sql: Sql, saved: Ids, removed: Ids): Promise<void> {
  await writeRows(
    sql,
    `DELETE FROM reference r USING unnest($1::text[], $2::text[], $3::text[]) AS n (target, pid, role)
     WHERE r.target = n.target AND r.pid = n.pid AND r.role = n.role`,
    [...removed.values()],
    [({ target }) => target, ({ pid }) => pid, ({ role }) => role],
  );
  await writeRows(
    sql,
    `INSERT INTO reference (target, pid, role, public)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::smallint[])
     ON CONFLICT (target, pid, role) DO UPDATE SET public = excluded.public`,
    [...saved.values()],
    [({ target }) => target, ({ pid }) => pid, ({ role }) => role, ({ public: open }) => open],
  );
}
