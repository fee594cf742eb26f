import type { Pid } from "../../identifiers/pid.ts";
import type { CurrentRow, CurrentTable } from "../tables.ts";
import type { Sql } from "./connection.ts";
import { type Fetched, rowsOf, writeRows } from "./rows.ts";

type Row = CurrentRow & { pid: Pid };

/** Where PIDs lead; `pids` are those asked for, those they lead to, and all that lead to any of these. */
export type FetchedCurrent = Fetched<CurrentTable> & { pids: Set<Pid> };

/** Where these PIDs lead by what was decided of them, and which lead to the same things. */
export async function fetchCurrent(sql: Sql, asked: Iterable<Pid>): Promise<FetchedCurrent> {
  const pids = new Set(asked);
  const rows = new Map<Pid, CurrentRow>();
  for (let next = [...pids]; next.length > 0; ) {
    const found = await sql<Row>("SELECT pid, ended, survivor FROM current WHERE pid = ANY($1) OR survivor = ANY($1)", [
      next,
    ]);
    for (const { pid, ...row } of found) rows.set(pid, row);
    const reached = found.flatMap(({ pid, survivor }) => (survivor ? [pid, survivor] : [pid]));
    next = [...new Set(reached)].filter((pid) => !pids.has(pid));
    for (const pid of next) pids.add(pid);
  }
  return { ...currentOver(pids, rows), pids };
}

function currentOver(pids: ReadonlySet<Pid>, rows: Map<Pid, CurrentRow>): Fetched<CurrentTable> {
  const row = rowsOf(pids, rows);
  const moved = new Set<Pid>();

  const table: CurrentTable = {
    row,
    ledTo: (lead) => [...rows].flatMap(([pid, { survivor }]) => (survivor === lead ? [pid] : [])).sort(),
    concerns: (pid) => row(pid) !== undefined || table.ledTo(pid).length > 0,
    set({ pid, survivor, ended }) {
      moved.add(pid);
      if (ended) rows.set(pid, { ended, survivor: survivor === pid ? null : survivor });
      else rows.delete(pid);
    },
  };

  async function flush(sql: Sql): Promise<void> {
    const cleared = [...moved].filter((pid) => !rows.has(pid));
    if (cleared.length > 0) await sql("DELETE FROM current WHERE pid = ANY($1)", [cleared]);
    await writeRows(
      sql,
      `INSERT INTO current (pid, ended, survivor) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
       ON CONFLICT (pid) DO UPDATE SET ended = excluded.ended, survivor = excluded.survivor`,
      [...rows].filter(([pid]) => moved.has(pid)),
      [([pid]) => pid, ([, { ended }]) => ended, ([, { survivor }]) => survivor],
    );
  }

  return { table, flush };
}
