import type { DatabaseSync } from "node:sqlite";
import type { HarvestBook, Print, Unseen } from "../harvest-book.ts";
import { momentOf } from "../moment.ts";
import { seenIn } from "./seen.ts";

type Known = Pick<HarvestBook, "prints" | "seen" | "unseen" | "tally" | "noteMissing">;
type PrintRow = { id: number; key: string; content: string; revision: string; run: number };
type UnseenRow = { id: number; key: string; missing_since: string | null };

/** Which records of each source are known, and which of them a run has seen. */
export function knownRecordsOf(database: DatabaseSync, clock: () => Date, write: <T>(steps: () => T) => T): Known {
  const seen = seenIn(database);
  const print = database.prepare(
    `SELECT id, key, content, revision, run FROM record
     WHERE source = ? AND key IN (SELECT value FROM json_each(?))`,
  );
  const number = database.prepare("SELECT id FROM record WHERE source = ? AND key IN (SELECT value FROM json_each(?))");
  const rest = database.prepare(
    "SELECT id, key, missing_since FROM record WHERE source = ? AND run <> ? AND key > ? ORDER BY key",
  );
  const ids = database.prepare("SELECT id FROM record WHERE source = ? AND run <> ?");
  const count = database.prepare("SELECT COUNT(*) AS known FROM record WHERE source = ?");
  const missing = database.prepare("SELECT id, run FROM record WHERE source = ? AND missing_since IS NOT NULL");
  const setMissing = database.prepare("UPDATE record SET missing_since = ? WHERE id = ? AND missing_since IS NULL");
  const clearMissing = database.prepare("UPDATE record SET missing_since = NULL WHERE id = ?");
  function* unseenIds(source: string, run: number): Generator<number> {
    for (const row of ids.iterate(source, run)) if (!seen.has(run, Number(row.id))) yield Number(row.id);
  }

  function firstUnseen(
    { source, run, after }: { source: string; run: number; after: string },
    limit: number,
  ): Unseen[] {
    const found: Unseen[] = [];
    for (const row of rest.iterate(source, run, after) as Iterable<UnseenRow>) {
      if (seen.has(run, row.id)) continue;
      found.push(row.missing_since === null ? { key: row.key } : { key: row.key, since: row.missing_since });
      if (found.length === limit) break;
    }
    return found;
  }

  return {
    async prints(source, run, keys) {
      const rows = print.all(source, JSON.stringify(keys)) as PrintRow[];
      return new Map(
        rows.map(({ id, key, content, revision, run: last }): [string, Print] => [
          key,
          { content, revision, run: last, seen: last === run || seen.has(run, id) },
        ]),
      );
    },
    async seen(source, run, keys) {
      try {
        write(() => {
          const rows = number.all(source, JSON.stringify(keys));
          seen.add(
            run,
            rows.map(({ id }) => Number(id)),
          );
        });
      } catch (error) {
        seen.forget();
        throw error;
      }
    },
    unseen: async (source, run, after, limit) => firstUnseen({ source, run, after }, limit),
    async tally(source, run) {
      let unseen = 0;
      for (const _ of unseenIds(source, run)) unseen++;
      return { known: Number(count.get(source)?.known ?? 0), unseen };
    },
    async noteMissing(source, run) {
      const now = momentOf(clock());
      const gone = [...unseenIds(source, run)];
      write(() => {
        for (const id of gone) setMissing.run(now, id);
        for (const { id, run: last } of missing.all(source))
          if (last === run || seen.has(run, Number(id))) clearMissing.run(id ?? null);
      });
    },
  };
}
