import { DatabaseSync, type StatementSync } from "node:sqlite";

/** A row on its way into a record. `tbl` is the table's place in `tableNames`; `own` its own key; `owner` its record's. */
export type StagedRow = {
  tbl: number;
  line: number;
  own: string | null;
  owner: string;
  refers: string | null;
  body: string;
  fault: string | null;
};

/** The rows of an export in a temporary database, so that memory stays flat however large the export is. */
export type Staging = {
  database: DatabaseSync;
  insert(row: StagedRow): void;
  /** Notes that a record exists; false where one with this key does already. */
  know(key: string): boolean;
  /** Notes that a record exists but could not be read; what refers to it still refers to something. */
  knowRejected(key: string): void;
  /** Whether this row of a table is new; an XML export says a constituent again with every object. */
  once(tbl: number, owner: string, body: string): boolean;
  /** The file that a part of a record was first found in. */
  fileOf(part: string, file: string): string;
  /** How many records can be read. */
  known(): number;
  close(): void;
};

const schema = `
  PRAGMA temp_store = FILE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32000; PRAGMA locking_mode = EXCLUSIVE;
  CREATE TABLE row (id INTEGER PRIMARY KEY, tbl INTEGER, line INTEGER, own TEXT, owner TEXT, refers TEXT, body TEXT, fault TEXT);
  CREATE TABLE known (key TEXT PRIMARY KEY, readable INTEGER) WITHOUT ROWID;
  CREATE TABLE term (chain TEXT, type TEXT, aat TEXT, tbl INTEGER, line INTEGER, PRIMARY KEY (chain, type, aat)) WITHOUT ROWID;
  CREATE TABLE embedded (tbl INTEGER, owner TEXT, body TEXT, PRIMARY KEY (tbl, owner, body)) WITHOUT ROWID;
  CREATE TABLE part (key TEXT PRIMARY KEY, file TEXT) WITHOUT ROWID;
  BEGIN`;

/** Opens an empty staging database: without a name SQLite keeps it in a temporary file that goes with it, even in a crash. */
export function openStaging(): Staging {
  const database = new DatabaseSync("");
  database.exec(schema);
  const insert = database.prepare(
    "INSERT INTO row (tbl, line, own, owner, refers, body, fault) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const know: StatementSync = database.prepare(
    "INSERT INTO known VALUES (?, 1) ON CONFLICT (key) DO UPDATE SET readable = 1 WHERE readable = 0",
  );
  const reject = database.prepare("INSERT OR IGNORE INTO known VALUES (?, 0)");
  const embed = database.prepare("INSERT OR IGNORE INTO embedded VALUES (?, ?, ?)");
  const addPart = database.prepare("INSERT OR IGNORE INTO part VALUES (?, ?)");
  const partOf = database.prepare("SELECT file FROM part WHERE key = ?");
  return {
    database,
    insert: ({ tbl, line, own, owner, refers, body, fault }) => {
      insert.run(tbl, line, own, owner, refers, body, fault);
    },
    know: (key) => know.run(key).changes > 0,
    knowRejected: (key) => {
      reject.run(key);
    },
    once: (tbl, owner, body) => embed.run(tbl, owner, body).changes > 0,
    fileOf: (part, file) => (addPart.run(part, file).changes > 0 ? file : String(partOf.get(part)?.file)),
    known: () => Number(database.prepare("SELECT count(*) AS n FROM known WHERE readable = 1").get()?.n),
    close: () => database.close(),
  };
}
