import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { leafHash, merkleRoot } from "../merkle.ts";
import { entriesTile, hashesOfTile, leavesOfTile, tilesOf } from "./tile.ts";
import { parseTilePath, type TileName, tilePath, tilesOfLevel } from "./tile-path.ts";

test("a tile's path has its place in groups of three, and its width where it is partial", () => {
  assert.equal(tilePath({ level: 0, index: 0, width: 256 }), "tile/0/000");
  assert.equal(tilePath({ level: 3, index: 1_234_067, width: 256 }), "tile/3/x001/x234/067");
  assert.equal(tilePath({ level: "entries", index: 1000, width: 17 }), "tile/entries/x001/000.p/17");
});

test("every path is read back as the tile it names", () => {
  const level = fc.oneof(fc.constant("entries" as const), fc.nat(63));
  const tile = fc.record(
    { level, index: fc.nat(10 ** 9), width: fc.integer({ min: 1, max: 256 }) },
    { noNullPrototype: true },
  );
  fc.assert(fc.property(tile, (name: TileName) => assert.deepEqual(parseTilePath(tilePath(name)), name)));
});

test("another spelling, and what is no tile, is not read as one", () => {
  const others = [
    ...["tile/00/000", "tile/64/000", "tile/0/0", "tile/0/1000", "tile/0/x000/001", "tile/0/000.p/0", "tile/-1/000"],
    ...[
      "tile/0/000.p/256",
      "tile/0/000.p/01",
      "tile/0/000/",
      "tile/0/../000",
      "tile/data/000",
      "/tile/0/000",
      "",
      "tile",
    ],
  ];
  for (const path of others) assert.equal(parseTilePath(path), undefined, path);
});

test("a tree of 70 000 leaves has the tiles that the standard counts", () => {
  const widths = (level: number) => tilesOfLevel(level, 70_000).map(({ width }) => width);
  assert.deepEqual(widths(0), [...Array.from({ length: 273 }, () => 256), 112]);
  assert.deepEqual([widths(1), widths(2), widths(3)], [[256, 17], [1], []]);
  assert.deepEqual(
    [0, 1, 2].map((level) => tilesOfLevel(level, 256).length),
    [1, 1, 0],
  );
});

const leaves = Array.from({ length: 66_000 }, (_, place) => Buffer.from(`leaf ${place}`));
const hashes = leaves.map((leaf) => leafHash(leaf));
const log = {
  size: () => leaves.length,
  hashes: (from: number, to: number) => hashes.slice(from, to),
  leaves: (from: number, to: number) => leaves.slice(from, to),
};

test("a hash of a tile is the root of all the leaves below it", async () => {
  const tile = tilesOf(log);
  const at = async (name: TileName) => hashesOfTile((await tile(name)) ?? Buffer.alloc(0)) ?? [];
  assert.deepEqual(await at({ level: 0, index: 2, width: 10 }), hashes.slice(512, 522));
  const second = await at({ level: 1, index: 1, width: 1 });
  assert.deepEqual(second, [merkleRoot(hashes.slice(65_536, 65_792))]);
  assert.deepEqual(await at({ level: 2, index: 0, width: 1 }), [merkleRoot(hashes.slice(0, 65_536))]);
  assert.equal((await at({ level: 1, index: 0, width: 256 })).length, 256);
});

test("what the log has not grown to yet has no tile", async () => {
  const tile = tilesOf(log);
  assert.equal(await tile({ level: 0, index: 257, width: 256 }), undefined);
  assert.equal(await tile({ level: 1, index: 1, width: 2 }), undefined);
  assert.equal(await tile({ level: 9, index: 0, width: 1 }), undefined);
  assert.ok(await tile({ level: "entries", index: 257, width: 208 }));
});

test("a bundle gives back the leaves that were put in; one that was cut gives none", () => {
  const some = fc.array(
    fc.uint8Array({ maxLength: 600 }).map((bytes) => Buffer.from(bytes)),
    { minLength: 1 },
  );
  fc.assert(
    fc.property(some, (bundled) => {
      const bundle = entriesTile(bundled);
      assert.deepEqual(leavesOfTile(bundle), bundled);
      assert.equal(leavesOfTile(bundle.subarray(0, bundle.length - 1)), undefined);
    }),
  );
});
