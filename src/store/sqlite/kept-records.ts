import type { DatabaseSync } from "node:sqlite";
import type { HarvestBook, Original } from "../harvest-book.ts";
import { unpack } from "../packed.ts";

type OriginalRow = { key: string; content: string; original: Uint8Array };

/** The records of each source as they are kept, in the order of their keys. */
export function keptRecordsOf(database: DatabaseSync): Pick<HarvestBook, "records" | "originals" | "original"> {
  const keys = database.prepare("SELECT key FROM record WHERE source = ? AND key > ? ORDER BY key LIMIT ?");
  const page = database.prepare(
    "SELECT key, content, original FROM record WHERE source = ? AND key > ? ORDER BY key LIMIT ?",
  );
  const one = database.prepare("SELECT key, content, original FROM record WHERE source = ? AND key = ?");

  return {
    records: async (source, after, limit) => keys.all(source, after, limit).map((row) => String(row.key)),
    originals: async (source, after, limit) => (page.all(source, after, limit) as OriginalRow[]).map(unpacked),
    async original(source, key) {
      const row = one.get(source, key) as OriginalRow | undefined;
      return row && unpacked(row);
    },
  };
}

const unpacked = (row: OriginalRow): Original => ({ ...row, original: unpack(row.original) });
