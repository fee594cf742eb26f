import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Frontier, grow, leafHash, merkleRoot, rootOf, sha256 } from "./merkle.ts";

/** The leaves and roots by which Certificate Transparency's implementations check themselves. */
const leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"].map(
  (hex) => leafHash(Buffer.from(hex, "hex").toString()),
);
const roots = [
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

test("the Merkle tree hash of the first n reference leaves is the reference root", () => {
  for (const [size, root] of roots.entries()) assert.equal(merkleRoot(leaves.slice(0, size)).toString("hex"), root);
});

test("a tree grown leaf by leaf has at every size the root of its definition", () => {
  const frontier: Frontier = new Map();
  const grown: Buffer[] = [];
  for (let size = 0; size < 300; size++) {
    assert.deepEqual(rootOf(frontier, size), merkleRoot(grown));
    const leaf = leafHash(String(size));
    const { level, hash } = grow(frontier, size, leaf);
    frontier.set(level, hash);
    grown.push(leaf);
  }
});

test("a leaf is never taken for a node, and any change of a leaf changes the root", () => {
  const [left = sha256(""), right = sha256("")] = leaves;
  assert.notDeepEqual(merkleRoot([left, right]), sha256(Buffer.concat([left, right])));
  const many = fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 20 });
  fc.assert(
    fc.property(many, (texts) => {
      const hashes = texts.map(leafHash);
      assert.notDeepEqual(merkleRoot([...hashes].reverse()), merkleRoot(hashes));
    }),
  );
});
