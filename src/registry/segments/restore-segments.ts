import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../../errors.ts";
import { mustBeFree, type Restored, rebuild } from "../bundle/restore-bundle.ts";
import type { Lifting } from "../sqlite/fence.ts";
import { lastEvent, segmentFiles } from "./segment-file.ts";
import { copiedEvents, verifySegments } from "./verify-segments.ts";

/**
 * Rebuilds a registry's file out of a second location, behind the fence of a restored registry; `key` is the printed verifier key of its
 * log. Faults: `data-folder-damaged` (with the place), `request-malformed`, `registry-fenced`, those of `openDatabase`.
 */
export async function restoreSegments(
  folder: string,
  file: string,
  { key, lifting }: { key: string; lifting?: Lifting | undefined },
): Promise<Restored> {
  mustBeFree(file);
  const last = segmentFiles(readdirSync(folder)).at(-1);
  // What a crash broke off at the end was never acknowledged.
  if (last !== undefined) await lastEvent(join(folder, last), { cut: true });
  const { size, unexplained, damage } = await verifySegments(folder);
  const [place] = damage;
  if (place !== undefined)
    throw new Problem("data-folder-damaged", `${folder}: ${place}. Restore from a bundle, or from another copy.`, {
      damage,
    });
  if (unexplained > 0)
    throw new Problem("request-malformed", `${folder} lacks private parts of its events. Restore from a whole bundle.`);
  return rebuild(copiedEvents(folder), file, { size, key, ...(lifting && { lifting }) });
}
