import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Problem } from "../../errors.ts";
import type { LogSource } from "./log-source.ts";
import { entriesTile, leavesOfTile } from "./tile.ts";
import { type TileName, tilePath, tileWidth } from "./tile-path.ts";

type Fetch = (path: string) => Promise<Uint8Array | undefined>;

const timeoutMs = 15_000;
/** A bundle of 256 of the longest leaves is 16.8 MB. */
const mostBytes = 20_000_000;
const hashBytes = 32;

/**
 * A log as tiles, checkpoint and key, in a folder or at an address such as `"https://data.example.org/log"`. While it is read:
 * `log-unreachable`.
 */
export function tilesSource(place: string): LogSource {
  const fetched = /^https?:\/\//i.test(place) ? fromAddress(place.replace(/\/+$/, "")) : fromFolder(place);
  const textAt = async (path: string) => {
    const bytes = await fetched(path);
    return bytes && Buffer.from(bytes).toString();
  };
  return {
    checkpoint: () => textAt("checkpoint"),
    key: () => textAt("key"),
    tile: (name) => tileFrom(fetched, name),
  };
}

/** Once a tile is full, a partial one of it may be gone (C2SP tlog-tiles, “Partial Tiles”): then it is the full one's beginning. */
async function tileFrom(fetched: Fetch, name: TileName): Promise<Uint8Array | undefined> {
  const tile = await fetched(tilePath(name));
  if (tile || name.width === tileWidth) return tile;
  const full = await fetched(tilePath({ ...name, width: tileWidth }));
  if (name.level !== "entries") return full?.subarray(0, name.width * hashBytes);
  const leaves = full && leavesOfTile(full);
  return leaves ? entriesTile(leaves.slice(0, name.width)) : full;
}

function fromFolder(folder: string): Fetch {
  return async (path) => {
    try {
      return await readFile(join(folder, path));
    } catch (error) {
      if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR"))
        return undefined;
      throw new Problem("log-unreachable", `${join(folder, path)} cannot be read: ${String(error)}.`);
    }
  };
}

function fromAddress(prefix: string): Fetch {
  return async (path) => {
    const address = `${prefix}/${path}`;
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const answer = await fetch(address, { signal });
      if (answer.status === 404 || answer.status === 410) return undefined;
      if (!answer.ok) throw new Error(`it answered ${answer.status}`);
      return await bodyOf(answer);
    } catch (error) {
      throw new Problem("log-unreachable", `${address}: ${error instanceof Error ? error.message : String(error)}.`);
    }
  };
}

/** The body of an answer, read no further than a bundle can be long. */
async function bodyOf(answer: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of answer.body ?? []) {
    length += part.length;
    if (length > mostBytes) throw new Error(`it sent more than ${mostBytes} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
