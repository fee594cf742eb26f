import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import type { EntityType } from "../../entities/types.ts";
import type { Pid } from "../../identifiers/pid.ts";
import type { EntryQuery, FeedEntry, FeedItem, FeedLog, InSet, ItemQuery } from "../port.ts";
import { type Bounds, itemsPiece, type KnownFormat, type Piece, whereOf, windowPiece } from "./items.ts";

type Row = Record<string, unknown>;
/** Reads the log. Statements are prepared for each shape of a question, once. */
export function readerOf(database: DatabaseSync): Omit<FeedLog, "epoch" | "cursor" | "stamp" | "close"> {
  const prepared = new Map<string, ReturnType<DatabaseSync["prepare"]>>();
  const rowsOf = ({ sql, values }: Piece) => {
    const statement = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, statement);
    return statement.all(...values) as Row[];
  };
  const one = (sql: string, ...values: SQLInputValue[]) => rowsOf({ sql, values })[0];
  const formatRow = (name: string) =>
    one("SELECT bit, since FROM format WHERE name = ?", name) as KnownFormat | undefined;

  /** Of a format that is not known there is nothing. */
  function askItems(query: ItemQuery & Bounds): Piece | undefined {
    const format = query.format === undefined ? undefined : formatRow(query.format);
    return query.format !== undefined && !format ? undefined : itemsPiece(query, format);
  }

  return {
    head() {
      const last = one("SELECT * FROM entry ORDER BY seq DESC LIMIT 1");
      return last && entryOf(last);
    },
    entries({ since = 0, skip = 0, limit, ...query }) {
      const { sql, values } = entriesPiece(query, since);
      const how = query.set === undefined ? "" : ", entry_set.how";
      const all = `SELECT entry.*${how} ${sql} ORDER BY entry.seq LIMIT ? OFFSET ?`;
      return rowsOf({ sql: all, values: [...values, limit, skip] }).map(entryOf);
    },
    countEntries(query) {
      const { sql, values } = entriesPiece(query, 0);
      return Number(rowsOf({ sql: `SELECT count(*) AS n ${sql}`, values })[0]?.n);
    },
    items({ skip = 0, limit, ...query }) {
      const piece = askItems(query);
      return piece
        ? rowsOf({ sql: `${piece.sql} LIMIT ? OFFSET ?`, values: [...piece.values, limit, skip] }).map(itemOf)
        : [];
    },
    countItems(query) {
      const piece = askItems(query);
      return piece
        ? Number(rowsOf({ sql: `SELECT count(*) AS n FROM (${piece.sql})`, values: piece.values })[0]?.n)
        : 0;
    },
    itemsAmong({ looked, ...query }) {
      const format = query.format === undefined ? undefined : formatRow(query.format);
      const row = rowsOf(windowPiece(query, format, looked))[0];
      const upTo = row && { at: String(row.at), pid: row.pid as Pid };
      const piece = askItems(upTo ? { ...query, upTo } : query);
      if (!piece) return { items: [] };
      const items = rowsOf(piece).map(itemOf);
      return upTo ? { items, last: upTo } : { items };
    },
    item(pid, query) {
      const piece = query && askItems({ ...query, pid });
      if (query && !piece) return undefined;
      const plain = { sql: "SELECT pid, type, at, seq, gone, target FROM item WHERE pid = ?", values: [pid] };
      const row = rowsOf(piece ?? plain)[0];
      return row && itemOf(row);
    },
    ...setsFrom(rowsOf),
    formatsOf: (pid) =>
      rowsOf({
        sql: "SELECT name FROM format JOIN item ON (item.offered >> format.bit) & 1 = 1 WHERE item.pid = ? AND item.gone = 0 ORDER BY format.bit",
        values: [pid],
      }).map(({ name }) => String(name)),
    revisedSince: (format) => formatRow(format)?.since,
    earliest: () => (one("SELECT min(at) AS at FROM entry")?.at ?? undefined) as string | undefined,
  };
}

/** The sets that there are, and those of a thing. */
function setsFrom(rowsOf: (piece: Piece) => Row[]): Pick<FeedLog, "sets" | "countSets" | "setsOf"> {
  return {
    sets: ({ after = "", limit } = { limit: -1 }) =>
      rowsOf({ sql: `SELECT spec, name FROM "set" WHERE spec > ? ORDER BY spec LIMIT ?`, values: [after, limit] }).map(
        ({ spec, name }) => ({ spec: String(spec), name: String(name) }),
      ),
    countSets: () => Number(rowsOf({ sql: `SELECT count(*) AS n FROM "set"`, values: [] })[0]?.n),
    setsOf: (pid) =>
      rowsOf({ sql: "SELECT spec FROM member WHERE pid = ? AND gone = 0 ORDER BY spec", values: [pid] }).map(
        ({ spec }) => String(spec),
      ),
  };
}

function entriesPiece({ type, pid, set }: EntryQuery, since: number): Piece {
  const pieces: Piece[] = [];
  const add = (sql: string, ...values: SQLInputValue[]) => pieces.push({ sql, values });
  if (since > 0) add("entry.seq > ?", since);
  if (type !== undefined) add("entry.type = ?", type);
  if (pid !== undefined) add("entry.pid = ?", pid);
  if (set !== undefined) add("entry_set.spec = ?", set);
  const tables = set === undefined ? "entry" : "entry_set JOIN entry ON entry.seq = entry_set.seq";
  return { sql: `FROM ${tables}${whereOf(pieces)}`, values: pieces.flatMap(({ values }) => values) };
}

function entryOf(row: Row): FeedEntry {
  const { seq, pid, type, kind, at, target, how } = row;
  const entry = {
    seq: Number(seq),
    pid: pid as Pid,
    type: type as EntityType,
    kind: kind as FeedEntry["kind"],
    at: String(at),
    ...(how ? { inSet: how as InSet } : {}),
  };
  return target ? { ...entry, into: target as Pid } : entry;
}

function itemOf({ pid, type, at, seq, gone, target }: Row): FeedItem {
  const item = { pid: pid as Pid, type: type as EntityType, at: String(at), seq: Number(seq), gone: gone === 1 };
  return target ? { ...item, into: target as Pid } : item;
}
