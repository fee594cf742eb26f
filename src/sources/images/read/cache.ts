import { fileURLToPath } from "node:url";
import { openDatabase } from "../../../sqlite.ts";
import type { FileFacts } from "./file-facts.ts";

/** A file as the file system knows it: the same size and time mean the same content. */
export type FileState = { file: string; size: bigint; mtimeNs: bigint };

/** What was read of files before. */
export type Cache = {
  find(state: FileState): FileFacts | undefined;
  keep(state: FileState, facts: FileFacts): void;
  /** Forgets the files that were not asked for since it was opened, and closes. */
  close(all: boolean): void;
};

/** A transaction for every file would take longer than looking into it. */
const filesATransaction = 1000;

const steps = [
  "CREATE TABLE file (path TEXT PRIMARY KEY, size TEXT NOT NULL, mtime TEXT NOT NULL, facts TEXT NOT NULL, read INTEGER NOT NULL) STRICT, WITHOUT ROWID",
];

/** Opens a cache, made where there is none; without a file nothing is remembered. Faults: as `openDatabase`. */
export function openCache(place: string | URL | undefined): Cache {
  if (place === undefined) return { find: () => undefined, keep: () => {}, close: () => {} };
  const file = place instanceof URL ? fileURLToPath(place) : place;
  const database = openDatabase({ file, steps, synchronous: "NORMAL", ifDamaged: "Delete it: it is made again." });
  const last = database.prepare("SELECT max(read) AS read FROM file").get()?.read;
  const read = Number(last ?? 0) + 1;
  const found = database.prepare("UPDATE file SET read = ? WHERE path = ? AND size = ? AND mtime = ? RETURNING facts");
  const put = database.prepare("INSERT OR REPLACE INTO file (path, size, mtime, facts, read) VALUES (?, ?, ?, ?, ?)");
  const forget = database.prepare("DELETE FROM file WHERE read < ?");
  let asked = 0;
  database.exec("BEGIN");
  return {
    find({ file: path, size, mtimeNs }) {
      if (++asked % filesATransaction === 0) database.exec("COMMIT; BEGIN");
      const row = found.get(read, path, String(size), String(mtimeNs));
      return row && (JSON.parse(String(row.facts)) as FileFacts);
    },
    keep({ file: path, size, mtimeNs }, facts) {
      put.run(path, String(size), String(mtimeNs), JSON.stringify(facts), read);
    },
    close(all) {
      if (all) forget.run(read);
      database.exec("COMMIT");
      database.close();
    },
  };
}
