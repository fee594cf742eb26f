import type { DatabaseSync } from "node:sqlite";
import { bitsOf, hasBit, partOf, setBit } from "../seen-bits.ts";

/** Which records a run has seen. The bits of one run are held in memory, 125 kB for a million records. */
export function seenIn(database: DatabaseSync) {
  const find = database.prepare("SELECT bits FROM seen WHERE run = ? AND part = ?");
  const save = database.prepare("INSERT OR REPLACE INTO seen (run, part, bits) VALUES (?, ?, ?)");
  let held = { run: 0, parts: new Map<number, Uint8Array>() };

  function partAt(run: number, part: number): Uint8Array {
    if (held.run !== run) held = { run, parts: new Map() };
    const known = held.parts.get(part);
    if (known) return known;
    const bits = bitsOf(find.get(run, part)?.bits as Uint8Array | undefined);
    held.parts.set(part, bits);
    return bits;
  }

  return {
    has: (run: number, id: number): boolean => hasBit(partAt(run, partOf(id)), id),
    /** Called inside a transaction. */
    add(run: number, ids: readonly number[]): void {
      const touched = new Map<number, Uint8Array>();
      for (const id of ids) {
        const bits = partAt(run, partOf(id));
        setBit(bits, id);
        touched.set(partOf(id), bits);
      }
      for (const [part, bits] of touched) save.run(run, part, bits);
    },
    /** What is held may be ahead of the file after a fault, or behind another process: it is read again. */
    forget(): void {
      held = { run: 0, parts: new Map() };
    },
  };
}
