import { setImmediate as breathe } from "node:timers/promises";
import { type Frontier, grow, leafHash, merkleRoot, rootOf, sha256 } from "../merkle.ts";
import type { LogSource } from "./log-source.ts";
import { provePrivatePart } from "./private-part.ts";
import { hashesOfTile, leavesOfTile } from "./tile.ts";
import { type TileName, tilePath, tilesOfLevel, tileWidth } from "./tile-path.ts";

/** A root that someone else vouches for, and what is damaged where the events have another. */
export type Anchor = { size: number; root: Buffer; place: string };

/** An anchor beside the roots of as many events: made from the leaves, and made from the hashes that are kept of them. */
export type Compared = Anchor & { ofLeaves: Buffer; ofHashes: Buffer };

/** What a walk through all events saw. `apart` are events whose leaf and kept hash do not agree; `faults` tiles, `bodies` private bodies, that are damaged. */
export type Walked = {
  faults: string[];
  bodies: string[];
  apart: number[];
  compared: Compared[];
  /** The roots of full tiles, twice where they differ. */
  tiles: { ofLeaves: Buffer; ofHashes: Buffer }[];
  /** The right-hand edge of the tree of kept hashes. */
  frontier: ReadonlyMap<number, Buffer>;
  proven: number;
  redacted: number;
};

/** Reads every leaf and every kept hash, oldest first, and grows one tree of each. */
export async function walkLog(source: LogSource, size: number, anchors: readonly Anchor[]): Promise<Walked> {
  const [ofLeaves, ofHashes] = [growingTree(), growingTree()];
  const { frontier } = ofHashes;
  const walked: Walked = {
    faults: [],
    bodies: [],
    apart: [],
    compared: [],
    tiles: [],
    frontier,
    proven: 0,
    redacted: 0,
  };
  const compareAt = (grown: number) => {
    for (const anchor of anchors.filter((one) => one.size === grown))
      walked.compared.push({ ...anchor, ofLeaves: ofLeaves.root(), ofHashes: ofHashes.root() });
  };
  compareAt(0);
  for (const name of tilesOfLevel(0, size)) {
    const block = await readBlock(source, name, walked.faults);
    for (let at = 0; at < name.width; at++) {
      const event = name.index * tileWidth + at + 1;
      const made = block.made[at] ?? block.kept[at] ?? lost;
      const kept = block.kept[at] ?? made;
      if (!made.equals(kept)) walked.apart.push(event);
      ofLeaves.add(made);
      ofHashes.add(kept);
      compareAt(event);
    }
    if (name.width === tileWidth) walked.tiles.push({ ofLeaves: ofLeaves.newest(), ofHashes: ofHashes.newest() });
    await proveParts(source, name, block, walked);
    await breathe();
  }
  return walked;
}

/** The hash of an event of which nothing is left. */
const lost = sha256("lost");

/** 256 events: their leaves, the hashes made of these, and the hashes that are kept; empty where they cannot be read. */
type Block = { leaves: Buffer[]; made: Buffer[]; kept: Buffer[] };

async function readBlock(source: LogSource, name: TileName, faults: string[]): Promise<Block> {
  const entries: TileName = { ...name, level: "entries" };
  const leaves = await readTile(source, entries, leavesOfTile, faults);
  const kept = await readTile(source, name, hashesOfTile, faults);
  return { leaves, made: leaves.map((leaf) => leafHash(leaf)), kept };
}

async function readTile(
  source: LogSource,
  name: TileName,
  parse: (tile: Uint8Array) => Buffer[] | undefined,
  faults: string[],
): Promise<Buffer[]> {
  const tile = await source.tile(name);
  const parts = tile && parse(tile);
  if (parts?.length === name.width) return parts;
  faults.push(tile ? `${tilePath(name)}: form` : `${tilePath(name)}: missing`);
  return [];
}

async function proveParts(
  source: LogSource,
  name: TileName,
  { leaves, made, kept }: Block,
  walked: Walked,
): Promise<void> {
  const from = name.index * tileWidth;
  const parts = await source.privateParts?.(from, from + name.width);
  for (const [at, part] of parts?.entries() ?? []) {
    const leaf = leaves[at];
    // Where leaf and hash are apart the leaf may be the false one, and nothing can be proven of its body.
    if (!leaf || !made[at]?.equals(kept[at] ?? lost)) continue;
    const found = provePrivatePart(leaf, part);
    if (found === "damaged") walked.bodies.push(`event ${from + at + 1}: body`);
    else walked[found]++;
  }
}

function growingTree(): { frontier: Frontier; add(leaf: Buffer): void; root(): Buffer; newest(): Buffer } {
  const frontier: Frontier = new Map();
  let size = 0;
  let block: Buffer[] = [];
  return {
    frontier,
    add(leaf) {
      const { level, hash } = grow(frontier, size++, leaf);
      frontier.set(level, hash);
      if (size % tileWidth === 1) block = [];
      block.push(leaf);
    },
    root: () => rootOf(frontier, size),
    newest: () => merkleRoot(block),
  };
}
