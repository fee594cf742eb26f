import type { DatabaseFile } from "../../sqlite.ts";

/**
 * The registry's tables, one step a version: steps are only ever added, none is ever changed. `event` is the registry; `pid`,
 * `source_key` and `alias` are folds of it; `frontier` is the right-hand edge of its Merkle tree.
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
];

/** A registry's file, as it is opened: what it acknowledged survives a power cut. */
export function registryFile(file: string, readOnly = false): DatabaseFile {
  const ifDamaged = "Restore the registry from its backup; do not mint before.";
  return { file, steps: registrySteps, synchronous: "FULL", ifDamaged, readOnly };
}
