import { DatabaseSync } from "node:sqlite";
import type { FileFacts } from "./file-facts.ts";

/** A row of the list with its place in it. */
export type ListRow = { path: string; row: number; fields: Record<string, string> };
/** An image as its files and its rows in the list: one or both. `differ` says that its files are not the same. */
export type StagedImage = { id: string; paths: string[]; facts?: FileFacts; rows: ListRow[]; differ: boolean };

/** Files and rows in a temporary database, so that memory stays flat however many there are. */
export type Staged = {
  addFile(path: string, id: string, facts: FileFacts): void;
  addRow(row: ListRow): void;
  /** Finds the file of every row: by its path, else by its name where one file alone has that. */
  join(): void;
  /** Makes rows images of their own, by what identifies one. */
  rowsAlone(idOf: (path: string) => string): void;
  images(): Generator<StagedImage>;
  /** Rows that have no file. */
  without(): Generator<ListRow>;
  close(): void;
};

const schema = `
  PRAGMA temp_store = FILE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
  CREATE TABLE file (path TEXT PRIMARY KEY, name TEXT, id TEXT, facts TEXT) WITHOUT ROWID;
  CREATE INDEX file_name ON file (name);
  CREATE INDEX file_id ON file (id);
  CREATE TABLE list (row INTEGER PRIMARY KEY, path TEXT, name TEXT, id TEXT, body TEXT);
  CREATE INDEX list_id ON list (id);
  BEGIN`;

const nameIn = (path: string) => path.slice(path.lastIndexOf("/") + 1);

/** Opens an empty one; it goes with the process. */
export function openStaged(): Staged {
  const database = new DatabaseSync("");
  database.exec(schema);
  const addFile = database.prepare("INSERT INTO file VALUES (?, ?, ?, ?)");
  const addRow = database.prepare("INSERT INTO list VALUES (?, ?, ?, NULL, ?)");
  const ids = database.prepare("SELECT id FROM file UNION SELECT id FROM list WHERE id IS NOT NULL ORDER BY id");
  const filesOf = database.prepare("SELECT path, facts FROM file WHERE id = ? ORDER BY path");
  const rowsOf = database.prepare("SELECT path, row, body FROM list WHERE id = ? ORDER BY row");
  const alone = database.prepare("SELECT path, row, body FROM list WHERE id IS NULL ORDER BY row");
  return {
    addFile: (path, id, facts) => {
      addFile.run(path, nameIn(path), id, JSON.stringify(facts));
    },
    addRow: ({ path, row, fields }) => {
      addRow.run(row, path, nameIn(path), JSON.stringify(fields));
    },
    join() {
      database.exec("UPDATE list SET id = (SELECT id FROM file WHERE file.path = list.path)");
      database.exec(`UPDATE list SET id = (SELECT max(id) FROM file WHERE file.name = list.name HAVING count(*) = 1)
        WHERE id IS NULL AND path = name`);
    },
    rowsAlone(idOf) {
      database.function("id_of", { deterministic: true }, (path) => idOf(String(path)));
      database.exec("UPDATE list SET id = id_of(path)");
    },
    *images() {
      for (const { id } of ids.iterate()) {
        const files = filesOf.all(String(id));
        const rows = rowsOf.all(String(id)).map(listRow);
        const paths = [
          ...files.map(({ path }) => String(path)),
          ...(files.length > 0 ? [] : rows.map(({ path }) => path)),
        ];
        const [first] = files;
        const facts = first ? { facts: JSON.parse(String(first.facts)) as FileFacts } : {};
        const differ = new Set(files.map((file) => file.facts)).size > 1;
        yield { id: String(id), paths: [...new Set(paths)], ...facts, rows, differ };
      }
    },
    *without() {
      for (const row of alone.iterate()) yield listRow(row);
    },
    close: () => database.close(),
  };
}

function listRow({ path, row, body }: Record<string, unknown>): ListRow {
  return { path: String(path), row: Number(row), fields: JSON.parse(String(body)) as Record<string, string> };
}
