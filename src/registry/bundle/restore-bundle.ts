import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../../errors.ts";
import { type Lifting, liftFence, putFence } from "../sqlite/fence.ts";
import { stateHash } from "../sqlite/listings.ts";
import { foldEvents } from "./fold-events.ts";
import { verifyBundle } from "./verify-bundle.ts";

/**
 * Rebuilds a registry's file out of a private bundle, whole or not at all. It does not mint before its fence is lifted: here, or
 * later by `liftFence`. Faults: `data-folder-damaged` (the bundle's place of damage), `request-malformed` (a public bundle, or
 * a registry is there already), `registry-fenced` (the registry is restored, its fence stands), those of `openDatabase`.
 */
export async function restoreBundle(
  bundle: string,
  file: string,
  lifting?: Lifting,
): Promise<{ size: number; stateHash: string }> {
  if (existsSync(file))
    throw new Problem(
      "request-malformed",
      `${file} is there already and is not written over. Restore into an empty folder.`,
    );
  const verdict = await verifyBundle(bundle);
  const [place] = verdict.damage;
  if (place !== undefined)
    throw new Problem("data-folder-damaged", `${bundle}: ${place}. Use another copy of the bundle.`, { ...verdict });
  if (verdict.kind === "public" || verdict.unexplained > 0)
    throw new Problem(
      "request-malformed",
      `${bundle} lacks private parts of its events. Restore from a whole, private one.`,
    );
  const draft = `${file}.restoring`;
  for (const name of [draft, `${draft}-wal`, `${draft}-shm`]) rmSync(name, { force: true });
  const database = await foldEvents(bundle, draft);
  const restored = { size: verdict.size, stateHash: stateHash(database) };
  putFence(database, verdict.size, readFileSync(join(bundle, "data/key"), "utf8"));
  database.close();
  if (restored.stateHash !== verdict.stateHash) throw new Error(`${draft} is not what ${bundle} says`);
  renameSync(draft, file);
  if (lifting) liftFence(file, lifting);
  return restored;
}
