import { nodeHash, sha256 } from "../merkle.ts";

/** A tree as a checkpoint names it. */
export type Tree = { size: number; root: Buffer };

const hashBytes = 32;

/** Whether a proof shows that the leaf of this hash stands at this place, from 0, of a tree (RFC 9162, section 2.1.3.2). */
export function verifyInclusion(leaf: Buffer, index: number, proof: readonly Buffer[], { size, root }: Tree): boolean {
  if (!isPlace(index) || !isPlace(size) || index >= size || !areHashes([leaf, root, ...proof])) return false;
  let [place, last, made] = [index, size - 1, leaf];
  for (const hash of proof) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      made = nodeHash(hash, made);
      [place, last] = climbed(place, last);
    } else made = nodeHash(made, hash);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && made.equals(root);
}

/** Whether a proof shows that one tree is the beginning of another (RFC 9162, section 2.1.4.2); of the empty tree any is the continuation. */
export function verifyConsistency(from: Tree, to: Tree, proof: readonly Buffer[]): boolean {
  if (!isPlace(from.size) || !isPlace(to.size) || from.size > to.size) return false;
  if (!areHashes([from.root, to.root, ...proof])) return false;
  if (from.size === to.size) return proof.length === 0 && from.root.equals(to.root);
  if (from.size === 0) return proof.length === 0 && from.root.equals(sha256(""));
  const [first, ...rest] = isPowerOfTwo(from.size) ? [from.root, ...proof] : proof;
  if (!first) return false;
  let [place, last] = skipped(from.size - 1, to.size - 1);
  let [old, made] = [first, first];
  for (const hash of rest) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      [old, made] = [nodeHash(hash, old), nodeHash(hash, made)];
      [place, last] = climbed(place, last);
    } else made = nodeHash(made, hash);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && old.equals(from.root) && made.equals(to.root);
}

/** Up the right-hand edge, past the levels where a node stands alone and is its own parent. */
function climbed(place: number, last: number): [number, number] {
  let [at, end] = [place, last];
  while (at % 2 === 0 && at !== 0) [at, end] = [half(at), half(end)];
  return [at, end];
}

/** Up to the root of the largest whole subtree that ends the old tree. */
function skipped(place: number, last: number): [number, number] {
  let [at, end] = [place, last];
  while (at % 2 === 1) [at, end] = [half(at), half(end)];
  return [at, end];
}

/** Not by shifting: places may be above 2³¹. */
function half(place: number): number {
  return Math.floor(place / 2);
}

function isPlace(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function isPowerOfTwo(size: number): boolean {
  return Number.isInteger(Math.log2(size));
}

function areHashes(hashes: readonly Buffer[]): boolean {
  return hashes.every(({ length }) => length === hashBytes);
}
