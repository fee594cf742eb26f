import type { DatabaseSync } from "node:sqlite";
import type { Authority } from "../../entities/authority.ts";
import type { Entity } from "../../entities/entity.ts";
import { summarise } from "../../entities/summary.ts";
import type { EntityType } from "../../entities/types.ts";
import type { Pid } from "../../identifiers/pid.ts";
import type { Change, Referrer, Store, StoredSummary } from "../port.ts";
import type { Archive } from "./archive.ts";
import { currentIn } from "./current.ts";
import { type EntityRow, entitiesIn } from "./entities.ts";
import { referrersIn } from "./referrers.ts";

type Reads = Pick<
  Store,
  "read" | "lastState" | "saidOf" | "summaries" | "referrers" | "list" | "described" | "counts" | "changes"
>;

/** What is asked of the store by those who serve. */
export function readerOf(database: DatabaseSync, archive: Archive, authority: Authority): Reads {
  const entities = entitiesIn(database, archive, authority);
  const current = currentIn(database);
  const referring = referrersIn(database);
  const typed = database.prepare(
    "SELECT pid FROM entity WHERE type = ? AND described = 1 AND public IN (1, ?) AND pid > ? ORDER BY pid LIMIT ?",
  );
  const any = database.prepare(
    "SELECT pid FROM entity WHERE described = 1 AND public IN (1, ?) AND pid > ? ORDER BY pid LIMIT ?",
  );
  const counted = database.prepare(
    "SELECT type, COUNT(*) AS n FROM entity WHERE described = 1 AND public IN (1, ?) GROUP BY type",
  );
  const changed = database.prepare("SELECT * FROM change WHERE seq > ? ORDER BY seq LIMIT ?");

  function summary(pid: Pid): StoredSummary | undefined {
    const { survivor, ended } = current.standing(pid);
    const found = ended === "merged" ? summary(survivor) : lastSummary(pid);
    return found && (ended === "withdrawn" || ended === "void") ? { ...found, public: false } : found;
  }

  function lastSummary(pid: Pid): StoredSummary | undefined {
    const row = entities.row(pid);
    if (row) return summaryOf(row);
    const last = archive.last(pid);
    return last && { type: last.type, ...summarise(last.facts, new Date()) };
  }

  return {
    async read(pid) {
      const row = entities.row(pid);
      const said = row?.described === 1 ? entities.union(pid) : undefined;
      if (!row || !said) return undefined;
      return { pid, type: said.type, facts: said.facts, version: row.version, modified: row.modified } satisfies Entity;
    },
    lastState: async (pid) => archive.last(pid),
    saidOf: async (pid) => entities.saidOf(pid)?.facts ?? [],
    async summaries(pids) {
      const found = new Map<Pid, StoredSummary>();
      for (const pid of pids) {
        const known = summary(pid);
        if (known) found.set(pid, known);
      }
      return found;
    },
    async referrers(pid, limit) {
      const { rows, total } = referring(pid, limit);
      return { total, first: rows.map((row): Referrer => ({ pid: row.pid, as: row.role, ...summaryOf(row) })) };
    },
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

function summaryOf(row: EntityRow): StoredSummary {
  return { type: row.type, label: row.label ?? undefined, public: row.public === 1, sameAs: JSON.parse(row.same_as) };
}
