import type { SQLInputValue } from "node:sqlite";
import type { Pid } from "../../identifiers/pid.ts";
import type { ItemPlace, ItemQuery } from "../port.ts";

/** A part of a statement with its values. */
export type Piece = { sql: string; values: SQLInputValue[] };

/** A format as the log knows it: its place in an item's bits, and since when things are written in it as they are. */
export type KnownFormat = { bit: number; since: string };

/** One thing, or those behind a place and up to another. */
export type Bounds = { pid?: Pid; after?: ItemPlace; upTo?: ItemPlace };

/** The statement of a question for items, in order of time and PID; undefined where nothing can answer it. */
export function itemsPiece(
  { set, type, from, until, pid, after, upTo }: ItemQuery & Bounds,
  format: KnownFormat | undefined,
): Piece | undefined {
  const since = format?.since;
  if (since !== undefined && until !== undefined && until < since) return undefined;
  // A set's members have their own index by time: the largest set is read as quickly as all.
  const place = set === undefined ? "item" : "member";
  const pieces: Piece[] = [];
  const add = (sql: string, ...values: SQLInputValue[]) => pieces.push({ sql, values });
  if (format) add("(item.ever >> ?) & 1 = 1", format.bit);
  if (set !== undefined) add("member.spec = ?", set);
  if (type !== undefined) add("item.type = ?", type);
  if (from !== undefined && (since === undefined || since < from)) add(`${place}.at >= ?`, from);
  if (until !== undefined) add(`${place}.at <= ?`, until);
  if (pid !== undefined) add(`${place}.pid = ?`, pid);
  if (after) add(`(${place}.at, ${place}.pid) > (?, ?)`, after.at, after.pid);
  if (upTo) add(`(${place}.at, ${place}.pid) <= (?, ?)`, upTo.at, upTo.pid);
  const offered = format ? `OR (item.offered >> ${format.bit}) & 1 = 0` : "";
  const left = set === undefined ? "" : "OR member.gone = 1";
  const tables = set === undefined ? "item" : "member JOIN item ON item.pid = member.pid";
  return {
    sql: `SELECT item.pid, item.type, ${place}.at, item.seq, item.target, (item.gone = 1 ${offered} ${left}) AS gone FROM ${tables}${whereOf(pieces)} ORDER BY ${place}.at, ${place}.pid`,
    values: pieces.flatMap(({ values }) => values),
  };
}

/** The statement of the place so many things behind another, among all or a set's; nothing where they end before. */
export function windowPiece(
  { set, from, after }: ItemQuery & Bounds,
  format: KnownFormat | undefined,
  count: number,
): Piece {
  const [table, isIn] = set === undefined ? ["item", ""] : ["member", "spec = ? AND "];
  const isBounded = from !== undefined && (format === undefined || format.since < from);
  const begin = after ?? { at: isBounded ? from : "", pid: "" };
  return {
    sql: `SELECT at, pid FROM ${table} WHERE ${isIn}(at, pid) > (?, ?) ORDER BY at, pid LIMIT 1 OFFSET ?`,
    values: [...(set === undefined ? [] : [set]), begin.at, begin.pid, count - 1],
  };
}

/** What all pieces ask for together. */
export function whereOf(pieces: readonly Piece[]): string {
  return pieces.length === 0 ? "" : ` WHERE ${pieces.map(({ sql }) => sql).join(" AND ")}`;
}
