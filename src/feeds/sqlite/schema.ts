import type { DatabaseFile } from "../../sqlite.ts";

/** The feeds' tables, one step a version: steps are only ever added. */
const steps: readonly string[] = [
  `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE item (
    pid TEXT PRIMARY KEY, type TEXT NOT NULL, digest TEXT NOT NULL, at TEXT NOT NULL, seq INTEGER NOT NULL,
    gone INTEGER NOT NULL, target TEXT, offered INTEGER NOT NULL, ever INTEGER NOT NULL, made TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX item_at ON item (at, pid);
  CREATE INDEX item_made ON item (made, pid) WHERE gone = 0;
  CREATE TABLE entry (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, pid TEXT NOT NULL, type TEXT NOT NULL, kind TEXT NOT NULL, at TEXT NOT NULL, target TEXT
  );
  CREATE INDEX entry_pid ON entry (pid, seq);
  CREATE INDEX entry_type ON entry (type, seq);
  CREATE INDEX entry_at ON entry (at);
  CREATE TABLE entry_set (spec TEXT NOT NULL, seq INTEGER NOT NULL, how TEXT NOT NULL, PRIMARY KEY (spec, seq)) WITHOUT ROWID;
  CREATE TABLE "set" (spec TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE member (spec TEXT NOT NULL, pid TEXT NOT NULL, gone INTEGER NOT NULL, at TEXT NOT NULL, PRIMARY KEY (spec, pid)) WITHOUT ROWID;
  CREATE INDEX member_pid ON member (pid);
  CREATE INDEX member_at ON member (spec, at, pid);
  CREATE TABLE format (name TEXT PRIMARY KEY, bit INTEGER NOT NULL UNIQUE, revised TEXT NOT NULL, since TEXT NOT NULL) WITHOUT ROWID;
  `,
];

/** The feeds' file, as it is opened. */
export function feedsFile(file: string): DatabaseFile {
  return {
    file,
    steps,
    synchronous: "FULL",
    ifDamaged: "Restore it from its backup; or delete it, and everyone who follows a feed starts again.",
  };
}
