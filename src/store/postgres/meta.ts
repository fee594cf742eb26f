import type { MetaTable } from "../tables.ts";
import type { Sql } from "./connection.ts";
import { type Fetched, writeRows } from "./rows.ts";

/** What is kept of the store itself: a handful of rows. */
export async function fetchMeta(sql: Sql): Promise<Fetched<MetaTable>> {
  const found = await sql<{ name: string; value: string }>("SELECT name, value FROM meta");
  const rows = new Map(found.map(({ name, value }) => [name, value]));
  const written = new Set<string>();

  const table: MetaTable = {
    get: (name) => rows.get(name),
    set(name, value) {
      rows.set(name, value);
      written.add(name);
    },
  };

  function flush(sql: Sql): Promise<void> {
    return writeRows(
      sql,
      `INSERT INTO meta (name, value) SELECT * FROM unnest($1::text[], $2::text[])
       ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
      [...rows].filter(([name]) => written.has(name)),
      [([name]) => name, ([, value]) => value],
    );
  }

  return { table, flush };
}
