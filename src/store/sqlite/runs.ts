import type { DatabaseSync } from "node:sqlite";
import { momentOf } from "../moment.ts";
import type { RunRecord, Store } from "../port.ts";

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
type Row = {
  id: number;
  source: string;
  started: string;
  ended: string | null;
  state: RunRecord["state"];
  summary: string | null;
};

/** Runs of harvests: when, how they ended, what they found, and which records each has seen. */
export function runsOf(database: DatabaseSync, clock: () => Date, write: <T>(steps: () => T) => T): Runs {
  const begin = database.prepare("INSERT INTO run (source, started, state) VALUES (?, ?, 'running')");
  const interrupt = database.prepare("UPDATE run SET state = 'interrupted' WHERE state = 'running' AND source = ?");
  const end = database.prepare("UPDATE run SET ended = ?, state = ?, summary = ? WHERE id = ?");
  const latest = database.prepare("SELECT * FROM run ORDER BY id DESC LIMIT ?");
  const complete = database.prepare("SELECT DISTINCT source FROM run WHERE state = 'complete'");
  const add = database.prepare("INSERT INTO finding (source, run, record, finding) VALUES (?, ?, ?, ?)");
  const found = database.prepare("SELECT seq, finding FROM finding WHERE source = ? AND seq > ? ORDER BY seq LIMIT ?");
  const forget = database.prepare("DELETE FROM finding WHERE source = ? AND run < ? AND record IS NULL");
  const mark = database.prepare("UPDATE record SET run = ? WHERE source = ? AND key = ?");
  const rest = database.prepare("SELECT key FROM record WHERE source = ? AND run <> ? ORDER BY key LIMIT ?");
  const page = database.prepare("SELECT key FROM record WHERE source = ? AND key > ? ORDER BY key LIMIT ?");
  const known = database.prepare("SELECT COUNT(*) AS known, SUM(run <> ?) AS unseen FROM record WHERE source = ?");
  const print = database.prepare("SELECT fingerprint, run FROM record WHERE source = ? AND key = ?");

  return {
    async beginRun(source) {
      return write(() => {
        interrupt.run(source);
        return Number(begin.run(source, momentOf(clock())).lastInsertRowid);
      });
    },
    async endRun(run, state, summary) {
      end.run(momentOf(clock()), state, JSON.stringify(summary), run);
    },
    async runs(limit) {
      return (latest.all(limit) as Row[]).map(({ ended, summary, ...row }) => ({
        ...row,
        ...(ended === null ? {} : { ended }),
        ...(summary === null ? {} : { summary: JSON.parse(summary) }),
      }));
    },
    completeSources: async () => new Set(complete.all().map((row) => String(row.source))),
    async addFindings(source, run, findings) {
      write(() => {
        for (const { record, finding } of findings) add.run(source, run, record ?? null, JSON.stringify(finding));
      });
    },
    async findings(source, after, limit) {
      const rows = found.all(source, after, limit) as { seq: number; finding: string }[];
      return rows.map(({ seq, finding }) => ({ seq, finding: JSON.parse(finding) as unknown }));
    },
    async forgetFindings(source, run) {
      forget.run(source, run);
    },
    async seen(source, run, keys) {
      write(() => {
        for (const key of keys) mark.run(run, source, key);
      });
    },
    unseen: async (source, run, limit) => rest.all(source, run, limit).map((row) => String(row.key)),
    records: async (source, after, limit) => page.all(source, after, limit).map((row) => String(row.key)),
    async tally(source, run) {
      const row = known.get(run, source);
      return { known: Number(row?.known ?? 0), unseen: Number(row?.unseen ?? 0) };
    },
    async fingerprints(source, keys) {
      const prints = new Map<string, { fingerprint: string; run: number }>();
      for (const key of keys) {
        const row = print.get(source, key);
        if (row) prints.set(key, { fingerprint: String(row.fingerprint), run: Number(row.run) });
      }
      return prints;
    },
  };
}
