import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../../../errors.ts";
import { verifyBundle } from "../../../registry/bundle/verify-bundle.ts";
import { databaseSource } from "../../../registry/log/database-source.ts";
import { tilesSource } from "../../../registry/log/tiles-source.ts";
import { parseVerifierKey, type VerifierKey } from "../../../registry/log/verifier-key.ts";
import { verifyLog } from "../../../registry/log/verify-log.ts";
import type { House } from "../../house.ts";
import { exitCodes, print, printJson } from "../output.ts";

/** How to verify: the key that signatures are held to, as printed or in a file, and whether to answer in JSON. */
export type Verifying = { key?: string; json?: boolean };

/** What was verified: its size in events, what was redacted, and every place of damage; `stateHash` of a bundle. */
type Verified = { size: number; redacted: number; damage: readonly string[]; stateHash?: string | undefined };

/** By these a folder is known as a bundle, also where some of them are lost. */
const marksOfBundle = ["bagit.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt", "data/events.jsonl"];

/** `registry verify DIR|URL`: a bundle, or the tiles of a log in a folder or at an address; needs nothing of this registry. */
export async function verifyElsewhere(place: string, how: Verifying): Promise<number> {
  const trusted = keyOf(how);
  const isBundle = marksOfBundle.some((mark) => existsSync(join(place, mark)));
  return report(isBundle ? await verifyBundle(place, trusted) : await verifyLog(tilesSource(place), trusted), how);
}

/** `registry verify`: this registry's own log, with its private bodies. */
export async function verifyOwn({ log, data }: House, how: Verifying): Promise<number> {
  return report(await verifyLog(databaseSource(log, data), keyOf(how)), how);
}

/** Fault: `request-malformed`. */
function keyOf({ key }: Verifying): VerifierKey | undefined {
  if (key === undefined) return undefined;
  const parsed = parseVerifierKey(key) ?? parseVerifierKey(existsSync(key) ? readFileSync(key, "utf8") : "");
  if (parsed) return parsed;
  throw new Problem(
    "request-malformed",
    `“${key}” is neither a verifier key nor a file with one. cartouche registry key prints one: name+id+key.`,
  );
}

/** Exit code 3 where anything is damaged: the places are the result. */
function report({ size, redacted, damage, stateHash }: Verified, { key, json }: Verifying): number {
  const keyFrom = key === undefined ? "source" : "given";
  if (json) printJson({ size, redacted, damage, key: keyFrom, ...(stateHash === undefined ? {} : { stateHash }) });
  else {
    for (const place of damage) print(`damaged: ${place}`);
    print(`${size} events, ${redacted} redacted${damage.length > 0 ? "" : "; sound"}`);
    print(keyWords[keyFrom]);
    if (stateHash !== undefined && damage.length === 0) print(`state hash ${stateHash}`);
  }
  return damage.length > 0 ? exitCodes.damage : exitCodes.good;
}

const keyWords = {
  given: "Signatures were held to the key that was given.",
  source: "Signatures were held to the key that is kept with the log: give --key to know whose it is.",
};
