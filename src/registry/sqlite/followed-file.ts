import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import { foreignGrammars } from "../../identifiers/grammars.ts";
import type { Pid } from "../../identifiers/pid.ts";
import { openDatabase } from "../../sqlite.ts";
import type { KeptEnding } from "../apply.ts";
import type { PastEnding } from "../memory/endings.ts";
import type { FollowedFile, LogLine, PidRow } from "../memory/followed-file.ts";
import type { Alias, PidState } from "../port.ts";
import { watchFile } from "./file-watch.ts";
import { logOf } from "./log.ts";
import { registryFile } from "./schema.ts";

const pidRows = `SELECT p.id AS at, p.pid, p.state, p.type, p.since, p.ending, v.pid AS survivor
  FROM pid p LEFT JOIN pid v ON v.id = p.survivor WHERE p.id > ? ORDER BY p.id LIMIT ?`;
const endingRows = `SELECT e.seq, p.pid, t.time AS since, e.state, e.reason, e.note, e.legal, e.before, e.before_since, e.before_ending
  FROM ending e JOIN pid p ON p.id = e.pid JOIN event t ON t.seq = e.seq ORDER BY e.seq`;
const claimRows = `SELECT p.pid, a.scheme, a.value, a.standing FROM alias a JOIN pid p ON p.id = a.pid
  WHERE a.scheme IN (${foreignGrammars.map(() => "?").join(", ")}) ORDER BY a.id`;

/** Opens a registry's file to follow it, read-only. Faults: those of `openDatabase`; what SQLite cannot read later fails as it says. */
export function openFollowedFile(file: string): FollowedFile {
  const database = openDatabase(registryFile(file, true));
  const log = logOf(database);
  const version = database.prepare("PRAGMA data_version");
  const size = database.prepare("SELECT coalesce(max(seq), 0) AS size FROM event");
  // A body that was erased is missing: its event is not.
  const from = database.prepare(
    `SELECT seq, time, lower(hex(hash)) AS leaf, body FROM event LEFT JOIN event_body USING (seq)
     WHERE seq >= ? ORDER BY seq LIMIT ?`,
  );
  const pidCount = database.prepare("SELECT count(*) AS count FROM pid");
  const pids = database.prepare(pidRows);
  return {
    version: () => Number(version.get()?.data_version),
    size: () => Number(size.get()?.size),
    from: (seq, limit) => from.all(seq, limit).map(logLineOf),
    standIn: (seq) => log.standIns().get(seq),
    pidCount: () => Number(pidCount.get()?.count),
    pids: (after, limit) => pids.all(after, limit).map(pidRowOf),
    endings: () => endingsIn(database),
    *endingWords() {
      const words = database.prepare("SELECT seq, reason, note FROM ending WHERE reason IS NOT NULL");
      for (const row of words.iterate()) yield { seq: Number(row.seq), ...wordsOf(row) };
    },
    *claims() {
      for (const { pid, scheme, value, standing } of database.prepare(claimRows).iterate(...foreignGrammars))
        yield { pid, scheme, value, standing } as Alias;
    },
    async reading(steps) {
      database.exec("BEGIN");
      try {
        return await steps();
      } finally {
        if (database.isTransaction) database.exec("ROLLBACK");
      }
    },
    fault: watchFile(file),
    close: () => (database.isOpen ? database.close() : undefined),
  };
}

function logLineOf({ seq, time, leaf, body }: Record<string, SQLOutputValue>): LogLine {
  const read = typeof body === "string" ? body : undefined;
  return { seq: Number(seq), time: String(time), leaf: String(leaf), body: read };
}

function pidRowOf({ at, pid, state, type, since, ending, survivor }: Record<string, SQLOutputValue>): PidRow {
  return {
    at: Number(at),
    pid: pid as Pid,
    row: { state: state as PidState, type: String(type), since: String(since) },
    ...(ending === null ? {} : { ending: Number(ending) }),
    ...(survivor === null ? {} : { survivor: survivor as Pid }),
  };
}

function* endingsIn(database: DatabaseSync): Iterable<PastEnding> {
  const successors = database.prepare(
    "SELECT p.pid FROM successor s JOIN pid p ON p.id = s.pid WHERE s.seq = ? ORDER BY s.place",
  );
  for (const row of database.prepare(endingRows).iterate()) {
    const { seq, pid, since, state, legal, before, before_since: beforeSince, before_ending: beforeEnding } = row;
    yield {
      seq: Number(seq),
      pid: pid as Pid,
      since: String(since),
      state: state as KeptEnding["state"],
      into: successors.all(Number(seq)).map((one) => one.pid as Pid),
      ...wordsOf(row),
      ...(legal === null ? {} : { legal: legal === 1 }),
      before: {
        state: before as PidState,
        since: String(beforeSince),
        ...(beforeEnding === null ? {} : { ending: Number(beforeEnding) }),
      },
    };
  }
}

function wordsOf({ reason, note }: Record<string, SQLOutputValue>): { reason?: string; note?: string } {
  return {
    ...(reason === null ? {} : { reason: String(reason) }),
    ...(note === null ? {} : { note: String(note) }),
  };
}
