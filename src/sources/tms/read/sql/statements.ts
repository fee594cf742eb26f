import type { Dialect } from "./dialects.ts";

/** A name in double quotes, SQL-92, which every dialect here takes. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const from = (select: string) => `FROM (${select}) AS t`;

/** Whether a table is there: `?` is the schema. */
export const tablesIn = (dialect: Dialect): string =>
  `SELECT TABLE_NAME AS name FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = ${dialect.parameter(1)}`;

/** The columns of a query, and no row of it. */
export const columnsOf = (select: string): string => `SELECT * ${from(select)} WHERE 1 = 0`;

/** The next rows by a key, after one where `after` says so: never by counting, so that every page costs the same. */
export function pageOf(dialect: Dialect, page: { select: string; key: string; after: boolean; rows: number }): string {
  const { select, key, after, rows } = page;
  const limit = dialect.limit(rows);
  const where = after ? `t.${quoted(key)} > ${dialect.parameter(1)}` : `t.${quoted(key)} IS NOT NULL`;
  return `SELECT ${limit.before}t.* ${from(select)} WHERE ${where} ORDER BY t.${quoted(key)}${limit.after}`;
}

/** The rows that have no key: they are reported. */
export const withoutKey = (select: string, key: string): string =>
  `SELECT t.* ${from(select)} WHERE t.${quoted(key)} IS NULL`;

/** The rows whose column has one of so many values. */
export function rowsWith(dialect: Dialect, select: string, column: string, count: number): string {
  const places = Array.from({ length: count }, (_, index) => dialect.parameter(index + 1));
  return `SELECT t.* ${from(select)} WHERE t.${quoted(column)} IN (${places.join(", ")})`;
}

/** Which values of a column stand in rows that were changed at a time or later. */
export const changedSince = (dialect: Dialect, select: string, columns: { owner: string; changed: string }): string =>
  `SELECT DISTINCT t.${quoted(columns.owner)} AS id ${from(select)} WHERE t.${quoted(columns.changed)} >= ${dialect.parameter(1)}`;
