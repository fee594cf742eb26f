import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as pause } from "node:timers/promises";
import { Problem } from "./errors.ts";
import { log } from "./log.ts";

/** A right that one process at a time has in a data folder; `release` gives it back. */
export type Lease = { release(): void };

/** The rights there are: to write to the store (a harvest, the follower), and to write to the registry. */
export type Right = "store" | "registry";

const files: Record<Right, string> = { store: "lease", registry: "writer" };

/**
 * Takes a right in a data folder: one process at a time, and whoever holds it loses it by ending, however it ends. It is the
 * operating system's lock on a SQLite file (Node has no `flock`), so no stale lock file is left by a killed process. Faults:
 * `run-in-progress`, naming who holds it, `data-folder-unwritable`, `data-folder-damaged`.
 */
export function takeLease(folder: string, right: Right = "store"): Lease {
  const lease = tryLease(folder, right);
  if (lease) return lease;
  throw new Problem(
    "run-in-progress",
    `${holderOf(folder, right)} is writing to ${folder}. Wait until it has ended, or stop it.`,
  );
}

const patienceMs = 2_000;
const askAgainMs = 50;

/** The same, waiting a little: a server's follower has the right for a moment again and again. Faults as `takeLease`. */
export async function waitForLease(folder: string, right: Right = "store"): Promise<Lease> {
  for (const until = performance.now() + patienceMs; performance.now() < until; await pause(askAgainMs)) {
    const lease = tryLease(folder, right);
    if (lease) return lease;
  }
  return takeLease(folder, right);
}

/** A right if nobody holds it, else undefined. */
export function tryLease(folder: string, right: Right = "store"): Lease | undefined {
  mkdirSync(folder, { recursive: true });
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(join(folder, `${files[right]}.sqlite`), { timeout: 0 });
    database.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    database?.close();
    if (codeOf(error) === codes.busy || codeOf(error) === codes.locked) return undefined;
    throw explain(error, folder, right);
  }
  const held = database;
  signName(folder, right);
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

function explain(error: unknown, folder: string, right: Right): Problem {
  if (codeOf(error) === codes.corrupt || codeOf(error) === codes.notADatabase) {
    return new Problem(
      "data-folder-damaged",
      `${join(folder, `${files[right]}.sqlite`)} is not a sound SQLite file. Delete it: nothing is in it.`,
    );
  }
  return new Problem(
    "data-folder-unwritable",
    `${folder} cannot be written: ${error instanceof Error ? error.message : String(error)}. Check its owner and permissions, or set CARTOUCHE_DATA.`,
  );
}

/** Who holds the lease is written down for people only: the lock is the lease, so a name that cannot be written is no fault. */
function signName(folder: string, right: Right): void {
  const name = { process: process.pid, since: new Date().toISOString() };
  try {
    writeFileSync(join(folder, `${files[right]}.json`), JSON.stringify(name));
  } catch (error) {
    log.warn({ error: String(error) }, "the holder of a lease cannot be written down");
  }
}

/** Who holds a right, for people. */
export function holderOf(folder: string, right: Right): string {
  try {
    const { process: pid, since } = JSON.parse(readFileSync(join(folder, `${files[right]}.json`), "utf8"));
    return `Process ${pid} (since ${since})`;
  } catch {
    return "Another process";
  }
}
