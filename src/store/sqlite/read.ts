import type { DatabaseSync } from "node:sqlite";
import type { Authority } from "../../entities/authority.ts";
import type { Entity } from "../../entities/entity.ts";
import type { EntityType } from "../../entities/types.ts";
import type { Pid } from "../../identifiers/pid.ts";
import type { Change, Referrer, Store, StoredSummary } from "../port.ts";
import { summaryIn, summaryOf } from "../rules/summaries.ts";
import { unionOf, unite } from "../rules/union.ts";
import type { Tables } from "../tables.ts";
import type { Archive } from "./archive.ts";
import { referrersIn } from "./referrers.ts";

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

type Reading = { tables: Tables; archive: Archive; authority: Authority; clock(): Date };

/** What is asked of the store by those who serve. */
export function readerOf(database: DatabaseSync, { tables, archive, authority, clock }: Reading): Reads {
  const { entities, current, said: contributions } = tables;
  const referring = referrersIn(database, current);
  const typed = database.prepare(
    "SELECT pid FROM entity WHERE type = ? AND described = 1 AND public IN (1, ?) AND pid > ? ORDER BY pid LIMIT ?",
  );
  const any = database.prepare(
    "SELECT pid FROM entity WHERE described = 1 AND public IN (1, ?) AND pid > ? ORDER BY pid LIMIT ?",
  );
  const counted = database.prepare(
    "SELECT type, COUNT(*) AS n FROM entity WHERE described = 1 AND public IN (1, ?) GROUP BY type",
  );
  const shown = { current, row: entities.row, last: archive.last, now: clock };
  const changed = database.prepare("SELECT * FROM change WHERE seq > ? ORDER BY seq LIMIT ?");

  return {
    async read(pid) {
      const row = entities.row(pid);
      const said = row?.described === 1 ? unionOf(tables, pid, authority) : undefined;
      if (!row || !said) return undefined;
      return { pid, type: said.type, facts: said.facts, version: row.version, modified: row.modified } satisfies Entity;
    },
    lastState: async (pid) => archive.last(pid),
    saidOf: async (pid) => unite(pid, contributions.of(pid), authority)?.facts ?? [],
    async summaries(pids) {
      const found = new Map<Pid, StoredSummary>();
      for (const pid of pids) {
        const known = summaryIn(shown, pid);
        if (known) found.set(pid, known);
      }
      return found;
    },
    async referrers(pid, limit, asked) {
      const { rows, total } = asked ? referring.some(pid, limit, asked) : referring.all(pid, limit);
      return { total, first: rows.map((row): Referrer => ({ pid: row.pid, as: row.role, ...summaryOf(row) })) };
    },
    referrerCounts: async (pid, most) => referring.counts(pid, most),
    async list({ type, public: open, after = "" as Pid, limit }) {
      const least = open ? 1 : 0;
      const rows = type ? typed.all(type, least, after, limit) : any.all(least, after, limit);
      return rows.map((row) => row.pid as Pid);
    },
    described: async (pids) => new Set(pids.filter((pid) => entities.row(pid)?.described === 1)),
    async counts(audience) {
      const rows = counted.all(audience === "public" ? 1 : 0) as { type: EntityType; n: number }[];
      return Object.fromEntries(rows.map(({ type, n }) => [type, n]));
    },
    async changes(after, limit) {
      const rows = changed.all(after, limit) as (Omit<Change, "cause"> & { cause: Pid | null })[];
      return rows.map(({ cause, ...change }) => (cause === null ? change : { ...change, cause }));
    },
  };
}
