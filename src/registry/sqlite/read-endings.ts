import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import type { Pid } from "../../identifiers/pid.ts";
import type { Ending, TombstoneReason } from "../port.ts";
import type { Entry } from "../resolve.ts";

/** An ending as it was decided: `into` are the PIDs that were named then. */
export type EndingRow = {
  state: Ending["state"];
  into: Pid[];
  reason?: string;
  note?: string;
  legal?: boolean;
};

/** One merge: its original edge, and whether it is in force or was undone. */
export type MergeRow = { mergeId: string; loser: Pid; survivor: Pid; inForce: boolean };

/** What can be read of how PIDs ended. */
export type EndingReader = {
  /** How an entry ended, as it is answered: every PID it leads to in one hop. */
  ending(entry: Entry): Ending | undefined;
  /** The ending in force. */
  endingOf(pid: Pid): EndingRow | undefined;
  merge(mergeId: string): MergeRow | undefined;
  /** The merge in force by which a PID is the loser. */
  mergeOf(loser: Pid): MergeRow | undefined;
  mergedInto(survivor: Pid): { pid: Pid; mergeId: string; since: string }[];
  /** Those that led to a PID before it was merged itself, by the merges in force, oldest first. */
  under(loser: Pid): Pid[];
  survivor(pid: Pid): Pid;
};

const merges = `SELECT e.seq, l.pid AS loser, v.pid AS survivor, l.ending IS e.seq AS in_force FROM ending e
  JOIN pid l ON l.id = e.pid JOIN successor s ON s.seq = e.seq JOIN pid v ON v.id = s.pid WHERE e.state = 'merged'`;

/** A reader of the endings in an open registry file. */
export function endingReaderOf(database: DatabaseSync): EndingReader {
  const row = database.prepare("SELECT state, reason, note, legal FROM ending WHERE seq = ?");
  const inForce = database.prepare("SELECT ending FROM pid WHERE pid = ?");
  const successors = database.prepare(
    `SELECT p.pid, v.pid AS survivor FROM successor s JOIN pid p ON p.id = s.pid LEFT JOIN pid v ON v.id = p.survivor
     WHERE s.seq = ? ORDER BY s.place`,
  );
  const survivor = database.prepare("SELECT v.pid FROM pid p JOIN pid v ON v.id = p.survivor WHERE p.pid = ?");
  const merge = database.prepare(`${merges} AND e.seq = ?`);
  const mergedInto = database.prepare(
    "SELECT pid, since, ending FROM pid WHERE survivor = (SELECT id FROM pid WHERE pid = ?) ORDER BY ending",
  );
  const seqOf = (pid: Pid) => inForce.get(pid)?.ending ?? null;
  const mergeAt = (seq: SQLOutputValue) => mergeRowOf(merge.get(seq));
  const intoOf = (seq: SQLOutputValue, now: boolean) =>
    successors.all(seq).map((found) => String((now ? found.survivor : undefined) ?? found.pid) as Pid);
  return {
    ending({ ending: seq, survivor: into }) {
      const found = seq === undefined ? undefined : row.get(seq);
      return found && seq !== undefined
        ? endingFrom(found, { seq, into: into ? [into] : intoOf(seq, true) })
        : undefined;
    },
    endingOf(pid) {
      const found = row.get(seqOf(pid));
      return found && endingRowOf(found, intoOf(seqOf(pid), false));
    },
    merge: (mergeId) => (/^m[1-9]\d{0,14}$/.test(mergeId) ? mergeAt(Number(mergeId.slice(1))) : undefined),
    mergeOf: (loser) => mergeAt(seqOf(loser)),
    mergedInto: (pid) =>
      mergedInto
        .all(pid)
        .map((found) => ({ pid: String(found.pid) as Pid, mergeId: `m${found.ending}`, since: String(found.since) })),
    under: underIn(database),
    survivor: (pid) => (survivor.get(pid)?.pid ?? pid) as Pid,
  };
}

/** Those that led to a PID before it was merged itself: the original edges in force are followed, not where they lead now. */
export function underIn(database: DatabaseSync): (loser: Pid) => Pid[] {
  const under = database.prepare(
    `WITH RECURSIVE under (id) AS (
       SELECT id FROM pid WHERE pid = ?
       UNION SELECT p.id FROM under u JOIN successor s ON s.pid = u.id
         JOIN ending e ON e.seq = s.seq AND e.state = 'merged' JOIN pid p ON p.id = e.pid AND p.ending = e.seq
     ) SELECT pid FROM pid JOIN under USING (id) WHERE pid <> ? ORDER BY ending`,
  );
  return (loser) => under.all(loser, loser).map((row) => String(row.pid) as Pid);
}

function mergeRowOf(row: Record<string, SQLOutputValue> | undefined): MergeRow | undefined {
  if (!row) return undefined;
  const { seq, loser, survivor, in_force: inForce } = row;
  return { mergeId: `m${seq}`, loser: loser as Pid, survivor: survivor as Pid, inForce: inForce === 1 };
}

function endingRowOf(row: Record<string, SQLOutputValue>, into: Pid[]): EndingRow {
  const { state, reason, note, legal } = row;
  return {
    state: state as Ending["state"],
    into,
    ...(reason === null ? {} : { reason: String(reason) }),
    ...(note === null ? {} : { note: String(note) }),
    ...(legal === null ? {} : { legal: legal === 1 }),
  };
}

function endingFrom(row: Record<string, SQLOutputValue>, { seq, into }: { seq: number; into: Pid[] }): Ending {
  const { state, reason = "", note = "", legal = false } = endingRowOf(row, into);
  const [first] = into;
  if (state === "merged") return { state, into: first as Pid, mergeId: `m${seq}` };
  if (state === "split") return { state, into: [...new Set(into)], reason };
  if (state === "withdrawn") return { state, legal };
  return { state, reason: reason as TombstoneReason, note, ...(first ? { successor: first } : {}) };
}
