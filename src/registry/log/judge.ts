import { merkleRoot } from "../merkle.ts";
import type { LogSource } from "./log-source.ts";
import { hashesOfTile } from "./tile.ts";
import { type TileName, tilePath, tilesOfLevel, tileWidth } from "./tile-path.ts";
import type { Walked } from "./walk-log.ts";

/** Names the places of damage: where leaf and hash are apart, a root that was vouched for says which of them is the false one. */
export async function judge(source: LogSource, size: number, walked: Walked): Promise<string[]> {
  const names = tilesOfLevel(0, size);
  const apart = walked.apart.map((event) => placeOf(event, names[Math.floor((event - 1) / tileWidth)], walked));
  const upper = await upperTiles(source, size, walked);
  return [...walked.faults, ...apart, ...rootsOf(walked), ...upper, ...walked.bodies];
}

function placeOf(event: number, name: TileName | undefined, { compared }: Walked): string {
  const tile = name ? tilePath(name) : "no tile";
  const over = compared.filter(({ size }) => size >= event);
  if (over.some(({ root, ofLeaves }) => root.equals(ofLeaves))) return `${tile}: event ${event}`;
  if (over.some(({ root, ofHashes }) => root.equals(ofHashes))) return `event ${event}: leaf`;
  return `event ${event}: leaf, or its hash in ${tile}`;
}

/** A root that is not that of the events, though nothing below it is damaged. */
function rootsOf({ compared, apart, faults }: Walked): string[] {
  return compared
    .filter(({ root, ofLeaves, ofHashes }) => !root.equals(ofLeaves) && !root.equals(ofHashes))
    .filter(({ size }) => faults.length === 0 && !apart.some((event) => event <= size))
    .map(({ place }) => place);
}

/** The tiles above the leaf hashes, against the tree as it should be. A database keeps none. */
async function upperTiles(source: LogSource, size: number, walked: Walked): Promise<string[]> {
  if (source.head) return [];
  const fromLeaves = walked.compared.some(({ root, ofLeaves }) => root.equals(ofLeaves));
  let hashes = walked.tiles.map(({ ofLeaves, ofHashes }) => (fromLeaves ? ofLeaves : ofHashes));
  const places: string[] = [];
  for (let level = 1; hashes.length > 0; level++) {
    for (const name of tilesOfLevel(level, size)) places.push(...(await faultsOf(source, name, hashes)));
    hashes = tilesOfLevel(level, size)
      .filter(({ width }) => width === tileWidth)
      .map(({ index }) => merkleRoot(hashes.slice(index * tileWidth, (index + 1) * tileWidth)));
  }
  return places;
}

async function faultsOf(source: LogSource, name: TileName, hashes: readonly Buffer[]): Promise<string[]> {
  const path = tilePath(name);
  const tile = await source.tile(name);
  const kept = tile && hashesOfTile(tile);
  if (kept?.length !== name.width) return [tile ? `${path}: form` : `${path}: missing`];
  const from = name.index * tileWidth;
  return kept.flatMap((hash, at) => (hash.equals(hashes[from + at] ?? hash) ? [] : [`${path}: hash ${at}`]));
}
