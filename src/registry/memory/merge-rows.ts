import { setImmediate as breath } from "node:timers/promises";
import { type PackedRow, type PackedRows, packedRows, putRow, type Row } from "./packed-rows.ts";

/** About 2 ms. */
const rowsASlice = 50_000;

/** Packed rows with these changes to them, as new ones; others have their turn between slices. */
export async function mergeRows(
  old: PackedRows,
  changes: ReadonlyMap<number, Row>,
  pack: (row: Row) => PackedRow | undefined,
): Promise<PackedRows> {
  const changed = Float64Array.from(changes.keys()).sort();
  const made = packedRows(old.count + countNew(old, changed));
  let [from, next] = [0, 0];
  for (let at = 0; at < made.count; at++) {
    if (at % rowsASlice === rowsASlice - 1) await breath();
    const [key, change] = [old.keys[from] ?? Number.POSITIVE_INFINITY, changed[next] ?? Number.POSITIVE_INFINITY];
    made.keys[at] = Math.min(key, change);
    if (key < change) copyRow(old, from, made, at);
    else {
      const row = changes.get(change);
      const packed = row && pack(row);
      if (packed) putRow(made, at, packed);
      next++;
    }
    if (key <= change) from++;
  }
  return made;
}

function copyRow(old: PackedRows, from: number, made: PackedRows, at: number): void {
  made.seconds[at] = old.seconds[from] ?? 0;
  made.marks[at] = old.marks[from] ?? 0;
  made.types[at] = old.types[from] ?? 0;
}

function countNew({ keys }: PackedRows, changed: Float64Array): number {
  let count = 0;
  let at = 0;
  for (const key of changed) {
    while (at < keys.length && (keys[at] ?? 0) < key) at++;
    if (keys[at] !== key) count++;
  }
  return count;
}
