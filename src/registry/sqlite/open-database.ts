import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Problem } from "../../errors.ts";
import { registrySteps } from "./schema.ts";

const busyTimeoutMs = 10_000;

/**
 * Opens a registry's file, made and brought up to this version where it is not yet. Read-only handles see what a writing
 * process commits. Faults: `data-folder-unwritable`, `data-folder-newer`, `data-folder-damaged`, `disk-full`.
 */
export function openDatabase(file: string, readOnly: boolean): DatabaseSync {
  try {
    if (!readOnly) return openToWrite(file);
    const current = existsSync(file) ? openToRead(file) : undefined;
    if (current) return current;
    openToWrite(file).close();
    const made = openToRead(file);
    if (made) return made;
    throw new Error(`${file} was brought up to date and is not`);
  } catch (error) {
    throw explain(error, file);
  }
}

function openToWrite(file: string): DatabaseSync {
  mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file, { timeout: busyTimeoutMs });
  try {
    // recursive_triggers: without it INSERT OR REPLACE deletes rows unseen by the triggers that forbid it.
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA recursive_triggers = ON");
    database.exec("PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 16384");
    if (versionOf(database, file) < registrySteps.length) migrate(database, file);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Undefined where the tables are of an older version. */
function openToRead(file: string): DatabaseSync | undefined {
  const database = new DatabaseSync(file, { readOnly: true, timeout: busyTimeoutMs });
  try {
    if (versionOf(database, file) === registrySteps.length) {
      database.exec("PRAGMA cache_size = -65536");
      return database;
    }
  } catch (error) {
    database.close();
    throw error;
  }
  database.close();
  return undefined;
}

function versionOf(database: DatabaseSync, file: string): number {
  const version = Number(database.prepare("PRAGMA user_version").get()?.user_version);
  if (version <= registrySteps.length) return version;
  throw new Problem(
    "data-folder-newer",
    `${file} has tables of version ${version}; this Cartouche knows ${registrySteps.length}. Install a newer Cartouche.`,
  );
}

/** The version is read again inside the transaction: two processes may open a new file at once. */
function migrate(database: DatabaseSync, file: string): void {
  inTransaction(database, file, () => {
    for (const step of registrySteps.slice(versionOf(database, file))) database.exec(step);
    database.exec(`PRAGMA user_version = ${registrySteps.length}`);
  });
}

/** Runs steps in one write transaction, held from its start; undoes them all when one fails. Faults as `openDatabase`. */
export function inTransaction<T>(database: DatabaseSync, file: string, steps: () => T): T {
  try {
    database.exec("BEGIN IMMEDIATE");
    const result = steps();
    database.exec("COMMIT");
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw explain(error, file);
  }
}

const advice: Record<number, [ConstructorParameters<typeof Problem>[0], string]> = {
  13: ["disk-full", "cannot grow. Free some space and try again: what was acknowledged is kept."],
  3: ["data-folder-unwritable", "may not be opened. Check the folder's owner and permissions, or set CARTOUCHE_DATA."],
  8: ["data-folder-unwritable", "may only be read. Check the folder's owner and permissions, or set CARTOUCHE_DATA."],
  14: ["data-folder-unwritable", "cannot be opened. Check the folder's owner and permissions, or set CARTOUCHE_DATA."],
  11: ["data-folder-damaged", "is damaged. Restore the registry from its backup; do not mint before."],
  26: ["data-folder-damaged", "is no SQLite file. Restore the registry from its backup; do not mint before."],
};
const unwritableFolder = new Set(["EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST"]);

/** A fault of SQLite (by its primary result code) or of the file system in the operator's words; any other as it is. */
function explain(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || error instanceof Problem) return error;
  if ("errcode" in error) {
    const [code, detail] = advice[Number(error.errcode) & 0xff] ?? [];
    return code ? new Problem(code, `${file} ${detail}`) : error;
  }
  if ("code" in error && error.code === "ENOSPC") return new Problem("disk-full", `${file} ${advice[13]?.[1]}`);
  return "code" in error && unwritableFolder.has(String(error.code))
    ? new Problem("data-folder-unwritable", `${file} ${advice[14]?.[1]}`)
    : error;
}
