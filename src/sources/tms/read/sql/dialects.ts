import type { DatabaseKind } from "./settings.ts";

/** What differs between the databases in the few statements that are sent; all take names in double quotes. */
export type Dialect = {
  port: number;
  /** The schema of a database where none is named. */
  schema(database: string): string;
  /** The mark of a parameter, counted from 1. */
  parameter(place: number): string;
  /** What stands before the columns and at the end, so that no more rows come. */
  limit(rows: number): { before: string; after: string };
  /** The server's time, as text that its date columns can be compared with. */
  now: string;
};

const atEnd = (rows: number) => ({ before: "", after: ` LIMIT ${rows}` });

/** The dialects, by kind of database. */
export const dialects: Record<DatabaseKind, Dialect> = {
  sqlserver: {
    port: 1433,
    schema: () => "dbo",
    parameter: (place) => `@p${place}`,
    limit: (rows) => ({ before: `TOP (${rows}) `, after: "" }),
    now: "SELECT CONVERT(varchar(19), SYSDATETIME(), 126) AS now",
  },
  mysql: {
    port: 3306,
    schema: (database) => database,
    parameter: () => "?",
    limit: atEnd,
    now: "SELECT DATE_FORMAT(NOW(), '%Y-%m-%dT%H:%i:%s') AS now",
  },
  postgres: {
    port: 5432,
    schema: () => "public",
    parameter: (place) => `$${place}`,
    limit: atEnd,
    now: `SELECT to_char(LOCALTIMESTAMP, 'YYYY-MM-DD"T"HH24:MI:SS') AS now`,
  },
};
