import { setImmediate as breath } from "node:timers/promises";
import { pack } from "../../identifiers/pack.ts";
import type { Pid } from "../../identifiers/pid.ts";
import { emptyClaims } from "./claims.ts";
import { type EndingsHeld, endingsFrom } from "./endings.ts";
import type { Parts } from "./fold.ts";
import type { FollowedFile } from "./followed-file.ts";
import { keyIndex } from "./key-index.ts";
import { type PackedRows, packedRows, putRow, type Row, rowPacker, type TypeNames } from "./packed-rows.ts";
import { rowsFrom } from "./rows.ts";
import type { LogPlace } from "./snapshot-form.ts";

/** About 10 ms. */
const rowsASlice = 5000;

/** Makes a registry in memory from the database's tables, all as of one place of the log; others have their turn meanwhile. */
export function partsFromTables(file: FollowedFile, smallest?: number): Promise<{ parts: Parts; place: LogPlace }> {
  return file.reading(async () => {
    const size = file.size();
    const place = { size, leaf: file.from(size, 1)[0]?.leaf ?? "" };
    const names: TypeNames = [];
    const loose = new Map<Pid, Row>();
    const endings: EndingsHeld = { past: new Map(), inForce: new Map(), survivors: new Map() };
    const unsorted = packedRows(file.pidCount());
    const packRow = rowPacker(names);
    let count = 0;
    for (let after = 0; ; await breath()) {
      const rows = file.pids(after, rowsASlice);
      for (const { pid, row, ending, survivor } of rows) {
        const packed = packRow(row);
        const key = packed && pack(pid);
        if (packed && key !== undefined) {
          unsorted.keys[count] = key;
          putRow(unsorted, count++, packed);
        } else loose.set(pid, row);
        if (ending !== undefined) endings.inForce.set(pid, ending);
        if (survivor !== undefined) endings.survivors.set(pid, survivor);
      }
      if (rows.length < rowsASlice) break;
      after = rows.at(-1)?.at ?? after;
    }
    for (const ending of file.endings()) endings.past.set(ending.seq, ending);
    const claims = emptyClaims();
    for (const claim of file.claims()) claims.put(claim);
    const packed = await sorted(unsorted, count);
    return {
      parts: { rows: rowsFrom({ packed, names, loose }, smallest), endings: endingsFrom(endings), claims },
      place,
    };
  });
}

/** The first `count` rows by their keys. Only the keys are sorted, as plain numbers; the rest goes where its key has come to stand. */
async function sorted(unsorted: PackedRows, count: number): Promise<PackedRows> {
  const made = packedRows(count);
  made.keys.set(unsorted.keys.subarray(0, count));
  made.keys.sort();
  const { find } = keyIndex(made.keys);
  for (let from = 0; from < count; from++) {
    if (from % (10 * rowsASlice) === 0) await breath();
    const at = find(unsorted.keys[from] ?? 0) ?? 0;
    made.seconds[at] = unsorted.seconds[from] ?? 0;
    made.marks[at] = unsorted.marks[from] ?? 0;
    made.types[at] = unsorted.types[from] ?? 0;
  }
  return made;
}
