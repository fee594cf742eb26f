/** Opening SQLite files as the house does: WAL, numbered steps that are only ever added, faults in the operator's words. */
import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Problem } from "./errors.ts";

/**
 * A file to open: its tables as numbered steps, how hard it holds on to what it acknowledged (`FULL` survives a power
 * cut), and what an operator does when it is damaged.
 */
export type DatabaseFile = {
  file: string;
  steps: readonly string[];
  synchronous: "FULL" | "NORMAL";
  ifDamaged: string;
  readOnly?: boolean;
  /** How many pages may be written ahead before a commit also moves them into the file; a page has 4 KiB. */
  pagesAhead?: number;
};

const busyTimeoutMs = 10_000;
const cache = "PRAGMA cache_size = -65536";

/**
 * Opens a SQLite file, made and brought up to this version where it is not yet. Read-only handles see what a writing
 * process commits. Faults: `data-folder-unwritable`, `data-folder-newer`, `data-folder-damaged`, `disk-full`.
 */
export function openDatabase(wanted: DatabaseFile): DatabaseSync {
  try {
    if (!wanted.readOnly) return openToWrite(wanted);
    const current = existsSync(wanted.file) ? openToRead(wanted) : undefined;
    if (current) return current;
    openToWrite(wanted).close();
    const made = openToRead(wanted);
    if (made) return made;
    throw new Error(`${wanted.file} was brought up to date and is not`);
  } catch (error) {
    throw explain(error, wanted);
  }
}

function openToWrite(wanted: DatabaseFile): DatabaseSync {
  mkdirSync(dirname(wanted.file), { recursive: true });
  const database = new DatabaseSync(wanted.file, { timeout: busyTimeoutMs });
  try {
    writeAhead(database);
    // recursive_triggers: without it INSERT OR REPLACE deletes rows unseen by the triggers that forbid it.
    database.exec(`PRAGMA synchronous = ${wanted.synchronous}; PRAGMA recursive_triggers = ON`);
    database.exec(`${cache}; PRAGMA wal_autocheckpoint = ${wanted.pagesAhead ?? 16_384}`);
    if (versionOf(database, wanted) < wanted.steps.length) migrate(database, wanted);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Two processes that make one file at once both turn it to WAL, and for that alone SQLite does not wait by itself. */
function writeAhead(database: DatabaseSync): void {
  const until = Date.now() + busyTimeoutMs;
  for (;;) {
    try {
      database.exec("PRAGMA journal_mode = WAL");
      return;
    } catch (error) {
      const isBusy = error instanceof Error && "errcode" in error && error.errcode === 5;
      if (!isBusy || Date.now() > until) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

/** Undefined where the tables are of an older version. */
function openToRead(wanted: DatabaseFile): DatabaseSync | undefined {
  const database = new DatabaseSync(wanted.file, { readOnly: true, timeout: busyTimeoutMs });
  try {
    if (versionOf(database, wanted) === wanted.steps.length) {
      database.exec(cache);
      return database;
    }
  } catch (error) {
    database.close();
    throw error;
  }
  database.close();
  return undefined;
}

function versionOf(database: DatabaseSync, { file, steps }: DatabaseFile): number {
  const version = Number(database.prepare("PRAGMA user_version").get()?.user_version);
  if (version <= steps.length) return version;
  throw new Problem(
    "data-folder-newer",
    `${file} has tables of version ${version}; this Cartouche knows ${steps.length}. Install a newer Cartouche.`,
  );
}

/** The version is read again inside the transaction: two processes may open a new file at once. */
function migrate(database: DatabaseSync, wanted: DatabaseFile): void {
  inTransaction(database, wanted, () => {
    const from = versionOf(database, wanted);
    const to = wanted.steps.length;
    if (from === to) return;
    for (const step of wanted.steps.slice(from)) database.exec(step);
    database.exec(`PRAGMA user_version = ${to}`);
    database.exec("CREATE TABLE IF NOT EXISTS upgrade (came INTEGER, went INTEGER, time TEXT) STRICT");
    database.prepare("INSERT INTO upgrade VALUES (?, ?, ?)").run(from, to, new Date().toISOString());
  });
}

/**
 * Moves what was written ahead into the file before it is closed, and takes its room away where nobody reads it; else the rest is moved by whoever
 * writes next. The last to close would do so, but not where that one only reads.
 */
export function moveIn(database: DatabaseSync): void {
  try {
    database.exec("PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)");
  } catch {
    // It is kept where it is.
  }
}

/** The version of a file's tables, and when it came to it from which: `from` 0 where it was made. */
export type Upgrades = { version: number; history: { from: number; to: number; time: string }[] };

/** How a SQLite file came to its version; undefined where there is none. */
export function upgradesOf(file: string): Upgrades | undefined {
  if (!existsSync(file)) return undefined;
  const database = new DatabaseSync(file, { readOnly: true, timeout: busyTimeoutMs });
  try {
    const version = Number(database.prepare("PRAGMA user_version").get()?.user_version);
    const told = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'upgrade'").get() !== undefined;
    const rows = told ? database.prepare("SELECT came, went, time FROM upgrade ORDER BY rowid").all() : [];
    const history = rows.map((row) => ({ from: Number(row.came), to: Number(row.went), time: String(row.time) }));
    return { version, history };
  } finally {
    database.close();
  }
}

/** Runs steps in one write transaction, held from its start; undoes them all when one fails. Faults as `openDatabase`. */
export function inTransaction<T>(
  database: DatabaseSync,
  of: Pick<DatabaseFile, "file" | "ifDamaged">,
  steps: () => T,
): T {
  try {
    database.exec("BEGIN IMMEDIATE");
    const result = steps();
    database.exec("COMMIT");
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw explain(error, of);
  }
}

const full = "cannot grow. Free some space, then run the command again: what was acknowledged is kept.";
const unwritable = "cannot be opened for writing. Check the folder's owner and permissions, or set CARTOUCHE_DATA.";
/** SQLite's primary result codes: FULL; PERM, READONLY, CANTOPEN; CORRUPT, NOTADB. */
const codes = { full: 13, unwritable: [3, 8, 14], damaged: [11, 26] };
const unwritableFolder = new Set(["EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST"]);

/** A fault of SQLite or of the file system in the operator's words; any other as it is. */
function explain(error: unknown, { file, ifDamaged }: Pick<DatabaseFile, "file" | "ifDamaged">): unknown {
  if (!(error instanceof Error) || error instanceof Problem) return error;
  const code = "errcode" in error ? Number(error.errcode) & 0xff : 0;
  const reason = "code" in error ? String(error.code) : "";
  if (code === codes.full || reason === "ENOSPC") return new Problem("disk-full", `${file} ${full}`);
  if (codes.unwritable.includes(code) || unwritableFolder.has(reason))
    return new Problem("data-folder-unwritable", `${file} ${unwritable}`);
  if (codes.damaged.includes(code))
    return new Problem("data-folder-damaged", `${file} is not a sound SQLite file. ${ifDamaged}`);
  return error;
}
