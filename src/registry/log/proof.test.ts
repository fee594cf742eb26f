import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { leafHash, merkleRoot } from "../merkle.ts";
import { consistencyProof, inclusionProof } from "./proof.ts";
import { verifyConsistency, verifyInclusion } from "./verify-proof.ts";

const leaves = Array.from({ length: 300 }, (_, place) => leafHash(`leaf ${place}`));
const treeOf = (size: number) => ({ size, root: merkleRoot(leaves.slice(0, size)) });
const flip = (hash: Buffer, byte: number) => {
  const flipped = Buffer.from(hash);
  flipped.writeUInt8(hash.readUInt8(byte) ^ 1, byte);
  return flipped;
};

/** The leaves and proofs by which Certificate Transparency's implementations check themselves. */
const reference = [
  "",
  "00",
  "10",
  "2021",
  "3031",
  "40414243",
  "5051525354555657",
  "606162636465666768696a6b6c6d6e6f",
].map((hex) => leafHash(Buffer.from(hex, "hex")));
const hex = (proof: Buffer[]) => proof.map((hash) => hash.toString("hex"));

test("inclusion proofs of the reference leaves are the reference proofs", () => {
  assert.deepEqual(hex(inclusionProof(reference.slice(0, 1), 0)), []);
  assert.deepEqual(hex(inclusionProof(reference, 0)), [
    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
  ]);
  assert.deepEqual(hex(inclusionProof(reference, 5)), [
    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  ]);
  assert.deepEqual(hex(inclusionProof(reference.slice(0, 3), 2)), [
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  ]);
});

test("consistency proofs of the reference leaves are the reference proofs", () => {
  assert.deepEqual(hex(consistencyProof(reference.slice(0, 1), 1)), []);
  assert.deepEqual(hex(consistencyProof(reference, 1)), [
    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
  ]);
  assert.deepEqual(hex(consistencyProof(reference, 6)), [
    "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  ]);
  assert.deepEqual(hex(consistencyProof(reference.slice(0, 5), 2)), [
    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
  ]);
});

test("every leaf of every small tree is proven, and every tree to be the beginning of every later one", () => {
  for (let size = 1; size <= 34; size++) {
    const all = leaves.slice(0, size);
    for (const [index, leaf] of all.entries())
      assert.ok(verifyInclusion(leaf, index, inclusionProof(all, index), treeOf(size)), `${index} of ${size}`);
    for (let from = 0; from <= size; from++)
      assert.ok(verifyConsistency(treeOf(from), treeOf(size), consistencyProof(all, from)), `${from} to ${size}`);
  }
});

const aLeafOfATree = fc
  .integer({ min: 1, max: 300 })
  .chain((size) => fc.record({ size: fc.constant(size), index: fc.nat(size - 1), byte: fc.nat(31), pick: fc.nat() }));

test("an inclusion proof holds, and fails once a byte of proof, root or leaf is flipped, or the place is another", () => {
  fc.assert(
    fc.property(aLeafOfATree, ({ size, index, byte, pick }) => {
      const tree = treeOf(size);
      const leaf = leaves[index] ?? Buffer.alloc(0);
      const proof = inclusionProof(leaves.slice(0, size), index);
      const holds = (changed: { leaf?: Buffer; index?: number; proof?: Buffer[]; root?: Buffer }) =>
        verifyInclusion(changed.leaf ?? leaf, changed.index ?? index, changed.proof ?? proof, {
          size,
          root: changed.root ?? tree.root,
        });
      assert.ok(holds({}));
      assert.ok(!holds({ leaf: flip(leaf, byte) }));
      assert.ok(!holds({ root: flip(tree.root, byte) }));
      for (let bit = 1; bit <= 512; bit *= 2) assert.ok(!holds({ index: index ^ bit }));
      assert.ok(!holds({ proof: [...proof, leaf] }));
      if (proof.length === 0) return;
      const spoilt = pick % proof.length;
      assert.ok(!holds({ proof: proof.map((hash, place) => (place === spoilt ? flip(hash, byte) : hash)) }));
      assert.ok(!holds({ proof: proof.slice(1) }));
    }),
  );
});

test("a consistency proof holds, and fails once a byte of proof or of either root is flipped", () => {
  fc.assert(
    fc.property(aLeafOfATree, ({ size, index, byte, pick }) => {
      const [from, to] = [treeOf(index + 1), treeOf(size)];
      const proof = consistencyProof(leaves.slice(0, size), from.size);
      assert.ok(verifyConsistency(from, to, proof));
      assert.ok(!verifyConsistency({ ...from, root: flip(from.root, byte) }, to, proof));
      assert.ok(!verifyConsistency(from, { ...to, root: flip(to.root, byte) }, proof));
      assert.ok(!verifyConsistency(from, to, [...proof, to.root]));
      if (proof.length === 0) return;
      const spoilt = pick % proof.length;
      const changed = proof.map((hash, place) => (place === spoilt ? flip(hash, byte) : hash));
      assert.ok(!verifyConsistency(from, to, changed));
      assert.ok(!verifyConsistency(from, to, proof.slice(0, -1)));
      assert.ok(!verifyConsistency(to, from, proof));
    }),
  );
});
