import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A file of a dump: how many records are in it, its length in bytes, its SHA-256 in hexadecimal. */
export type DumpFile = {
  name: string;
  format: string;
  mediaType: string;
  records: number;
  bytes: number;
  sha256: string;
};

/**
 * What a dump says of itself. `changes` is the place in the log of feeds behind which everything is to be read that the dump may not have: `epoch` and
 * `seq`; `registry` is how long the registry's log was.
 */
export type DumpManifest = {
  name: string;
  made: string;
  version: string;
  base: string;
  licence?: string;
  changes: { epoch: string; seq: number };
  registry: number;
  files: DumpFile[];
};

/** The file that says of a dump that it is whole: it is written last. */
export const manifestName = "manifest.json";

/** The dumps in a folder that are whole, newest first. */
export function dumpsIn(folder: string): DumpManifest[] {
  const names = namesIn(folder).filter((name) => /^[0-9TZ]+$/.test(name));
  return names
    .sort()
    .reverse()
    .flatMap((name) => {
      try {
        return [JSON.parse(readFileSync(join(folder, name, manifestName), "utf8")) as DumpManifest];
      } catch {
        return [];
      }
    });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
