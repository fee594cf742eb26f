/**
 * The tables as numbered steps, one a version: steps are only ever added. Text is compared by its bytes (`COLLATE "C"`), as
 * SQLite does; texts of sources and facts are packed, so that any character may stand in them.
 */

/** The store's tables. Everything here is derived and may be dropped. */
export const storeSteps: readonly string[] = [
  `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
  CREATE TABLE record (
    id BIGINT PRIMARY KEY, source TEXT COLLATE "C" NOT NULL, key TEXT COLLATE "C" NOT NULL, content TEXT NOT NULL,
    revision TEXT NOT NULL, run INTEGER NOT NULL, missing_since TEXT, original BYTEA NOT NULL, UNIQUE (source, key)
  );
  CREATE INDEX record_run ON record (source, run);
  CREATE INDEX record_missing ON record (source) WHERE missing_since IS NOT NULL;
  CREATE TABLE seen (run INTEGER NOT NULL, part INTEGER NOT NULL, bits BYTEA NOT NULL, PRIMARY KEY (run, part));
  CREATE TABLE contribution (
    record BIGINT NOT NULL, pid TEXT COLLATE "C" NOT NULL, own SMALLINT NOT NULL, type TEXT NOT NULL,
    facts BYTEA NOT NULL, PRIMARY KEY (record, pid)
  );
  CREATE INDEX contribution_pid ON contribution (pid);
  CREATE TABLE entity (
    pid TEXT COLLATE "C" PRIMARY KEY, type TEXT NOT NULL, described SMALLINT NOT NULL, public SMALLINT NOT NULL,
    label TEXT, same_as TEXT NOT NULL, hash TEXT NOT NULL, version INTEGER NOT NULL, modified TEXT NOT NULL
  );
  CREATE INDEX entity_type ON entity (type, described, public, pid);
  CREATE TABLE reference (
    target TEXT COLLATE "C" NOT NULL, pid TEXT COLLATE "C" NOT NULL, role TEXT COLLATE "C" NOT NULL,
    public SMALLINT NOT NULL, PRIMARY KEY (target, pid, role)
  );
  CREATE INDEX reference_from ON reference (pid);
  CREATE TABLE change (
    seq BIGINT PRIMARY KEY, pid TEXT COLLATE "C" NOT NULL, type TEXT NOT NULL, kind TEXT NOT NULL,
    version INTEGER NOT NULL, at TEXT NOT NULL, cause TEXT
  );
  CREATE TABLE ripple (cause TEXT COLLATE "C" PRIMARY KEY, after TEXT COLLATE "C" NOT NULL);
  CREATE TABLE current (pid TEXT COLLATE "C" PRIMARY KEY, ended TEXT NOT NULL, survivor TEXT COLLATE "C");
  CREATE INDEX current_survivor ON current (survivor) WHERE survivor IS NOT NULL;
  CREATE TABLE run (
    id INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY, source TEXT NOT NULL, started TEXT NOT NULL, ended TEXT,
    state TEXT NOT NULL, progress TEXT, cancel SMALLINT NOT NULL DEFAULT 0, summary TEXT
  );
  CREATE INDEX run_read ON run (source, state, ended, started);
  CREATE TABLE source (name TEXT PRIMARY KEY, mark TEXT, asked_missing TEXT);
  CREATE TABLE plan (
    seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, run INTEGER NOT NULL, key TEXT NOT NULL, action TEXT NOT NULL,
    content TEXT, base TEXT, was TEXT, record BYTEA, UNIQUE (run, key)
  );
  CREATE INDEX plan_run ON plan (run, seq);
  CREATE TABLE suspect (
    id INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY, source TEXT NOT NULL, run INTEGER NOT NULL, key TEXT NOT NULL,
    gone TEXT NOT NULL, survivor TEXT NOT NULL, evidence TEXT NOT NULL, state TEXT NOT NULL, note TEXT
  );
  CREATE UNIQUE INDEX suspect_open ON suspect (source, key) WHERE state = 'open';
  CREATE TABLE finding (
    seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, source TEXT NOT NULL, run INTEGER NOT NULL,
    record TEXT COLLATE "C", finding TEXT NOT NULL
  );
  CREATE INDEX finding_record ON finding (source, record);
  `,
  // The day on which what outsiders see of a thing changes by itself. At things from before nobody has looked: all of them are due.
  `
  ALTER TABLE entity ADD COLUMN turns TEXT COLLATE "C" DEFAULT '';
  ALTER TABLE entity ALTER COLUMN turns DROP DEFAULT;
  CREATE INDEX entity_turns ON entity (turns, pid) WHERE turns IS NOT NULL;
  `,
];

/** The archive's tables: every state that a thing was ever described in, by content hash. Nothing here is ever changed. */
export const archiveSteps: readonly string[] = [
  `
  CREATE TABLE state (hash TEXT COLLATE "C" PRIMARY KEY, body BYTEA NOT NULL);
  CREATE TABLE version (
    pid TEXT COLLATE "C" NOT NULL, version INTEGER NOT NULL, hash TEXT COLLATE "C" NOT NULL, type TEXT NOT NULL,
    at TEXT NOT NULL, PRIMARY KEY (pid, version)
  );
  CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN RAISE EXCEPTION 'the archive keeps every % as it is', TG_TABLE_NAME; END $$;
  CREATE TRIGGER state_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON state FOR EACH STATEMENT EXECUTE FUNCTION keep();
  CREATE TRIGGER version_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON version FOR EACH STATEMENT EXECUTE FUNCTION keep();
  `,
];
