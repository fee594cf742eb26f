import { existsSync } from "node:fs";
import { join } from "node:path";
import { verifyBundle } from "../../../registry/bundle/verify-bundle.ts";
import { databaseSource } from "../../../registry/log/database-source.ts";
import { tilesSource } from "../../../registry/log/tiles-source.ts";
import { verifyLog } from "../../../registry/log/verify-log.ts";
import type { House } from "../../house.ts";
import { exitCodes, print, printJson } from "../output.ts";

/** What was verified: its size in events, what was redacted, and every place of damage; `stateHash` of a bundle. */
type Verified = { size: number; redacted: number; damage: readonly string[]; stateHash?: string | undefined };

/** `registry verify DIR|URL`: a bundle, or the tiles of a log in a folder or at an address; needs nothing of this registry. */
export async function verifyElsewhere(place: string, json: boolean): Promise<number> {
  const isBundle = existsSync(join(place, "bagit.txt"));
  return report(isBundle ? await verifyBundle(place) : await verifyLog(tilesSource(place)), json);
}

/** `registry verify`: this registry's own log, with its private bodies. */
export async function verifyOwn({ log, data }: House, json: boolean): Promise<number> {
  return report(await verifyLog(databaseSource(log, data)), json);
}

/** Exit code 3 where anything is damaged: the places are the result. */
function report({ size, redacted, damage, stateHash }: Verified, json: boolean): number {
  if (json) printJson({ size, redacted, damage, ...(stateHash === undefined ? {} : { stateHash }) });
  else {
    for (const place of damage) print(`damaged: ${place}`);
    print(`${size} events, ${redacted} redacted${damage.length > 0 ? "" : "; sound"}`);
    if (stateHash !== undefined && damage.length === 0) print(`state hash ${stateHash}`);
  }
  return damage.length > 0 ? exitCodes.damage : exitCodes.good;
}
