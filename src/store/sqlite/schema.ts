import type { DatabaseFile } from "../../sqlite.ts";

/** The store's tables, one step a version: steps are only ever added. Everything here is derived and may be deleted. */
const storeSteps: readonly string[] = [
  `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE record (
    id INTEGER PRIMARY KEY, source TEXT NOT NULL, key TEXT NOT NULL, fingerprint TEXT NOT NULL,
    original BLOB NOT NULL, run INTEGER NOT NULL, UNIQUE (source, key)
  );
  CREATE INDEX record_run ON record (source, run);
  CREATE TABLE contribution (
    record INTEGER NOT NULL, pid TEXT NOT NULL, own INTEGER NOT NULL, type TEXT NOT NULL, facts BLOB NOT NULL,
    PRIMARY KEY (record, pid)
  ) WITHOUT ROWID;
  CREATE INDEX contribution_pid ON contribution (pid);
  CREATE TABLE entity (
    pid TEXT PRIMARY KEY, type TEXT NOT NULL, described INTEGER NOT NULL, public INTEGER NOT NULL, label TEXT,
    same_as TEXT NOT NULL, hash TEXT NOT NULL, version INTEGER NOT NULL, modified TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX entity_type ON entity (type, described, public, pid);
  CREATE TABLE reference (
    target TEXT NOT NULL, pid TEXT NOT NULL, role TEXT NOT NULL, public INTEGER NOT NULL,
    PRIMARY KEY (target, pid, role)
  ) WITHOUT ROWID;
  CREATE INDEX reference_from ON reference (pid);
  CREATE TABLE change (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, pid TEXT NOT NULL, type TEXT NOT NULL, kind TEXT NOT NULL,
    version INTEGER NOT NULL, at TEXT NOT NULL, cause TEXT
  );
  CREATE TABLE ripple (cause TEXT PRIMARY KEY, after TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE run (
    id INTEGER PRIMARY KEY AUTOINCREMENT, source TEXT NOT NULL, started TEXT NOT NULL, ended TEXT,
    state TEXT NOT NULL, summary TEXT
  );
  CREATE TABLE finding (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, source TEXT NOT NULL, run INTEGER NOT NULL, record TEXT, finding TEXT NOT NULL
  );
  CREATE INDEX finding_record ON finding (source, record);
  `,
  // Only PIDs that do not stand for themselves: a harvest of a hundred thousand new ones writes nothing here.
  `
  CREATE TABLE current (pid TEXT PRIMARY KEY, ended TEXT NOT NULL, survivor TEXT) WITHOUT ROWID;
  CREATE INDEX current_survivor ON current (survivor) WHERE survivor IS NOT NULL;
  `,
  // What the source said, and by which mapping it was described, are apart. The original stands last: what is asked of every record
  // is read without it. Of a record from before, "" says that nobody knows.
  `
  CREATE TABLE record_next (
    id INTEGER PRIMARY KEY, source TEXT NOT NULL, key TEXT NOT NULL, content TEXT NOT NULL, revision TEXT NOT NULL,
    run INTEGER NOT NULL, missing_since TEXT, original BLOB NOT NULL, UNIQUE (source, key)
  );
  INSERT INTO record_next SELECT id, source, key, '', '', run, NULL, original FROM record;
  DROP TABLE record;
  ALTER TABLE record_next RENAME TO record;
  CREATE INDEX record_run ON record (source, run);
  CREATE INDEX record_missing ON record (source) WHERE missing_since IS NOT NULL;
  CREATE TABLE seen (
    run INTEGER NOT NULL, part INTEGER NOT NULL, bits BLOB NOT NULL, PRIMARY KEY (run, part)
  ) WITHOUT ROWID;
  ALTER TABLE run ADD COLUMN progress TEXT;
  ALTER TABLE run ADD COLUMN cancel INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX run_read ON run (source, state, ended, started);
  CREATE TABLE source (name TEXT PRIMARY KEY, mark TEXT, asked_missing TEXT) WITHOUT ROWID;
  CREATE TABLE plan (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, run INTEGER NOT NULL, key TEXT NOT NULL, action TEXT NOT NULL,
    content TEXT, base TEXT, was TEXT, record BLOB, UNIQUE (run, key)
  );
  CREATE INDEX plan_run ON plan (run, seq);
  CREATE TABLE suspect (
    id INTEGER PRIMARY KEY AUTOINCREMENT, source TEXT NOT NULL, run INTEGER NOT NULL, key TEXT NOT NULL, gone TEXT NOT NULL,
    survivor TEXT NOT NULL, evidence TEXT NOT NULL, state TEXT NOT NULL, note TEXT
  );
  CREATE UNIQUE INDEX suspect_open ON suspect (source, key) WHERE state = 'open';
  `,
  // The day on which what outsiders see of a thing changes by itself. At things from before nobody has looked: all of them are due.
  `
  ALTER TABLE entity ADD COLUMN turns TEXT;
  UPDATE entity SET turns = '';
  CREATE INDEX entity_turns ON entity (turns) WHERE turns IS NOT NULL;
  `,
];

const triggersOfStates = `
  CREATE TRIGGER state_kept BEFORE DELETE ON state BEGIN SELECT RAISE(ABORT, 'the archive keeps every state'); END;
  CREATE TRIGGER state_fixed BEFORE UPDATE ON state BEGIN SELECT RAISE(ABORT, 'the archive changes no state'); END;
`;

/** The archive's tables: every state that a thing was ever described in, by content hash. Nothing here is ever changed. */
const archiveSteps: readonly string[] = [
  `
  CREATE TABLE state (hash TEXT PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID;
  CREATE TABLE version (
    pid TEXT NOT NULL, version INTEGER NOT NULL, hash TEXT NOT NULL, type TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (pid, version)
  ) WITHOUT ROWID;
  ${triggersOfStates}
  CREATE TRIGGER version_kept BEFORE DELETE ON version BEGIN SELECT RAISE(ABORT, 'the archive keeps every version'); END;
  CREATE TRIGGER version_fixed BEFORE UPDATE ON version BEGIN SELECT RAISE(ABORT, 'the archive changes no version'); END;
  `,
  // States stand in the order in which they came: in that of their hashes, which is none, each would be put between others.
  `
  CREATE TABLE state_next (hash TEXT NOT NULL UNIQUE, body BLOB NOT NULL);
  INSERT INTO state_next SELECT hash, body FROM state;
  DROP TABLE state;
  ALTER TABLE state_next RENAME TO state;
  ${triggersOfStates}
  `,
];

/** The store's file, as it is opened. */
export function storeFile(file: string): DatabaseFile {
  return {
    file,
    steps: storeSteps,
    synchronous: "NORMAL",
    ifDamaged: "Delete it and harvest again: no identifier is in it.",
  };
}

/** The archive's file, as it is opened: what it acknowledged survives a power cut. */
export function archiveFileOf(file: string): DatabaseFile {
  return { file, steps: archiveSteps, synchronous: "FULL", ifDamaged: "Restore the archive from its backup." };
}
