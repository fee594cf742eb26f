import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Problem } from "../errors.ts";
import { log } from "../log.ts";

/** The right to write to a data folder; `release` gives it back. */
export type Lease = { release(): void };

/**
 * Takes the right to harvest into a data folder: one process at a time, and whoever holds it loses it by ending, however
 * it ends. It is the operating system's lock on a SQLite file (Node has no `flock`), so no stale lock file is left by a
 * killed process. Faults: `run-in-progress`, naming who holds it,
 * `data-folder-unwritable`, `data-folder-damaged`.
 */
export function takeLease(folder: string): Lease {
  const lease = tryLease(folder);
  if (lease) return lease;
  throw new Problem(
    "run-in-progress",
    `${holderOf(folder)} is writing to ${folder}. Wait until it has ended, or stop it.`,
  );
}

/** The right to harvest if nobody holds it, else undefined. */
export function tryLease(folder: string): Lease | undefined {
  mkdirSync(folder, { recursive: true });
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(join(folder, "lease.sqlite"), { timeout: 0 });
    database.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    database?.close();
    if (codeOf(error) === codes.busy || codeOf(error) === codes.locked) return undefined;
    throw explain(error, folder);
  }
  const held = database;
  signName(folder);
  return {
    release() {
      held.exec("ROLLBACK");
      held.close();
    },
  };
}

/** SQLite's primary result codes. */
const codes = { busy: 5, locked: 6, corrupt: 11, notADatabase: 26 };

function codeOf(error: unknown): number {
  return error instanceof Error && "errcode" in error ? Number(error.errcode) & 0xff : 0;
}

function explain(error: unknown, folder: string): Problem {
  if (codeOf(error) === codes.corrupt || codeOf(error) === codes.notADatabase) {
    return new Problem(
      "data-folder-damaged",
      `${join(folder, "lease.sqlite")} is not a sound SQLite file. Delete it: nothing is in it.`,
    );
  }
  return new Problem(
    "data-folder-unwritable",
    `${folder} cannot be written: ${error instanceof Error ? error.message : String(error)}. Check its owner and permissions, or set CARTOUCHE_DATA.`,
  );
}

/** Who holds the lease is written down for people only: the lock is the lease, so a name that cannot be written is no fault. */
function signName(folder: string): void {
  const name = { process: process.pid, since: new Date().toISOString() };
  try {
    writeFileSync(join(folder, "lease.json"), JSON.stringify(name));
  } catch (error) {
    log.warn({ error: String(error) }, "lease.json cannot be written");
  }
}

function holderOf(folder: string): string {
  try {
    const { process: pid, since } = JSON.parse(readFileSync(join(folder, "lease.json"), "utf8"));
    return `Process ${pid} (since ${since})`;
  } catch {
    return "Another process";
  }
}
