import type { HarvestBook, LastRead, SourceState } from "../harvest-book.ts";
import { momentOf } from "../moment.ts";
import { type LastReadRow, lastReadsOf, type RunRow, runOf } from "../run-row.ts";
import type { Database, Sql } from "./connection.ts";
import { fromText, toText } from "./text.ts";

type Lives = Pick<HarvestBook, "beginRun" | "resumeRun" | "progress" | "cancelRun" | "endRun">;
type Kept = Pick<HarvestBook, "run" | "runs" | "lastReads" | "completeSources" | "sourceState">;

/** Runs of harvests: when, how far they came and how they ended; and what is kept of each source between them. */
export function runsIn(
  { sql, transaction }: Database,
  clock: () => Date,
): Lives & Kept & Pick<HarvestBook, "keepSourceState"> {
  return {
    ...livesOf(transaction, clock),
    ...keptIn(sql),
    async keepSourceState(source, { mark, askedMissing }) {
      await transaction((sql) =>
        sql(
          `INSERT INTO source AS s (name, mark, asked_missing) VALUES ($1, $2, $3) ON CONFLICT (name) DO UPDATE SET
           mark = COALESCE(excluded.mark, s.mark), asked_missing = COALESCE(excluded.asked_missing, s.asked_missing)`,
          [source, mark === undefined ? null : toText(mark), askedMissing ?? null],
        ),
      );
    },
  };
}

function livesOf(transaction: Database["transaction"], clock: () => Date): Lives {
  return {
    beginRun: (source) => transaction((sql) => begin(sql, source, momentOf(clock()))),
    async resumeRun(run) {
      await transaction((sql) =>
        sql("UPDATE run SET state = 'running', cancel = 0, ended = NULL WHERE id = $1", [run]),
      );
    },
    async progress(run, progress) {
      const [row] = await transaction((sql) =>
        sql<{ cancel: number }>("UPDATE run SET progress = $1 WHERE id = $2 RETURNING cancel", [
          JSON.stringify(progress),
          run,
        ]),
      );
      return { cancelled: row?.cancel === 1 };
    },
    async cancelRun(run) {
      const asked = await transaction((sql) =>
        sql("UPDATE run SET cancel = 1 WHERE id = $1 AND state = 'running' RETURNING id", [run]),
      );
      return asked.length > 0;
    },
    async endRun(run, state, summary) {
      await transaction((sql) =>
        sql("UPDATE run SET ended = $1, state = $2, summary = $3 WHERE id = $4", [
          momentOf(clock()),
          state,
          JSON.stringify(summary),
          run,
        ]),
      );
    },
  };
}

async function begin(sql: Sql, source: string, at: string): Promise<number> {
  await sql("UPDATE run SET state = 'interrupted' WHERE state = 'running' AND source = $1", [source]);
  const [row] = await sql<{ id: number }>(
    "INSERT INTO run (source, started, state) VALUES ($1, $2, 'running') RETURNING id",
    [source, at],
  );
  return Number(row?.id);
}

function keptIn(sql: Sql): Kept {
  return {
    async run(run) {
      const [row] = await sql<RunRow>("SELECT * FROM run WHERE id = $1", [run]);
      return row && runOf(row);
    },
    async runs(limit, source) {
      const rows = await sql<RunRow>(
        "SELECT * FROM run WHERE source = $2 OR $2::text IS NULL ORDER BY id DESC LIMIT $1",
        [limit, source ?? null],
      );
      return rows.map(runOf);
    },
    lastReads: () => lastReadsIn(sql),
    async completeSources() {
      const rows = await sql<{ source: string }>("SELECT DISTINCT source FROM run WHERE state = 'complete'");
      return new Set(rows.map(({ source }) => source));
    },
    async sourceState(source) {
      const [row] = await sql<{ mark: string | null; asked_missing: string | null }>(
        "SELECT mark, asked_missing FROM source WHERE name = $1",
        [source],
      );
      const kept: SourceState = row?.mark == null ? {} : { mark: fromText(row.mark) };
      return row?.asked_missing == null ? kept : { ...kept, askedMissing: row.asked_missing };
    },
  };
}

async function lastReadsIn(sql: Sql): Promise<Map<string, LastRead>> {
  const rows = await sql<LastReadRow>(
    `SELECT source, min(started) AS first, max(ended) FILTER (WHERE state = 'complete') AS complete
     FROM run GROUP BY source`,
  );
  return lastReadsOf(rows);
}
