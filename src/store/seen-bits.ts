/** Which records a run has seen, as a bit for each record number: a record that is as before costs no row of its own. */

/** How many record numbers share a row, and its bytes: a batch of neighbours is one row or two. */
export const partSize = 4096;
const bytesOf = partSize / 8;

/** The row that a record number is in. */
export const partOf = (id: number): number => Math.floor(id / partSize);

/** The bits of a row as they were kept, or none. */
export function bitsOf(kept: Uint8Array | undefined): Uint8Array {
  return kept ? new Uint8Array(kept) : new Uint8Array(bytesOf);
}

/** Whether the bit of a record number is set; the first of a byte is its lowest. */
export function hasBit(bits: Uint8Array, id: number): boolean {
  const at = id % partSize;
  return ((bits[at >> 3] ?? 0) & (1 << (at & 7))) !== 0;
}

/** Sets the bit of a record number. */
export function setBit(bits: Uint8Array, id: number): void {
  const at = id % partSize;
  bits[at >> 3] = (bits[at >> 3] ?? 0) | (1 << (at & 7));
}
