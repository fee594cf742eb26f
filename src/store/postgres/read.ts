import type { Authority } from "../../entities/authority.ts";
import type { Entity } from "../../entities/entity.ts";
import type { EntityType } from "../../entities/types.ts";
import type { Pid } from "../../identifiers/pid.ts";
import type { Change, Store, StoredSummary } from "../port.ts";
import { summaryIn } from "../rules/summaries.ts";
import { unite } from "../rules/union.ts";
import type { CurrentRow, SaidRow } from "../tables.ts";
import { lastStates } from "./archive.ts";
import { fromBytes } from "./bytes.ts";
import type { Sql } from "./connection.ts";
import { entityOf, type KeptEntity } from "./entities.ts";
import { gathered } from "./gathered.ts";
import { referrersIn } from "./referrers.ts";
import { fromText } from "./text.ts";

type Reads = Pick<
  Store,
  | "read"
  | "lastState"
  | "saidOf"
  | "summaries"
  | "referrers"
  | "referrerCounts"
  | "list"
  | "described"
  | "counts"
  | "changes"
>;

/** One statement, one state: what is read of a thing is never half of one version and half of the next. */
const whole = `
  SELECT e.version, e.modified, c.pid, r.source, r.key, c.own, c.type, c.facts
  FROM entity e
  JOIN contribution c ON c.pid = ANY(ARRAY(SELECT pid FROM current WHERE survivor = $1) || e.pid)
  JOIN record r ON r.id = c.record
  WHERE e.pid = $1 AND e.described = 1`;
const own =
  "SELECT c.pid, r.source, r.key, c.own, c.type, c.facts FROM contribution c JOIN record r ON r.id = c.record WHERE c.pid = ANY($1)";

type Kept = Omit<SaidRow, "facts"> & { facts: Uint8Array };

const said = <Row extends Kept>(rows: Row[]) =>
  rows.map((row) => ({ ...row, key: fromText(row.key), facts: fromBytes(row.facts) }));

/** What is asked of the store by those who serve. */
export function readsIn(sql: Sql, authority: Authority, clock: () => Date): Reads {
  const saidOf = gathered(async (pids: Pid[]) => Map.groupBy(said(await sql<Kept>(own, [pids])), ({ pid }) => pid));
  return {
    async read(pid) {
      const rows = said(await sql<Kept & { version: number; modified: string }>(whole, [pid]));
      const [row] = rows;
      const together = unite(pid, rows, authority);
      if (!row || !together) return undefined;
      return {
        pid,
        type: together.type,
        facts: together.facts,
        version: row.version,
        modified: row.modified,
      } satisfies Entity;
    },
    lastState: gathered((pids: Pid[]) => lastStates(sql, pids)),
    saidOf: async (pid) => unite(pid, (await saidOf(pid)) ?? [], authority)?.facts ?? [],
    summaries: (pids) => summariesOf(sql, pids, clock),
    ...referrersIn(sql),
    async list({ type, public: open, after = "" as Pid, limit }) {
      const rows = await sql<{ pid: Pid }>(
        `SELECT pid FROM entity WHERE ${type ? "type = $4 AND " : ""}described = 1 AND public IN (1, $1) AND pid > $2
         ORDER BY pid LIMIT $3`,
        [open ? 1 : 0, after, limit, ...(type ? [type] : [])],
      );
      return rows.map(({ pid }) => pid);
    },
    async described(pids) {
      const rows = await sql<{ pid: Pid }>("SELECT pid FROM entity WHERE pid = ANY($1) AND described = 1", [pids]);
      return new Set(rows.map(({ pid }) => pid));
    },
    async counts(audience) {
      const rows = await sql<{ type: EntityType; n: number }>(
        "SELECT type, COUNT(*) AS n FROM entity WHERE described = 1 AND public IN (1, $1) GROUP BY type",
        [audience === "public" ? 1 : 0],
      );
      return Object.fromEntries(rows.map(({ type, n }) => [type, n]));
    },
    async changes(after, limit) {
      const rows = await sql<Omit<Change, "cause"> & { cause: Pid | null }>(
        "SELECT * FROM change WHERE seq > $1 ORDER BY seq LIMIT $2",
        [after, limit],
      );
      return rows.map(({ cause, ...change }) => (cause === null ? change : { ...change, cause }));
    },
  };
}

async function summariesOf(sql: Sql, pids: readonly Pid[], now: () => Date): Promise<Map<Pid, StoredSummary>> {
  const standings = await standingsFrom(sql, pids);
  const shown = [...new Set([...pids, ...standings.keys(), ...survivorsOf(standings.values())])];
  const kept = await sql<KeptEntity>("SELECT * FROM entity WHERE pid = ANY($1)", [shown]);
  const rows = new Map(kept.map((row) => [row.pid, entityOf(row)]));
  const last = await lastStates(
    sql,
    shown.filter((pid) => !rows.has(pid)),
  );
  const tables = {
    current: { row: (pid: Pid) => standings.get(pid) },
    row: (pid: Pid) => rows.get(pid),
    last: (pid: Pid) => last.get(pid),
    now,
  };
  return new Map(
    pids.flatMap((pid) => {
      const summary = summaryIn(tables, pid);
      return summary ? [[pid, summary] as const] : [];
    }),
  );
}

/** What was decided of these, and of what they lead to. */
async function standingsFrom(sql: Sql, pids: readonly Pid[]): Promise<Map<Pid, CurrentRow>> {
  const standings = new Map<Pid, CurrentRow>();
  for (let next = [...pids]; next.length > 0; ) {
    const found = await sql<CurrentRow & { pid: Pid }>("SELECT pid, ended, survivor FROM current WHERE pid = ANY($1)", [
      next,
    ]);
    for (const { pid, ...row } of found) standings.set(pid, row);
    next = survivorsOf(found).filter((pid) => !standings.has(pid));
  }
  return standings;
}

const survivorsOf = (rows: Iterable<CurrentRow>): Pid[] => [...rows].flatMap(({ survivor }) => survivor ?? []);
