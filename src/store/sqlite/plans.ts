import type { DatabaseSync } from "node:sqlite";
import type { HarvestBook, PlannedStep } from "../harvest-book.ts";
import { pack, unpack } from "../packed.ts";

type Plans = Pick<HarvestBook, "plan" | "planned" | "planCounts" | "unplan" | "dropPlans">;
type Row = {
  seq: number;
  key: string;
  action: PlannedStep["action"];
  content: string | null;
  base: string | null;
  was: string | null;
  record: Uint8Array | null;
};

/** What runs plan to do, until it is done or dropped. */
export function plansOf(database: DatabaseSync, write: <T>(steps: () => T) => T): Plans {
  const columns = "INTO plan (run, key, action, content, base, was, record) VALUES (?, ?, ?, ?, ?, ?, ?)";
  const add = database.prepare(`INSERT OR IGNORE ${columns}`);
  const set = database.prepare(`INSERT OR REPLACE ${columns}`);
  const page = database.prepare("SELECT * FROM plan WHERE run = ? AND seq > ? ORDER BY seq LIMIT ?");
  const counts = database.prepare("SELECT action, COUNT(*) AS n FROM plan WHERE run = ? GROUP BY action");
  const drop = database.prepare("DELETE FROM plan WHERE run = ? AND seq = ?");
  const dropAll = database.prepare(
    "DELETE FROM plan WHERE run IN (SELECT DISTINCT p.run FROM plan p JOIN run r ON r.id = p.run WHERE r.source = ? AND r.id <= ?)",
  );
  const forget = database.prepare(
    "DELETE FROM seen WHERE run IN (SELECT DISTINCT s.run FROM seen s JOIN run r ON r.id = s.run WHERE r.source = ? AND r.id <= ?)",
  );
  const discard = database.prepare(
    "UPDATE run SET state = 'discarded' WHERE source = ? AND id <= ? AND state IN ('held', 'planned')",
  );

  return {
    async plan(run, steps, replace = false) {
      return write(() =>
        steps.flatMap(({ key, action, content, base, was, record }) => {
          const said = [content ?? null, base ?? null, was ?? null, record === undefined ? null : pack(record)];
          return (replace ? set : add).run(run, key, action, ...said).changes === 0 ? [key] : [];
        }),
      );
    },
    planned: async (run, after, limit) => (page.all(run, after, limit) as Row[]).map(stepOf),
    async planCounts(run) {
      const rows = counts.all(run) as { action: PlannedStep["action"]; n: number }[];
      return Object.fromEntries(rows.map(({ action, n }) => [action, n]));
    },
    async unplan(run, seqs) {
      write(() => {
        for (const seq of seqs) drop.run(run, seq);
      });
    },
    async dropPlans(source, upTo) {
      write(() => {
        dropAll.run(source, upTo);
        forget.run(source, upTo);
        discard.run(source, upTo);
      });
    },
  };
}

function stepOf({ seq, key, action, content, base, was, record }: Row): { seq: number; step: PlannedStep } {
  const step: PlannedStep = {
    key,
    action,
    ...(content === null ? {} : { content }),
    ...(base === null ? {} : { base }),
    ...(was === null ? {} : { was }),
    ...(record === null ? {} : { record: unpack(record) }),
  };
  return { seq, step };
}
