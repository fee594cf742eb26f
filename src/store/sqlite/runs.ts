import type { DatabaseSync } from "node:sqlite";
import type { HarvestBook, SourceState } from "../harvest-book.ts";
import { momentOf } from "../moment.ts";
import { type LastReadRow, lastReadsOf, type RunRow, runOf } from "../run-row.ts";

type Runs = Pick<
  HarvestBook,
  | "beginRun"
  | "resumeRun"
  | "progress"
  | "cancelRun"
  | "endRun"
  | "run"
  | "runs"
  | "lastReads"
  | "completeSources"
  | "sourceState"
  | "keepSourceState"
>;

/** Runs of harvests: when, how far they came and how they ended; and what is kept of each source between them. */
export function runsOf(database: DatabaseSync, clock: () => Date, write: <T>(steps: () => T) => T): Runs {
  const begin = database.prepare("INSERT INTO run (source, started, state) VALUES (?, ?, 'running')");
  const interrupt = database.prepare("UPDATE run SET state = 'interrupted' WHERE state = 'running' AND source = ?");
  const resume = database.prepare("UPDATE run SET state = 'running', cancel = 0, ended = NULL WHERE id = ?");
  const advance = database.prepare("UPDATE run SET progress = ? WHERE id = ? RETURNING cancel");
  const cancel = database.prepare("UPDATE run SET cancel = 1 WHERE id = ? AND state = 'running'");
  const end = database.prepare("UPDATE run SET ended = ?, state = ?, summary = ? WHERE id = ?");
  const one = database.prepare("SELECT * FROM run WHERE id = ?");
  const latest = database.prepare("SELECT * FROM run ORDER BY id DESC LIMIT ?");
  const latestOf = database.prepare("SELECT * FROM run WHERE source = ? ORDER BY id DESC LIMIT ?");
  const reads = database.prepare(
    `SELECT source, min(started) AS first, max(CASE state WHEN 'complete' THEN ended END) AS complete
     FROM run GROUP BY source`,
  );
  const complete = database.prepare("SELECT DISTINCT source FROM run WHERE state = 'complete'");
  const state = database.prepare("SELECT mark, asked_missing FROM source WHERE name = ?");
  const keep = database.prepare(
    `INSERT INTO source (name, mark, asked_missing) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET
     mark = coalesce(excluded.mark, mark), asked_missing = coalesce(excluded.asked_missing, asked_missing)`,
  );

  return {
    async beginRun(source) {
      return write(() => {
        interrupt.run(source);
        return Number(begin.run(source, momentOf(clock())).lastInsertRowid);
      });
    },
    async resumeRun(run) {
      write(() => resume.run(run));
    },
    async progress(run, progress) {
      return { cancelled: write(() => advance.get(JSON.stringify(progress), run))?.cancel === 1 };
    },
    cancelRun: async (run) => write(() => cancel.run(run)).changes > 0,
    async endRun(run, state, summary) {
      end.run(momentOf(clock()), state, JSON.stringify(summary), run);
    },
    async run(run) {
      const row = one.get(run) as (RunRow & { cancel: number }) | undefined;
      return row && runOf(row);
    },
    async runs(limit, source) {
      const rows = source === undefined ? latest.all(limit) : latestOf.all(source, limit);
      return (rows as (RunRow & { cancel: number })[]).map(runOf);
    },
    lastReads: async () => lastReadsOf(reads.all() as LastReadRow[]),
    completeSources: async () => new Set(complete.all().map((row) => String(row.source))),
    async sourceState(source) {
      const row = state.get(source) as { mark: string | null; asked_missing: string | null } | undefined;
      const kept: SourceState = row?.mark == null ? {} : { mark: row.mark };
      return row?.asked_missing == null ? kept : { ...kept, askedMissing: row.asked_missing };
    },
    async keepSourceState(source, { mark, askedMissing }) {
      write(() => keep.run(source, mark ?? null, askedMissing ?? null));
    },
  };
}
