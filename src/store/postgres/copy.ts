import { randomUUID } from "node:crypto";
import { escapeIdentifier } from "pg";
import type { Store } from "../port.ts";
import { type Database, databaseAt, type Schemas, type Sql } from "./connection.ts";
import { migrate } from "./migrate.ts";
import { openPostgresStore, ours, type StoreDatabase } from "./store.ts";

/**
 * A copy of a store and its archive as they are now, in two schemas of their own beside them. They are dropped when the copy is
 * closed; where its process is killed before, an administrator drops `cartouche_copy_…`.
 */
export async function copyPostgresStore({ schemas = ours, ...wanted }: StoreDatabase): Promise<Store> {
  const name = `cartouche_copy_${randomUUID().replaceAll("-", "").slice(0, 12)}`;
  const place = { url: wanted.url, schemas: { store: name, archive: `${name}_archive` } };
  const database = databaseAt(place);
  const drop = () => dropSchemas(database.sql, place.schemas).finally(database.close);
  try {
    await migrate(database, place);
    await copyRows(databaseAt({ ...place, schemas }), schemas, place.schemas);
    const store = await openPostgresStore({ ...wanted, schemas: place.schemas });
    return { ...store, close: () => store.close().finally(drop) };
  } catch (error) {
    await drop().catch(() => {});
    throw error;
  }
}

/** Copies all rows of a store and its archive into the empty tables of another, as they are at one moment. */
async function copyRows(database: Database, from: Schemas, to: Schemas): Promise<void> {
  const copied = database.transaction(async (sql) => {
    for (const which of ["archive", "store"] as const) await copySchema(sql, from[which], to[which]);
  });
  await copied.finally(database.close);
}

async function copySchema(sql: Sql, from: string, to: string): Promise<void> {
  const tables = await sql<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = $1 AND tablename <> 'upgrade'",
    [from],
  );
  for (const { name } of tables) {
    const [source, target] = [from, to].map((schema) => `${escapeIdentifier(schema)}.${escapeIdentifier(name)}`);
    await sql(`INSERT INTO ${target} OVERRIDING SYSTEM VALUE SELECT * FROM ${source}`);
  }
  const counted = await sql<{ name: string; column: string }>(
    `SELECT table_name AS name, column_name AS column FROM information_schema.columns
     WHERE table_schema = $1 AND is_identity = 'YES'`,
    [to],
  );
  for (const { name, column } of counted) {
    const target = `${escapeIdentifier(to)}.${escapeIdentifier(name)}`;
    const next = `COALESCE((SELECT MAX(${escapeIdentifier(column)}) FROM ${target}), 0) + 1`;
    await sql(`SELECT setval(pg_get_serial_sequence($1, $2), ${next}, false)`, [target, column]);
  }
}

async function dropSchemas(sql: Sql, { store, archive }: Schemas): Promise<void> {
  await sql(`DROP SCHEMA IF EXISTS ${escapeIdentifier(store)}, ${escapeIdentifier(archive)} CASCADE`);
}
