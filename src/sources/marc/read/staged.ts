import { DatabaseSync } from "node:sqlite";
import { meantBy, namesOf } from "../links.ts";
import { kindOf, type MarcRecord, originalOf, type Refers, readOriginal } from "../record.ts";

/** A record under its key; `stamp` is 005, by which the newest of several is told. */
export type StagedRecord = {
  key: string;
  record: MarcRecord;
  stamp: string;
  isGone: boolean;
  file: string;
  row: number;
};
/** A record as it is given: its original with the keys of the others that it refers to, and what was read of it. */
export type Given = { key: string; original: string; marc: MarcRecord; isGone: boolean; file: string; row: number };
/** Where a record stands. */
export type Stand = { file: string; row: number };

/**
 * The records of an export in a temporary database: which is the newest and which a heading means is known only when all are there,
 * and memory stays flat.
 */
export type Staged = {
  /** The place of the one that gives way, this or an earlier one of the same key; undefined where there is none. */
  add(record: StagedRecord): Stand | undefined;
  count(): number;
  /** Headings before those that refer to them. */
  records(): Generator<Given>;
  close(): void;
};

const schema = `
  PRAGMA temp_store = FILE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32000; PRAGMA locking_mode = EXCLUSIVE;
  CREATE TABLE record (seq INTEGER PRIMARY KEY, key TEXT UNIQUE, kind INTEGER, stamp TEXT, gone INTEGER, body TEXT, file TEXT, row INTEGER);
  CREATE INDEX by_kind ON record (kind, seq);
  CREATE TABLE name (name TEXT, key TEXT, PRIMARY KEY (name, key)) WITHOUT ROWID;
  CREATE INDEX by_key ON name (key);
  BEGIN`;

const kinds = ["authority", "bib", "holdings"] as const;

/** Opens an empty one: without a name SQLite keeps it in a temporary file that goes with it, even in a crash. */
export function openStaged(): Staged {
  const database = new DatabaseSync("");
  database.exec(schema);
  const before = database.prepare("SELECT stamp, file, row FROM record WHERE key = ?");
  const insert = database.prepare(
    `INSERT INTO record (key, kind, stamp, gone, body, file, row) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET
     stamp = excluded.stamp, gone = excluded.gone, body = excluded.body, file = excluded.file, row = excluded.row`,
  );
  const forget = database.prepare("DELETE FROM name WHERE key = ?");
  const call = database.prepare("INSERT OR IGNORE INTO name VALUES (?, ?)");
  const called = database.prepare("SELECT key FROM name WHERE name = ? LIMIT 2");
  const ofKind = database.prepare("SELECT * FROM record WHERE kind = ? ORDER BY seq");
  const keyOf = (name: string) => {
    const keys = called.all(name);
    return keys.length === 1 ? String(keys[0]?.key) : undefined;
  };
  return {
    add({ key, record, stamp, isGone, file, row }) {
      const old = before.get(key);
      if (old && String(old.stamp) > stamp) return { file, row };
      const kind = kinds.indexOf(kindOf(record) ?? "bib");
      insert.run(key, kind, stamp, Number(isGone), originalOf(record), file, row);
      if (old) forget.run(key);
      for (const name of isGone ? [] : namesOf(record)) call.run(name, key);
      return old && { file: String(old.file), row: Number(old.row) };
    },
    count: () => Number(database.prepare("SELECT count(*) AS n FROM record WHERE gone = 0").get()?.n),
    *records() {
      for (const kind of kinds.keys())
        for (const one of ofKind.iterate(kind)) {
          const [key, body] = [String(one.key), String(one.body)];
          const marc = readOriginal(body);
          const refers = refersOf(marc, key, keyOf);
          const original = Object.keys(refers).length > 0 ? originalOf(marc, refers) : body;
          yield { key, original, marc, isGone: one.gone === 1, file: String(one.file), row: Number(one.row) };
        }
    },
    close: () => database.close(),
  };
}

/** The keys of what a record's fields mean. */
function refersOf(record: MarcRecord, own: string, keyOf: (name: string) => string | undefined): Refers {
  const kind = kindOf(record);
  const refers: Record<string, string> = {};
  if (kind === undefined) return refers;
  for (const [at, field] of record.fields.entries()) {
    for (const name of meantBy(field, kind)) {
      const key = keyOf(name);
      if (key === undefined || key === own) continue;
      refers[at] = key;
      break;
    }
  }
  return refers;
}
