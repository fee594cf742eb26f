import { momentOf } from "../moment.ts";
import type { RunRecord, Store } from "../port.ts";
import type { Database, Sql } from "./connection.ts";
import { writeRows } from "./rows.ts";
import { fromText, toText } from "./text.ts";

type Runs = Pick<
  Store,
  | "beginRun"
  | "endRun"
  | "runs"
  | "completeSources"
  | "addFindings"
  | "findings"
  | "forgetFindings"
  | "seen"
  | "unseen"
  | "tally"
  | "records"
  | "fingerprints"
>;
type Row = Omit<RunRecord, "ended" | "summary"> & { ended: string | null; summary: string | null };

/** Runs of harvests: when, how they ended, what they found, and which records each has seen. */
export function runsIn({ sql, transaction }: Database, clock: () => Date): Runs {
  return {
    beginRun: (source) => transaction((sql) => begin(sql, source, momentOf(clock()))),
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
    async runs(limit) {
      return (await sql<Row>("SELECT * FROM run ORDER BY id DESC LIMIT $1", [limit])).map(runOf);
    },
    async completeSources() {
      const rows = await sql<{ source: string }>("SELECT DISTINCT source FROM run WHERE state = 'complete'");
      return new Set(rows.map(({ source }) => source));
    },
    ...findingsIn({ sql, transaction }),
    ...sightingsIn({ sql, transaction }),
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

function runOf({ ended, summary, ...row }: Row): RunRecord {
  return {
    ...row,
    ...(ended === null ? {} : { ended }),
    ...(summary === null ? {} : { summary: JSON.parse(summary) }),
  };
}

type Asked = Pick<Database, "sql" | "transaction">;

function findingsIn({ sql, transaction }: Asked): Pick<Store, "addFindings" | "findings" | "forgetFindings"> {
  return {
    async addFindings(source, run, findings) {
      await transaction((sql) =>
        writeRows(
          sql,
          `INSERT INTO finding (source, run, record, finding) SELECT source, run, record, finding
           FROM unnest($1::text[], $2::integer[], $3::text[], $4::text[])
           WITH ORDINALITY AS n (source, run, record, finding, place) ORDER BY place`,
          findings,
          [
            () => source,
            () => run,
            ({ record }) => (record === undefined ? null : toText(record)),
            ({ finding }) => JSON.stringify(finding),
          ],
        ),
      );
    },
    async findings(source, after, limit) {
      const rows = await sql<{ seq: number; finding: string }>(
        "SELECT seq, finding FROM finding WHERE source = $1 AND seq > $2 ORDER BY seq LIMIT $3",
        [source, after, limit],
      );
      return rows.map(({ seq, finding }) => ({ seq, finding: JSON.parse(finding) as unknown }));
    },
    async forgetFindings(source, run) {
      await transaction((sql) =>
        sql("DELETE FROM finding WHERE source = $1 AND run < $2 AND record IS NULL", [source, run]),
      );
    },
  };
}

function sightingsIn({
  sql,
  transaction,
}: Asked): Pick<Store, "seen" | "unseen" | "tally" | "records" | "fingerprints"> {
  const keysOf = (rows: { key: string }[]) => rows.map(({ key }) => fromText(key));
  return {
    async seen(source, run, keys) {
      await transaction((sql) =>
        sql("UPDATE record SET run = $1 WHERE source = $2 AND key = ANY($3)", [run, source, keys.map(toText)]),
      );
    },
    unseen: async (source, run, limit) =>
      keysOf(
        await sql("SELECT key FROM record WHERE source = $1 AND run <> $2 ORDER BY key LIMIT $3", [source, run, limit]),
      ),
    records: async (source, after, limit) =>
      keysOf(
        await sql("SELECT key FROM record WHERE source = $1 AND key > $2 ORDER BY key LIMIT $3", [
          source,
          toText(after),
          limit,
        ]),
      ),
    async tally(source, run) {
      const [row] = await sql<{ known: number; unseen: number }>(
        "SELECT COUNT(*) AS known, COUNT(*) FILTER (WHERE run <> $1) AS unseen FROM record WHERE source = $2",
        [run, source],
      );
      return { known: row?.known ?? 0, unseen: row?.unseen ?? 0 };
    },
    async fingerprints(source, keys) {
      const rows = await sql<{ key: string; fingerprint: string; run: number }>(
        "SELECT key, fingerprint, run FROM record WHERE source = $1 AND key = ANY($2)",
        [source, keys.map(toText)],
      );
      return new Map(rows.map(({ key, fingerprint, run }) => [fromText(key), { fingerprint, run }]));
    },
  };
}
