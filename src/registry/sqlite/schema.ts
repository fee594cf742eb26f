import type { DatabaseFile } from "../../sqlite.ts";

/**
 * The registry's tables, one step a version: steps are only ever added, none is ever changed. `event` is the registry; `pid`,
 * `source_key`, `alias`, `ending` and `successor` are folds of it; `frontier` is the right-hand edge of its Merkle tree.
 * Rows refer to a PID by its running number: PIDs are random, and a bulk assign that touched a page for each of them in every
 * index took twice as long.
 */
export const registrySteps: readonly string[] = [
  `
  CREATE TABLE event (
    seq INTEGER PRIMARY KEY, time TEXT NOT NULL, op TEXT NOT NULL, leaf TEXT NOT NULL, hash BLOB NOT NULL
  ) STRICT;
  CREATE TABLE event_body (seq INTEGER PRIMARY KEY REFERENCES event, salt BLOB NOT NULL, body TEXT NOT NULL) STRICT;
  CREATE TABLE frontier (level INTEGER PRIMARY KEY, hash BLOB NOT NULL) STRICT;
  CREATE TABLE pid (
    id INTEGER PRIMARY KEY, pid TEXT NOT NULL UNIQUE, state TEXT NOT NULL, type TEXT NOT NULL, since TEXT NOT NULL
  ) STRICT;
  CREATE INDEX pid_state ON pid (state, id);
  CREATE TABLE source_key (
    key TEXT PRIMARY KEY, pid INTEGER NOT NULL REFERENCES pid, seq INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX source_key_pid ON source_key (pid, seq, key);
  CREATE TABLE alias (
    id INTEGER PRIMARY KEY, pid INTEGER NOT NULL REFERENCES pid, scheme TEXT NOT NULL, value TEXT NOT NULL,
    folded TEXT NOT NULL, standing TEXT NOT NULL, UNIQUE (pid, scheme, value)
  ) STRICT;
  CREATE INDEX alias_folded ON alias (folded, scheme);

  CREATE TRIGGER event_in_order BEFORE INSERT ON event
    WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM event)
    BEGIN SELECT RAISE(ABORT, 'the log has no gaps and no second version'); END;
  CREATE TRIGGER event_fixed BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
  CREATE TRIGGER event_kept BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'the log is never shortened'); END;
  CREATE TRIGGER body_fixed BEFORE UPDATE ON event_body BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
  CREATE TRIGGER body_kept BEFORE DELETE ON event_body BEGIN SELECT RAISE(ABORT, 'the log is never shortened'); END;
  CREATE TRIGGER pid_fixed BEFORE UPDATE OF id, pid ON pid BEGIN SELECT RAISE(ABORT, 'an identifier is never changed'); END;
  CREATE TRIGGER pid_kept BEFORE DELETE ON pid BEGIN SELECT RAISE(ABORT, 'an identifier is never deleted'); END;
  CREATE TRIGGER key_fixed BEFORE UPDATE ON source_key BEGIN SELECT RAISE(ABORT, 'a key keeps its identifier'); END;
  CREATE TRIGGER key_kept BEFORE DELETE ON source_key BEGIN SELECT RAISE(ABORT, 'a key is never deleted'); END;
  CREATE TRIGGER alias_fixed BEFORE UPDATE OF id, pid, scheme, value, folded ON alias
    BEGIN SELECT RAISE(ABORT, 'an alias changes only its standing'); END;
  CREATE TRIGGER alias_kept BEFORE DELETE ON alias BEGIN SELECT RAISE(ABORT, 'an alias is never deleted'); END;
  `,
  // The lifecycle: `ending` and `successor` are history (what a merge was made of, how the PID stood before); `pid.ending` is the
  // one in force, `pid.survivor` where a merged PID leads now, always one hop.
  `
  CREATE TABLE ending (
    seq INTEGER PRIMARY KEY REFERENCES event, pid INTEGER NOT NULL REFERENCES pid, state TEXT NOT NULL,
    reason TEXT, note TEXT, legal INTEGER, before TEXT NOT NULL, before_since TEXT NOT NULL, before_ending INTEGER
  ) STRICT;
  CREATE INDEX ending_pid ON ending (pid, seq);
  CREATE TABLE successor (
    seq INTEGER NOT NULL REFERENCES ending, place INTEGER NOT NULL, pid INTEGER NOT NULL REFERENCES pid,
    PRIMARY KEY (seq, place)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX successor_pid ON successor (pid, seq);
  ALTER TABLE pid ADD COLUMN ending INTEGER REFERENCES ending;
  ALTER TABLE pid ADD COLUMN survivor INTEGER REFERENCES pid;
  CREATE INDEX pid_survivor ON pid (survivor) WHERE survivor IS NOT NULL;

  CREATE TRIGGER ending_fixed BEFORE UPDATE ON ending BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
  CREATE TRIGGER ending_kept BEFORE DELETE ON ending BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
  CREATE TRIGGER successor_fixed BEFORE UPDATE ON successor BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
  CREATE TRIGGER successor_kept BEFORE DELETE ON successor BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
  CREATE TRIGGER void_for_ever BEFORE UPDATE OF state ON pid WHEN OLD.state = 'void' AND NEW.state <> 'void'
    BEGIN SELECT RAISE(ABORT, 'an identifier that was given up is never used'); END;
  CREATE TRIGGER one_hop BEFORE UPDATE OF survivor ON pid
    WHEN NEW.survivor IS NOT NULL AND (
      NEW.survivor = NEW.id
      OR EXISTS (SELECT 1 FROM pid WHERE id = NEW.survivor AND survivor IS NOT NULL)
      OR EXISTS (SELECT 1 FROM pid WHERE survivor = NEW.id))
    BEGIN SELECT RAISE(ABORT, 'a merged identifier leads to its survivor in one hop'); END;
  CREATE TRIGGER merged_leads BEFORE UPDATE ON pid WHEN (NEW.state = 'merged') <> (NEW.survivor IS NOT NULL)
    BEGIN SELECT RAISE(ABORT, 'a merged identifier, and no other, has a survivor'); END;
  `,
  // The fence of a restored registry: while its row stands, nothing is minted.
  `
  CREATE TABLE fence (one INTEGER PRIMARY KEY CHECK (one = 1), size INTEGER NOT NULL, key TEXT NOT NULL) STRICT;
  `,
  // Named requests for a PID without a source key: made again, they get the same one.
  `
  CREATE TABLE request (once TEXT PRIMARY KEY, pid INTEGER NOT NULL REFERENCES pid) STRICT, WITHOUT ROWID;
  CREATE TRIGGER request_fixed BEFORE UPDATE ON request BEGIN SELECT RAISE(ABORT, 'a request keeps its identifier'); END;
  CREATE TRIGGER request_kept BEFORE DELETE ON request BEGIN SELECT RAISE(ABORT, 'a request is never deleted'); END;
  `,
  // What was taken back is few among many events: a PID's history finds it without reading the log.
  `
  CREATE INDEX event_undoing ON event (seq) WHERE op IN ('unmerge', 'restore');
  `,
  // Erasure: the private part of an event goes only where an event of the log says so, and never comes back; of an ending, its words.
  `
  CREATE TABLE erasure (
    seq INTEGER PRIMARY KEY REFERENCES event, by INTEGER NOT NULL UNIQUE REFERENCES event, CHECK (seq < by)
  ) STRICT;
  CREATE TRIGGER erasure_decided BEFORE INSERT ON erasure
    WHEN NOT EXISTS (SELECT 1 FROM event WHERE seq = NEW.by AND op = 'erase')
      OR (SELECT body ->> '$.items[0].seq' FROM event_body WHERE seq = NEW.by) <> NEW.seq
    BEGIN SELECT RAISE(ABORT, 'the log is never changed but by an event that says so'); END;
  CREATE TRIGGER erasure_fixed BEFORE UPDATE ON erasure BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
  CREATE TRIGGER erasure_kept BEFORE DELETE ON erasure BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
  DROP TRIGGER body_kept;
  CREATE TRIGGER body_kept BEFORE DELETE ON event_body WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE seq = OLD.seq)
    BEGIN SELECT RAISE(ABORT, 'the log is never shortened'); END;
  CREATE TRIGGER body_gone BEFORE INSERT ON event_body WHEN EXISTS (SELECT 1 FROM erasure WHERE seq = NEW.seq)
    BEGIN SELECT RAISE(ABORT, 'what was erased never comes back'); END;
  DROP TRIGGER ending_fixed;
  CREATE TRIGGER ending_fixed BEFORE UPDATE ON ending
    WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE seq = OLD.seq)
      OR (NEW.note IS NOT OLD.note AND NEW.note <> '')
      OR (NEW.reason IS NOT OLD.reason AND (NEW.reason <> '' OR OLD.state <> 'split'))
      OR (NEW.seq, NEW.pid, NEW.state, NEW.legal, NEW.before, NEW.before_since, NEW.before_ending)
        IS NOT (OLD.seq, OLD.pid, OLD.state, OLD.legal, OLD.before, OLD.before_since, OLD.before_ending)
    BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
  `,
  // Accepted changes: that a key's record changed beyond recognition and still means the same thing.
  `
  CREATE TABLE accepted_change (
    key TEXT NOT NULL REFERENCES source_key, print TEXT NOT NULL, seq INTEGER NOT NULL REFERENCES event,
    PRIMARY KEY (key, print)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER accepted_fixed BEFORE UPDATE ON accepted_change BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
  CREATE TRIGGER accepted_kept BEFORE DELETE ON accepted_change BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
  `,
  // Since and until when an alias was valid, as far as it is known.
  `
  ALTER TABLE alias ADD COLUMN valid_from TEXT;
  ALTER TABLE alias ADD COLUMN valid_until TEXT;
  `,
  // Pools: reserved PIDs under a label, from which the next free one is taken. A free one has no key and was not given up.
  `
  CREATE TABLE pool (
    pid INTEGER PRIMARY KEY REFERENCES pid, name TEXT NOT NULL, free INTEGER NOT NULL CHECK (free IN (0, 1))
  ) STRICT;
  CREATE INDEX pool_name ON pool (name, free, pid);
  CREATE TRIGGER pool_left BEFORE UPDATE ON pool
    WHEN (NEW.pid, NEW.name, NEW.free) IS NOT (OLD.pid, OLD.name, 0)
    BEGIN SELECT RAISE(ABORT, 'what has left its pool never comes back'); END;
  CREATE TRIGGER pool_kept BEFORE DELETE ON pool BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
  `,
];

/** A registry's file, as it is opened: what it acknowledged survives a power cut. */
export function registryFile(file: string, readOnly = false): DatabaseFile {
  const ifDamaged = "Restore the registry from its backup; do not mint before.";
  return { file, steps: registrySteps, synchronous: "FULL", ifDamaged, readOnly, pagesAhead: 65_536 };
}
