import type { DatabaseSync } from "node:sqlite";

/** How many record numbers share a row, and its bytes: a batch of neighbours is one row or two. */
const partSize = 4096;
const bytesOf = partSize / 8;

/**
 * Which records a run has seen, as a bit for each record number: a record that is as before costs no write of its own. The parts of
 * one run are held in memory, 125 kB for a million records.
 */
export function seenIn(database: DatabaseSync) {
  const find = database.prepare("SELECT bits FROM seen WHERE run = ? AND part = ?");
  const save = database.prepare("INSERT OR REPLACE INTO seen (run, part, bits) VALUES (?, ?, ?)");
  let held = { run: 0, parts: new Map<number, Uint8Array>() };

  function partOf(run: number, part: number): Uint8Array {
    if (held.run !== run) held = { run, parts: new Map() };
    const known = held.parts.get(part);
    if (known) return known;
    const kept = find.get(run, part)?.bits as Uint8Array | undefined;
    const bits = kept ? new Uint8Array(kept) : new Uint8Array(bytesOf);
    held.parts.set(part, bits);
    return bits;
  }

  return {
    has(run: number, id: number): boolean {
      const at = id % partSize;
      return ((partOf(run, Math.floor(id / partSize))[at >> 3] ?? 0) & (1 << (at & 7))) !== 0;
    },
    /** Called inside a transaction. */
    add(run: number, ids: readonly number[]): void {
      const touched = new Map<number, Uint8Array>();
      for (const id of ids) {
        const part = Math.floor(id / partSize);
        const bits = partOf(run, part);
        const at = id % partSize;
        bits[at >> 3] = (bits[at >> 3] ?? 0) | (1 << (at & 7));
        touched.set(part, bits);
      }
      for (const [part, bits] of touched) save.run(run, part, bits);
    },
    /** What is held may be ahead of the file after a fault, or behind another process: it is read again. */
    forget(): void {
      held = { run: 0, parts: new Map() };
    },
  };
}
