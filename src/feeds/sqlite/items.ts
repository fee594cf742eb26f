import type { SQLInputValue } from "node:sqlite";
import type { ItemQuery } from "../port.ts";

/** A part of a statement with its values. */
export type Piece = { sql: string; values: SQLInputValue[] };

/** A format as the log knows it: its place in an item's bits, and since when things are written in it as they are. */
export type KnownFormat = { bit: number; since: string };

/** The statement of a question for items; undefined where nothing can answer it. */
export function itemsPiece(
  { set, type, from, until }: ItemQuery,
  format: KnownFormat | undefined,
  more: Piece[],
): Piece | undefined {
  const since = format?.since;
  if (since !== undefined && until !== undefined && until < since) return undefined;
  const pieces: Piece[] = [...more];
  const add = (sql: string, ...values: SQLInputValue[]) => pieces.push({ sql, values });
  if (format) add("(item.ever >> ?) & 1 = 1", format.bit);
  if (set !== undefined) add("member.spec = ?", set);
  if (type !== undefined) add("item.type = ?", type);
  if (from !== undefined && (since === undefined || since < from)) add("item.at >= ?", from);
  if (until !== undefined) add("item.at <= ?", until);
  const offered = format ? `OR (item.offered >> ${format.bit}) & 1 = 0` : "";
  const left = set === undefined ? "" : "OR member.gone = 1";
  const tables = set === undefined ? "item" : "member JOIN item ON item.pid = member.pid";
  return {
    sql: `SELECT item.pid, item.type, item.at, item.seq, item.target, (item.gone = 1 ${offered} ${left}) AS gone FROM ${tables}${whereOf(pieces)}`,
    values: pieces.flatMap(({ values }) => values),
  };
}

/** What all pieces ask for together. */
export function whereOf(pieces: readonly Piece[]): string {
  return pieces.length === 0 ? "" : ` WHERE ${pieces.map(({ sql }) => sql).join(" AND ")}`;
}
