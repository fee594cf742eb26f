import { createHash } from "node:crypto";
import { mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A file of a bundle's `site/`: its path there (`"documents/X5/X5K4-2B6C-9Q1W.json"`), its bytes, and when they last changed. */
export type SiteFile = { path: string; body: string | Uint8Array; modified?: Date };

/**
 * Writes the files of a site as they come into a folder that has none; answers the SHA-256 of each, hexadecimal, by its path. They
 * are many and can be made again, so none of them is forced to the disk by itself: the checksums tell whether all arrived.
 */
export async function writeSite(folder: string, files: AsyncIterable<SiteFile>): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  const made = new Set<string>();
  for await (const { path, body, modified } of files) {
    const file = join(folder, path);
    const place = dirname(file);
    if (!made.has(place)) mkdirSync(place, { recursive: true });
    made.add(place);
    writeFileSync(file, body, { flag: "wx" });
    if (modified) utimesSync(file, modified, modified);
    hashes.set(path, createHash("sha256").update(body).digest("hex"));
  }
  return hashes;
}
