import { merkleRoot } from "../merkle.ts";

/** The hashes that, with its own, make the root of these leaves out of one of them (RFC 6962, section 2.1.1). */
export function inclusionProof(leaves: readonly Buffer[], index: number): Buffer[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length) throw new Error(`there is no leaf ${index}`);
  if (leaves.length === 1) return [];
  const half = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, half), leaves.slice(half)];
  return index < half
    ? [...inclusionProof(left, index), merkleRoot(right)]
    : [...inclusionProof(right, index - half), merkleRoot(left)];
}

/** The hashes that prove that the first `size` of these leaves are the beginning of all of them (RFC 6962, section 2.1.2). */
export function consistencyProof(leaves: readonly Buffer[], size: number): Buffer[] {
  if (!Number.isInteger(size) || size < 0 || size > leaves.length)
    throw new Error(`there is no tree of ${size} leaves`);
  return size === 0 ? [] : subproof(leaves, size, true);
}

/** `whole`: the first `size` leaves are a tree whose root the verifier knows. */
function subproof(leaves: readonly Buffer[], size: number, whole: boolean): Buffer[] {
  if (size === leaves.length) return whole ? [] : [merkleRoot(leaves)];
  const half = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, half), leaves.slice(half)];
  return size <= half
    ? [...subproof(left, size, whole), merkleRoot(right)]
    : [...subproof(right, size - half, false), merkleRoot(left)];
}

/** The largest power of two below a number of leaves: where a tree divides. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}
