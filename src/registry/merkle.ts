import { hash } from "node:crypto";

/** The roots of the full subtrees at the right-hand edge of a tree, by level: all that is needed to grow it. */
export type Frontier = Map<number, Buffer>;

const leafMark = Buffer.of(0);
const nodeMark = Buffer.of(1);

/** SHA-256 of bytes or of a text in UTF-8. */
export function sha256(data: string | Uint8Array): Buffer {
  return hash("sha256", data, "buffer");
}

/** The hash of a leaf, SHA-256(0x00 ‖ leaf) (RFC 6962, section 2.1). */
export function leafHash(leaf: string | Uint8Array): Buffer {
  return sha256(Buffer.concat([leafMark, typeof leaf === "string" ? Buffer.from(leaf) : leaf]));
}

/** The hash of a node over two others, SHA-256(0x01 ‖ left ‖ right) (RFC 6962, section 2.1). */
export function nodeHash(left: Buffer, right: Buffer): Buffer {
  return sha256(Buffer.concat([nodeMark, left, right]));
}

/**
 * Adds a leaf's hash to a tree of `size` leaves: answers the one entry of the frontier that changes. Entries below it are spent
 * and are written anew before they are read again.
 */
export function grow(frontier: Frontier, size: number, leaf: Buffer): { level: number; hash: Buffer } {
  let grown = leaf;
  let level = 0;
  for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
    grown = nodeHash(entryAt(frontier, level), grown);
    level++;
  }
  return { level, hash: grown };
}

/** The Merkle tree hash of the tree whose frontier this is. */
export function rootOf(frontier: ReadonlyMap<number, Buffer>, size: number): Buffer {
  let root: Buffer | undefined;
  for (let level = 0, rest = size; rest > 0; level++, rest = Math.floor(rest / 2)) {
    if (rest % 2 === 0) continue;
    const entry = entryAt(frontier, level);
    root = root ? nodeHash(entry, root) : entry;
  }
  return root ?? sha256("");
}

/** The Merkle tree hash of all these leaf hashes, from its definition (RFC 6962, section 2.1): to check a log from nothing. */
export function merkleRoot(leaves: readonly Buffer[]): Buffer {
  const [first] = leaves;
  if (!first) return sha256("");
  if (leaves.length === 1) return first;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(merkleRoot(leaves.slice(0, split)), merkleRoot(leaves.slice(split)));
}

function entryAt(frontier: ReadonlyMap<number, Buffer>, level: number): Buffer {
  const entry = frontier.get(level);
  if (!entry) throw new Error(`the frontier has no entry at level ${level}`);
  return entry;
}
