import { hash, randomUUID } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { EntityType } from "../../entities/types.ts";
import type { Pid } from "../../identifiers/pid.ts";
import { inTransaction, openDatabase } from "../../sqlite.ts";
import { momentOf } from "../../store/moment.ts";
import type { FeedBook } from "../port.ts";
import { readerOf } from "./read.ts";
import { feedsFile } from "./schema.ts";
import { writerOf } from "./write.ts";

/**
 * Opens (and where missing makes) the feeds' log in a SQLite file. `clock` is moved by tests. Faults: `data-folder-unwritable`,
 * `data-folder-newer`, `data-folder-damaged`, `disk-full`.
 */
export function openFeedBook(file: string, clock: () => Date = () => new Date()): FeedBook {
  const opened = feedsFile(file);
  const database = openDatabase(opened);
  const meta = metaIn(database);
  const { note, differs } = writerOf(database);
  const dataVersion = database.prepare("PRAGMA data_version");
  const unseen = database.prepare(
    "SELECT pid, type FROM item WHERE gone = 0 AND made <> ? AND pid > ? ORDER BY pid LIMIT ?",
  );
  let ownWrites = 0;
  /** What everything was last looked at under: asked five times a second, this is answered without the database. */
  let seenUnder: string | undefined;
  const write = <T>(steps: () => T): T => {
    ownWrites++;
    return inTransaction(database, opened, steps);
  };
  const cursor = () => {
    const [epoch, seq] = [meta.get("store"), meta.get("cursor")];
    return epoch === undefined ? undefined : { epoch, seq: Number(seq) };
  };
  /** What a thing was last looked at under: another store, or formats that are written otherwise, are looked at again. */
  const making = () => `${meta.get("store") ?? ""} ${meta.get("formats") ?? ""}`;
  const epoch = write(() => meta.get("epoch") ?? meta.set("epoch", randomUUID()));

  return {
    ...readerOf(database),
    epoch: () => epoch,
    cursor,
    note: (notes, from, to) =>
      write(() => {
        const now = cursor();
        if (now?.epoch !== from?.epoch || now?.seq !== from?.seq) return false;
        const at = momentOf(clock());
        meta.set("store", to.epoch);
        for (const one of notes) note(one, at, making());
        meta.set("cursor", String(to.seq));
        return true;
      }),
    differs,
    unseen(after, limit) {
      if (seenUnder === making()) return [];
      const things = unseen.all(making(), after ?? "", limit) as { pid: Pid; type: EntityType }[];
      if (things.length === 0 && after === undefined) seenUnder = making();
      return things;
    },
    knowFormats(formats) {
      const known = hash("sha256", JSON.stringify(formats.map(({ name, revised }) => [name, revised])), "base64url");
      if (known === meta.get("formats")) return;
      write(() => {
        know(database, formats, momentOf(clock()));
        meta.set("formats", known);
      });
    },
    stamp: () => Number(dataVersion.get()?.data_version) + ownWrites,
    close: () => database.close(),
  };
}

/** A format that is written otherwise than before is revised from now on, whatever day its revision bears. */
function know(database: DatabaseSync, formats: readonly { name: string; revised: string }[], now: string): void {
  const rows = database.prepare("SELECT name, bit, revised FROM format").all();
  const known = new Map(rows.map(({ name, revised }) => [String(name), String(revised)]));
  const changed = formats.filter(({ name, revised }) => known.get(name) !== revised);
  const save = database.prepare(
    "INSERT INTO format VALUES (?, (SELECT coalesce(max(bit) + 1, 0) FROM format), ?, ?) ON CONFLICT (name) DO UPDATE SET revised = excluded.revised, since = excluded.since",
  );
  for (const { name, revised } of changed) save.run(name, revised, now);
}

function metaIn(database: DatabaseSync) {
  const get = database.prepare("SELECT value FROM meta WHERE name = ?");
  const set = database.prepare("INSERT OR REPLACE INTO meta VALUES (?, ?)");
  return {
    get: (name: string) => get.get(name)?.value as string | undefined,
    set(name: string, value: string) {
      set.run(name, value);
      return value;
    },
  };
}
