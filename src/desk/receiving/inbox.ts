/** What was sent to the sources that take it: the batches under way, what each source was last sent of a record, and what was answered. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { SQLOutputValue } from "node:sqlite";
import type { SentItem, SourceRecord } from "../../sources/port.ts";
import { type DatabaseFile, inTransaction, openDatabase } from "../../sqlite.ts";

/** A batch as it is kept: by which name its sender will know it again, the hash of what was sent, and its items by their line. */
export type SentBatch = { source: string; name?: string; hash: string; items: readonly SentLine[] };

/** One line of a batch, counted from 1. */
export type SentLine = { line: number; item: SentItem };

/** A batch that is not done yet, and how often that was tried. */
export type PendingBatch = SentBatch & { id: number; tries: number };

/** What a batch changes of what a source was sent, and what its sender is answered. */
export type Settled = { put: readonly SourceRecord[]; gone: readonly string[]; answer: string };

/** What is kept of what was sent. Only who has the right to write to the store writes here. */
export type Inbox = {
  /** The batch that was received under a name: the hash of it, and its answer where it is done. */
  find(source: string, name: string): { hash: string; answer: string | undefined } | undefined;
  /** Keeps a batch; answers its number. */
  receive(batch: SentBatch): number;
  /** The batches of a source that are not done, oldest first. */
  pending(source: string): PendingBatch[];
  /** One more try begins. */
  tried(id: number): void;
  /** What these records last said, by key. */
  originals(source: string, keys: readonly string[]): Map<string, string>;
  settle(batch: PendingBatch, settled: Settled): void;
  /** Forgets a batch that cannot be done. */
  drop(id: number): void;
  /** What a source was last sent of every record, in order of key. */
  records(source: string): Iterable<SourceRecord>;
  close(): void;
};

const steps = [
  `
  CREATE TABLE sent (
    source TEXT NOT NULL, key TEXT NOT NULL, original TEXT NOT NULL, predecessor TEXT, PRIMARY KEY (source, key)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE batch (
    id INTEGER PRIMARY KEY AUTOINCREMENT, source TEXT NOT NULL, name TEXT, hash TEXT NOT NULL, received TEXT NOT NULL,
    items TEXT, tries INTEGER NOT NULL DEFAULT 0, answer TEXT
  ) STRICT;
  CREATE UNIQUE INDEX batch_by_name ON batch (source, name) WHERE name IS NOT NULL;
  CREATE INDEX batch_pending ON batch (source, id) WHERE answer IS NULL;
  `,
];

/** How long an answer is kept for who asks again. */
const keptDays = 7;
const dayMs = 86_400_000;

const fileOf = (folder: string): DatabaseFile => ({
  file: join(folder, "inbox.sqlite"),
  steps,
  synchronous: "FULL",
  ifDamaged: "Restore it from its backup, or delete it and have everything sent again; no identifier is in it.",
});

/** Opens (and where missing makes) what was sent, in a data folder. `now` is for tests. Faults: those of `openDatabase`. */
export function openInbox(folder: string, now: () => Date = () => new Date()): Inbox {
  const wanted = fileOf(folder);
  const database = openDatabase(wanted);
  const named = database.prepare("SELECT hash, answer FROM batch WHERE source = ? AND name = ?");
  const insert = database.prepare("INSERT INTO batch (source, name, hash, received, items) VALUES (?, ?, ?, ?, ?)");
  const forget = database.prepare("DELETE FROM batch WHERE answer IS NOT NULL AND received < ?");
  const open = database.prepare("SELECT * FROM batch WHERE source = ? AND answer IS NULL ORDER BY id");
  const one = database.prepare("UPDATE batch SET tries = tries + 1 WHERE id = ?");
  const said = database.prepare(
    "SELECT key, original FROM sent WHERE source = ? AND key IN (SELECT value FROM json_each(?))",
  );
  const put = database.prepare("INSERT OR REPLACE INTO sent (source, key, original, predecessor) VALUES (?, ?, ?, ?)");
  const remove = database.prepare("DELETE FROM sent WHERE source = ? AND key = ?");
  const end = database.prepare("UPDATE batch SET items = NULL, answer = ? WHERE id = ?");
  const drop = database.prepare("DELETE FROM batch WHERE id = ?");
  const all = database.prepare("SELECT key, original, predecessor FROM sent WHERE source = ? ORDER BY key");

  return {
    find(source, name) {
      const row = named.get(source, name);
      return row && { hash: String(row.hash), answer: row.answer === null ? undefined : String(row.answer) };
    },
    receive: ({ source, name, hash, items }) =>
      inTransaction(database, wanted, () => {
        const time = now();
        forget.run(new Date(time.getTime() - keptDays * dayMs).toISOString());
        const row = insert.run(source, name ?? null, hash, time.toISOString(), JSON.stringify(items));
        return Number(row.lastInsertRowid);
      }),
    pending: (source) => open.all(source).map(pendingOf),
    tried: (id) => inTransaction(database, wanted, () => void one.run(id)),
    originals: (source, keys) =>
      new Map(said.all(source, JSON.stringify(keys)).map(({ key, original }) => [String(key), String(original)])),
    settle: ({ id, source, name }, settled) =>
      inTransaction(database, wanted, () => {
        for (const { key, original, predecessor } of settled.put) put.run(source, key, original, predecessor ?? null);
        for (const key of settled.gone) remove.run(source, key);
        if (name === undefined) drop.run(id);
        else end.run(settled.answer, id);
      }),
    drop: (id) => inTransaction(database, wanted, () => void drop.run(id)),
    *records(source) {
      let row = 0;
      for (const { key, original, predecessor } of all.iterate(source)) {
        const before = predecessor === null ? {} : { predecessor: String(predecessor) };
        yield { key: String(key), original: String(original), ...before, at: { file: "inbox", row: ++row } };
      }
    },
    close: () => database.close(),
  };
}

/** Whether anything was ever sent here. */
export function hasInbox(folder: string): boolean {
  return existsSync(fileOf(folder).file);
}

function pendingOf({ id, source, name, hash, items, tries }: Record<string, SQLOutputValue>): PendingBatch {
  const known = { id: Number(id), source: String(source), hash: String(hash), tries: Number(tries) };
  return { ...known, items: JSON.parse(String(items)), ...(name === null ? {} : { name: String(name) }) };
}
