import type { DatabaseSync } from "node:sqlite";
import type { Pid } from "../../identifiers/pid.ts";
import type { KeptEnding, Tables } from "../apply.ts";
import { foldNumber } from "../numbers.ts";
import { endingReaderOf } from "./read-endings.ts";

/** The tables of an open registry file, as the fold of its log writes them. */
export function tablesOf(database: DatabaseSync): Tables {
  const addPid = database.prepare(
    "INSERT INTO pid (pid, state, type, since) VALUES (?, 'reserved', ?, ?) ON CONFLICT DO NOTHING",
  );
  const bindKey = database.prepare(
    "INSERT INTO source_key (key, pid, seq) VALUES (?, (SELECT id FROM pid WHERE pid = ?), ?)",
  );
  const keepRequest = database.prepare(
    "INSERT INTO request (once, pid) VALUES (?, (SELECT id FROM pid WHERE pid = ?))",
  );
  const acceptChange = database.prepare("INSERT INTO accepted_change (key, print, seq) VALUES (?, ?, ?)");
  const setState = database.prepare("UPDATE pid SET state = ?, since = ? WHERE pid = ?");
  const putAlias = database.prepare(
    `INSERT INTO alias (pid, scheme, value, folded, standing, valid_from, valid_until)
     VALUES ((SELECT id FROM pid WHERE pid = ?), ?, ?, ?, ?, ?, ?) ON CONFLICT (pid, scheme, value)
     DO UPDATE SET (standing, valid_from, valid_until) = (excluded.standing, excluded.valid_from, excluded.valid_until)`,
  );
  return {
    addPid: (pid, type, since) => Number(addPid.run(pid, type, since).changes) === 1,
    bindKey: (key, pid, seq) => void bindKey.run(key, pid, seq),
    keepRequest: (once, pid) => void keepRequest.run(once, pid),
    acceptChange: (key, print, seq) => void acceptChange.run(key, print, seq),
    setState: (pid, state, since) => void setState.run(state, since, pid),
    putAlias: ({ pid, scheme, value, standing, from = null, until = null }) =>
      void putAlias.run(pid, scheme, value, foldNumber(value), standing, from, until),
    ...poolTablesOf(database),
    ...endingTablesOf(database),
    ...erasureTablesOf(database),
  };
}

function poolTablesOf(database: DatabaseSync): Pick<Tables, "putInPool" | "leavePool"> {
  const put = database.prepare("INSERT INTO pool (pid, name, free) VALUES ((SELECT id FROM pid WHERE pid = ?), ?, 1)");
  const leave = database.prepare("UPDATE pool SET free = 0 WHERE pid = (SELECT id FROM pid WHERE pid = ?)");
  return { putInPool: (pid, pool) => void put.run(pid, pool), leavePool: (pid) => void leave.run(pid) };
}

function endingTablesOf(database: DatabaseSync): Pick<Tables, "end" | "standAgain" | "lead" | "ledTo" | "under"> {
  const remember = database.prepare(
    `INSERT INTO ending (seq, pid, state, reason, note, legal, before, before_since, before_ending)
     SELECT ?, id, ?, ?, ?, ?, state, since, ending FROM pid WHERE pid = ?`,
  );
  const addSuccessor = database.prepare(
    "INSERT INTO successor (seq, place, pid) VALUES (?, ?, (SELECT id FROM pid WHERE pid = ?))",
  );
  const end = database.prepare(
    "UPDATE pid SET state = ?, since = ?, ending = ?, survivor = (SELECT id FROM pid WHERE pid = ?) WHERE pid = ?",
  );
  const standAgain = database.prepare(
    `UPDATE pid SET survivor = NULL,
       (state, since, ending) = (SELECT before, before_since, before_ending FROM ending WHERE seq = pid.ending)
     WHERE pid = ?`,
  );
  const lead = database.prepare("UPDATE pid SET survivor = (SELECT id FROM pid WHERE pid = ?) WHERE pid = ?");
  const { mergedInto, under } = endingReaderOf(database);
  return {
    ledTo: (survivor) => mergedInto(survivor).map(({ pid }) => pid),
    under,
    end(pid: Pid, { seq, since, state, into, reason, note, legal }: KeptEnding) {
      remember.run(seq, state, reason ?? null, note ?? null, legal === undefined ? null : Number(legal), pid);
      into.forEach((successor, place) => void addSuccessor.run(seq, place, successor));
      end.run(state, since, seq, state === "merged" ? (into[0] ?? null) : null, pid);
    },
    standAgain: (pid) => void standAgain.run(pid),
    lead(pids, survivor) {
      for (const pid of pids) lead.run(survivor, pid);
    },
  };
}

/** What is erased is overwritten in the file too, and not only given free. */
function erasureTablesOf(database: DatabaseSync): Pick<Tables, "erase"> {
  const decide = database.prepare("INSERT INTO erasure (seq, by) VALUES (?, ?)");
  const eraseBody = database.prepare("DELETE FROM event_body WHERE seq = ?");
  const eraseNote = database.prepare("UPDATE ending SET note = '' WHERE seq = ? AND note IS NOT NULL");
  const eraseReason = database.prepare("UPDATE ending SET reason = '' WHERE seq = ? AND state = 'split'");
  return {
    erase(seq, by) {
      database.exec("PRAGMA secure_delete = ON");
      decide.run(seq, by);
      for (const erasing of [eraseBody, eraseNote, eraseReason]) erasing.run(seq);
    },
  };
}
