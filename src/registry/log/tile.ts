import { setImmediate as breathe } from "node:timers/promises";
import { merkleRoot } from "../merkle.ts";
import type { LogReader } from "./log-reader.ts";
import { type TileName, tileWidth } from "./tile-path.ts";

/** The tiles of one log, made when asked for. A tile that the log has not grown to yet is undefined. */
export type Tiles = (tile: TileName) => Promise<Buffer | undefined>;

/**
 * The tiles of a log, from its leaf hashes, and its leaves in bundles (C2SP tlog-tiles, “Merkle Tree”, “Log entries”). The roots
 * of full subtrees, one for 256 events, are remembered: they never change.
 */
export function tilesOf(log: Pick<LogReader, "size" | "hashes" | "leaves">): Tiles {
  const roots = new Map<string, Buffer>();

  /** The hash at a place of a level: above the leaves, the root of the full tile below it. */
  async function hashAt(level: number, place: number): Promise<Buffer> {
    const name = `${level}/${place}`;
    const known = roots.get(name);
    if (known) return known;
    const root = merkleRoot(await hashesOf({ level: level - 1, index: place, width: tileWidth }));
    roots.set(name, root);
    await breathe();
    return root;
  }

  async function hashesOf({ level, index, width }: TileName & { level: number }): Promise<Buffer[]> {
    const from = index * tileWidth;
    if (level === 0) return log.hashes(from, from + width);
    const hashes: Buffer[] = [];
    for (let place = from; place < from + width; place++) hashes.push(await hashAt(level, place));
    return hashes;
  }

  return async ({ level, index, width }) => {
    const from = index * tileWidth;
    const below = level === "entries" ? 1 : tileWidth ** level;
    if ((from + width) * below > log.size()) return undefined;
    if (level === "entries") return entriesTile(log.leaves(from, from + width));
    return tileOf(await hashesOf({ level, index, width }));
  };
}

/** A tile is its hashes, one after the other. */
export function tileOf(hashes: readonly Buffer[]): Buffer {
  return Buffer.concat(hashes);
}

/** The hashes of a tile, or undefined where its length is not that of whole hashes. */
export function hashesOfTile(tile: Uint8Array): Buffer[] | undefined {
  if (tile.length % hashBytes !== 0) return undefined;
  const bytes = Buffer.from(tile.buffer, tile.byteOffset, tile.length);
  return Array.from({ length: tile.length / hashBytes }, (_, at) =>
    bytes.subarray(at * hashBytes, (at + 1) * hashBytes),
  );
}

const hashBytes = 32;
const longestLeaf = 0xffff;

/** A bundle of leaves, each after its length in two bytes, the greater one first. */
export function entriesTile(leaves: readonly Buffer[]): Buffer {
  return Buffer.concat(
    leaves.flatMap((leaf) => {
      if (leaf.length > longestLeaf) throw new Error(`a leaf of ${leaf.length} bytes has no place in an entry bundle`);
      return [Buffer.of(leaf.length >> 8, leaf.length & 0xff), leaf];
    }),
  );
}

/** The leaves of a bundle, or undefined where its lengths do not add up. */
export function leavesOfTile(tile: Uint8Array): Buffer[] | undefined {
  const bytes = Buffer.from(tile.buffer, tile.byteOffset, tile.length);
  const leaves: Buffer[] = [];
  let at = 0;
  while (at + 2 <= bytes.length) {
    const end = at + 2 + bytes.readUInt16BE(at);
    leaves.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return at === bytes.length ? leaves : undefined;
}
