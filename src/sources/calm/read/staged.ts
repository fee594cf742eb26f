import { DatabaseSync } from "node:sqlite";
import type { Database } from "../fields.ts";
import type { Fields } from "../record.ts";

/** A record as it is in a file. */
export type StagedRecord = {
  database: Database;
  id: string;
  refNo?: string;
  fields: Fields;
  file: string;
  row: number;
};

/**
 * The records of an export in a temporary database: which record another is part of is known only when all are there, and memory
 * stays flat.
 */
export type Staged = {
  /** False where there is one of this id already. */
  add(record: StagedRecord): boolean;
  count(): number;
  /** Each with the id of the catalogue's record that has a reference number, and whether its own is an earlier record's too. */
  records(
    parentRefNo: (refNo: string) => string | undefined,
  ): Generator<StagedRecord & { parent?: string; isTwice: boolean }>;
  close(): void;
};

const schema = `
  PRAGMA temp_store = FILE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32000; PRAGMA locking_mode = EXCLUSIVE;
  CREATE TABLE record (seq INTEGER PRIMARY KEY, base TEXT, id TEXT, ref TEXT, body TEXT, file TEXT, row INTEGER, UNIQUE (base, id));
  CREATE INDEX by_ref ON record (ref) WHERE ref IS NOT NULL;
  BEGIN`;

/** Opens an empty one: without a name SQLite keeps it in a temporary file that goes with it, even in a crash. */
export function openStaged(): Staged {
  const database = new DatabaseSync("");
  database.exec(schema);
  const insert = database.prepare(
    "INSERT OR IGNORE INTO record (base, id, ref, body, file, row) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const all = database.prepare("SELECT * FROM record ORDER BY seq");
  const byRef = database.prepare("SELECT seq, id FROM record WHERE ref = ? ORDER BY seq LIMIT 1");
  return {
    add: ({ database: base, id, refNo, fields, file, row }) =>
      insert.run(base, id, base === "catalog" ? (refNo ?? null) : null, JSON.stringify(fields), file, row).changes > 0,
    count: () => Number(database.prepare("SELECT count(*) AS n FROM record").get()?.n),
    *records(parentRefNo) {
      for (const one of all.iterate()) {
        const refNo = one.ref === null ? undefined : String(one.ref);
        const above = refNo === undefined ? undefined : parentRefNo(refNo);
        const parent = above === undefined ? undefined : byRef.get(above)?.id;
        yield {
          database: String(one.base) as Database,
          id: String(one.id),
          fields: JSON.parse(String(one.body)) as Fields,
          file: String(one.file),
          row: Number(one.row),
          isTwice: refNo !== undefined && byRef.get(refNo)?.seq !== one.seq,
          ...(refNo === undefined ? {} : { refNo }),
          ...(parent === undefined ? {} : { parent: String(parent) }),
        };
      }
    },
    close: () => database.close(),
  };
}
