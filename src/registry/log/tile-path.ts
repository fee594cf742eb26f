/**
 * A tile of a log, 256 hashes high and wide (C2SP tlog-tiles): its level, its place in the level, how many of its 256 it has.
 * Level `entries` holds the leaves themselves.
 */
export type TileName = { level: number | "entries"; index: number; width: number };

/** How many hashes, or leaves, a full tile holds. */
export const tileWidth = 256;

/** Where a tile is found: `"tile/0/x001/x234/067"`, partial `"tile/entries/000.p/17"`. */
export function tilePath({ level, index, width }: TileName): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, "0").match(/\d{3}/g) ?? [];
  const place = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join("/");
  return `tile/${level}/${place}${width < tileWidth ? `.p/${width}` : ""}`;
}

const pathShape = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** Which tile a path names; undefined where it names none, or names one in another spelling than `tilePath` does. */
export function parseTilePath(path: string): TileName | undefined {
  const [, level = "", place = "", partial] = pathShape.exec(path) ?? [];
  const tile: TileName = {
    level: level === "entries" ? level : Number(level),
    index: Number(place.replaceAll(/[x/]/g, "")),
    width: Number(partial ?? tileWidth),
  };
  return tilePath(tile) === path && (tile.level === "entries" || tile.level < 64) ? tile : undefined;
}

/** The tiles of one level in a tree of a size, in order: of 70 000 leaves those at level 1 are 256 and 17 wide. */
export function tilesOfLevel(level: number | "entries", size: number): TileName[] {
  const hashes = Math.floor(size / (level === "entries" ? 1 : tileWidth ** level));
  return Array.from({ length: Math.ceil(hashes / tileWidth) }, (_, index) => ({
    level,
    index,
    width: Math.min(tileWidth, hashes - index * tileWidth),
  }));
}

/** Every tile of a tree of a size, and every bundle of its leaves. */
export function tilesOfTree(size: number): TileName[] {
  const tiles = tilesOfLevel("entries", size);
  for (let level = 0; size >= tileWidth ** level; level++) tiles.push(...tilesOfLevel(level, size));
  return tiles;
}
