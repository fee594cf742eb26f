import { DatabaseSync } from "node:sqlite";
import { Problem } from "../../errors.ts";

/** A file to open: its tables, and how hard it holds on to what it acknowledged (`FULL` survives a power cut). */
export type DatabaseFile = { file: string; steps: readonly string[]; synchronous: "FULL" | "NORMAL" };

/**
 * Opens a SQLite file in WAL mode and brings its tables up to this version. Faults: `data-folder-unwritable`,
 * `data-folder-newer` (written by a later version), `disk-full`.
 */
export function openDatabase({ file, steps, synchronous }: DatabaseFile): DatabaseSync {
  try {
    const database = new DatabaseSync(file, { timeout: 10_000 });
    database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${synchronous}; PRAGMA cache_size = -32768`);
    migrate(database, file, steps);
    return database;
  } catch (error) {
    throw explain(error, file);
  }
}

function migrate(database: DatabaseSync, file: string, steps: readonly string[]): void {
  const version = () => Number(database.prepare("PRAGMA user_version").get()?.user_version);
  if (version() > steps.length) {
    throw new Problem(
      "data-folder-newer",
      `${file} has tables of version ${version()}; this Cartouche knows ${steps.length}. Install a newer Cartouche.`,
    );
  }
  if (version() === steps.length) return;
  database.exec("BEGIN IMMEDIATE");
  try {
    for (let at = version(); at < steps.length; at++) database.exec(steps[at] ?? "");
    database.exec(`PRAGMA user_version = ${steps.length}`);
    database.exec("COMMIT");
  } catch (error) {
    database.exec("ROLLBACK");
    throw error;
  }
}

/** A SQLite fault in the operator's words; anything else is passed on as it is. */
export function explain(error: unknown, file: string): unknown {
  const code = error instanceof Error && "errcode" in error ? Number(error.errcode) & 0xff : 0;
  if (code === 13)
    return new Problem(
      "disk-full",
      `${file} cannot grow. Free some space, then run the command again: what was acknowledged is kept.`,
    );
  if (code === 8 || code === 14 || code === 3) {
    return new Problem(
      "data-folder-unwritable",
      `${file} cannot be opened for writing. Check the folder's owner and permissions, or set CARTOUCHE_DATA.`,
    );
  }
  if (code === 11 || code === 26) {
    return new Problem(
      "data-folder-damaged",
      `${file} is not a sound SQLite file. A store may be deleted and harvested again; a registry or archive must be restored from its backup.`,
    );
  }
  return error;
}

/** Runs steps in one write transaction, and undoes them all when one fails. */
export function inTransaction<T>(database: DatabaseSync, steps: () => T): T {
  database.exec("BEGIN IMMEDIATE");
  try {
    const result = steps();
    database.exec("COMMIT");
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw explain(error, database.location() ?? "the database");
  }
}
