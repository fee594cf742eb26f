import type { EntityType } from "../../entities/types.ts";
import type { Pid } from "../../identifiers/pid.ts";
import { changeList } from "./change-list.ts";
import type { Sql } from "./connection.ts";

type Waiting = { cause: Pid; after: string };
type Told = { cause: Pid; pid: Pid; type: EntityType; version: number };

/** One cause may have thousands of referrers, and thousands of causes one each: first few are looked at together, then more. */
const few = 4;

/**
 * Tells up to `limit` of those who refer to a thing that it has changed: once, direct referrers only; answers how many.
 * Causes that nobody refers to are only ended.
 */
export async function rippleIn(sql: Sql, limit: number, at: string): Promise<number> {
  const changes = changeList(() => false);
  let told = 0;
  for (let several = few; told < limit; several *= 2) {
    const room = limit - told;
    const waiting = await sql<Waiting>("SELECT cause, after FROM ripple ORDER BY cause LIMIT $1", [several]);
    if (waiting.length === 0) break;
    const rows = await referringTo(sql, waiting, room);
    for (const { cause, ...row } of rows) changes.table.note({ ...row, kind: "ripple", cause }, at);
    await sql("UPDATE entity SET modified = $1 WHERE pid = ANY($2)", [at, rows.map(({ pid }) => pid)]);
    await leave(sql, waiting, rows.length === room ? rows.at(-1) : undefined);
    told += rows.length;
  }
  await changes.flush(sql);
  return told;
}

/** The next who refer to these, cause by cause in their order. */
function referringTo(sql: Sql, waiting: readonly Waiting[], room: number): Promise<Told[]> {
  return sql<Told>(
    `SELECT w.cause, e.pid, e.type, e.version FROM unnest($1::text[], $2::text[]) AS w (cause, after)
     CROSS JOIN LATERAL (
       SELECT r.pid, e.type, e.version
       FROM (SELECT DISTINCT pid FROM reference WHERE target = w.cause AND pid > w.after COLLATE "C" ORDER BY pid) r
       JOIN entity e ON e.pid = r.pid WHERE e.described = 1 ORDER BY r.pid LIMIT $3
     ) e
     ORDER BY w.cause COLLATE "C", e.pid LIMIT $3`,
    [waiting.map(({ cause }) => cause), waiting.map(({ after }) => after), room],
  );
}

/** Those that were told all through wait no longer; the one at which the room ended goes on after the last one told. */
async function leave(sql: Sql, waiting: readonly Waiting[], last: Told | undefined): Promise<void> {
  const ended = waiting.map(({ cause }) => cause).filter((cause) => last === undefined || cause < last.cause);
  await sql("DELETE FROM ripple WHERE cause = ANY($1)", [ended]);
  if (last) await sql("UPDATE ripple SET after = $1 WHERE cause = $2", [last.pid, last.cause]);
}
