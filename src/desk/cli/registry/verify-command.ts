import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../../../errors.ts";
import { verifyBundle } from "../../../registry/bundle/verify-bundle.ts";
import { databaseSource } from "../../../registry/log/database-source.ts";
import { tilesSource } from "../../../registry/log/tiles-source.ts";
import { parseVerifierKey, type VerifierKey } from "../../../registry/log/verifier-key.ts";
import { verifyLog } from "../../../registry/log/verify-log.ts";
import { isSecondLocation, verifySegments } from "../../../registry/segments/verify-segments.ts";
import type { House } from "../../house.ts";
import { exitCodes, print, printJson } from "../output.ts";

/** How to verify: by a verifier key (as it is printed, or in a file) and a checkpoint (a file) that came another way. */
export type Verifying = { key?: string; checkpoint?: string; json?: boolean };

/** What was verified: its size in events, what was redacted, and every place of damage; `stateHash` of a bundle. */
type Verified = { size: number; redacted: number; damage: readonly string[]; stateHash?: string | undefined };

/** By these a folder is known as a bundle, also where some of them are lost. */
const marksOfBundle = ["bagit.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt", "data/events.jsonl"];

/**
 * `registry verify DIR|URL`: a bundle, a second location, or the tiles of a log in a folder or at an address; needs nothing of
 * this registry. Without a trusted key only that it agrees with itself. Fault: `request-malformed`.
 */
export async function verifyElsewhere(place: string, { json = false, key, checkpoint }: Verifying): Promise<number> {
  const trusted = key === undefined ? undefined : keyIn(key);
  return report(await verified(place, { trusted, checkpoint }), json, trusted);
}

async function verified(
  place: string,
  { trusted, checkpoint }: { trusted: VerifierKey | undefined; checkpoint: string | undefined },
): Promise<Verified> {
  if (!isSecondLocation(place)) {
    if (checkpoint !== undefined) refuse("A checkpoint is for a second location: a bundle and a log have their own.");
    if (marksOfBundle.some((mark) => existsSync(join(place, mark)))) return verifyBundle(place, trusted);
    return verifyLog(tilesSource(place), trusted);
  }
  if ((checkpoint === undefined) !== (trusted === undefined))
    refuse("A second location is verified with --checkpoint and --key, or with neither.");
  return verifySegments(
    place,
    checkpoint !== undefined && trusted ? { checkpoint: textIn(checkpoint), key: trusted } : undefined,
  );
}

/** `registry verify`: this registry's own log, with its private bodies. */
export async function verifyOwn({ log, data }: House, { json = false, key }: Verifying): Promise<number> {
  const trusted = key === undefined ? undefined : keyIn(key);
  return report(await verifyLog(databaseSource(log, data), trusted), json, trusted);
}

/** A verifier key as it is printed, or in a file. Fault: `request-malformed`. */
export function keyIn(text: string): VerifierKey {
  const key = parseVerifierKey(existsSync(text) ? textIn(text) : text);
  return key ?? refuse(`“${text}” is no verifier key and no file with one: \`cartouche registry key\` prints one.`);
}

function textIn(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return refuse(`${file} cannot be read.`);
  }
}

function refuse(detail: string): never {
  throw new Problem("request-malformed", detail);
}

/** Exit code 3 where anything is damaged: the places are the result. */
function report(
  { size, redacted, damage, stateHash }: Verified,
  json: boolean,
  trusted: VerifierKey | undefined,
): number {
  const keyFrom = trusted ? "given" : "source";
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
