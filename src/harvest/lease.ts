import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Problem } from "../errors.ts";

/** The right to write to a data folder; `release` gives it back. */
export type Lease = { release(): void };

/**
 * Takes the right to harvest into a data folder: one process at a time, and whoever holds it loses it by ending, however
 * it ends. It is the operating system's lock on a SQLite file (Node has no `flock`), so no stale lock file is left by a
 * killed process. Fault: `run-in-progress`, naming who holds it.
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
    if (isBusy(error)) return undefined;
    throw new Problem(
      "data-folder-unwritable",
      `${folder} cannot be written: ${error instanceof Error ? error.message : String(error)}. Check its owner and permissions, or set CARTOUCHE_DATA.`,
    );
  }
  const held = database;
  writeFileSync(join(folder, "lease.json"), JSON.stringify({ process: process.pid, since: new Date().toISOString() }));
  return {
    release() {
      held.exec("ROLLBACK");
      held.close();
    },
  };
}

function isBusy(error: unknown): boolean {
  const code = error instanceof Error && "errcode" in error ? Number(error.errcode) & 0xff : 0;
  return code === 5 || code === 6;
}

function holderOf(folder: string): string {
  try {
    const { process: pid, since } = JSON.parse(readFileSync(join(folder, "lease.json"), "utf8"));
    return `Process ${pid} (since ${since})`;
  } catch {
    return "Another process";
  }
}
