import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../../errors.ts";
import { type Lifting, liftFence, putFence } from "../sqlite/fence.ts";
import { stateHash } from "../sqlite/listings.ts";
import { foldEvents } from "./fold-events.ts";
import { bundledEvents, verifyBundle } from "./verify-bundle.ts";
import type { EventFiles } from "./walk-events.ts";

/**
 * Rebuilds a registry's file out of a private bundle, whole or not at all. It does not mint before its fence is lifted: here, or
 * later by `liftFence`. Faults: `data-folder-damaged` (the bundle's place of damage), `request-malformed` (a public bundle, or
 * a registry is there already), `registry-fenced` (the registry is restored, its fence stands), those of `openDatabase`.
 */
export async function restoreBundle(bundle: string, file: string, lifting?: Lifting): Promise<Restored> {
  mustBeFree(file);
  const verdict = await verifyBundle(bundle);
  const [place] = verdict.damage;
  if (place !== undefined)
    throw new Problem("data-folder-damaged", `${bundle}: ${place}. Use another copy of the bundle.`, { ...verdict });
  if (verdict.kind === "public" || verdict.unexplained > 0)
    throw new Problem(
      "request-malformed",
      `${bundle} lacks private parts of its events. Restore from a whole, private one.`,
    );
  const key = readFileSync(join(bundle, "data/key"), "utf8");
  const { size, stateHash } = verdict;
  return rebuild(bundledEvents(bundle), file, { size, stateHash, key, ...(lifting && { lifting }) });
}

/** What was restored. */
export type Restored = { size: number; stateHash: string };

/** A registry that is there is never written over. Fault: `request-malformed`. */
export function mustBeFree(file: string): void {
  if (existsSync(file))
    throw new Problem(
      "request-malformed",
      `${file} is there already and is not written over. Restore into an empty folder.`,
    );
}

/** How many events to rebuild from, the printed verifier key for the fence, and what the state must then be, where that is known. */
export type Rebuilding = { size: number; key: string; stateHash?: string | undefined; lifting?: Lifting };

/** Folds events that were verified into a registry's file, whole or not at all, behind a fence. Faults: `registry-fenced`, those of `openDatabase`. */
export async function rebuild(
  events: EventFiles,
  file: string,
  { size, key, stateHash: expected, lifting }: Rebuilding,
): Promise<Restored> {
  const draft = `${file}.restoring`;
  for (const name of [draft, `${draft}-wal`, `${draft}-shm`]) rmSync(name, { force: true });
  const database = await foldEvents(events, draft);
  const restored = { size, stateHash: stateHash(database) };
  putFence(database, size, key);
  database.close();
  if (expected !== undefined && restored.stateHash !== expected)
    throw new Error(`${draft} is not what ${events.folder} says`);
  renameSync(draft, file);
  if (lifting) liftFence(file, lifting);
  return restored;
}
