import { escapeIdentifier } from "pg";
import { Problem } from "../../errors.ts";
import type { Upgrades } from "../../sqlite.ts";
import type { Database, Place, Sql } from "./connection.ts";
import { placeOf } from "./faults.ts";
import { archiveSteps, storeSteps } from "./schema.ts";

/** Makes both schemas where they are not yet, and brings them up to this version. Faults: `store-newer`, `config-invalid`. */
export async function migrate(database: Database, place: Place): Promise<void> {
  const { store, archive } = place.schemas;
  const wanted = [
    { schema: archive, steps: archiveSteps },
    { schema: store, steps: storeSteps },
  ];
  await mustTakeAnyText(database.sql, place);
  const behind = async (sql: Sql) => {
    const found = await Promise.all(wanted.map(async (one) => ({ ...one, at: await versionOf(sql, one, place) })));
    return found.filter(({ at, steps }) => at < steps.length);
  };
  if ((await behind(database.sql)).length === 0) return;
  // The versions are read again under the lock: two processes may open a new store at once.
  await database.transaction(async (sql) => {
    for (const one of await behind(sql)) await bringUp(sql, one);
  });
}

async function mustTakeAnyText(sql: Sql, { url }: Place): Promise<void> {
  const [row] = await sql<{ encoding: string }>("SELECT current_setting('server_encoding') AS encoding");
  if (row?.encoding === "UTF8") return;
  throw new Problem(
    "config-invalid",
    `CARTOUCHE_STORE_URL: ${placeOf(url)} has the encoding ${row?.encoding}. Name a database made with ENCODING 'UTF8'.`,
  );
}

type Wanted = { schema: string; steps: readonly string[] };

async function versionOf(sql: Sql, { schema, steps }: Wanted, { url }: Place): Promise<number> {
  const version = (await historyOf(sql, schema)).at(-1)?.to ?? 0;
  if (version <= steps.length) return version;
  throw new Problem(
    "store-newer",
    `The schema ${schema} of ${placeOf(url)} has tables of version ${version}; this Cartouche knows ${steps.length}. Install a newer Cartouche.`,
  );
}

async function bringUp(sql: Sql, { schema, steps, at }: Wanted & { at: number }): Promise<void> {
  const name = escapeIdentifier(schema);
  // Only where it is not there: that takes a right which need not be given where an administrator made it.
  const [there] = await sql("SELECT 1 FROM pg_namespace WHERE nspname = $1", [schema]);
  if (!there) await sql(`CREATE SCHEMA ${name}`);
  const [before] = await sql<{ path: string }>("SELECT current_setting('search_path') AS path");
  await sql(`SET LOCAL search_path TO ${name}`);
  await sql("CREATE TABLE IF NOT EXISTS upgrade (came INTEGER, went INTEGER PRIMARY KEY, time TEXT)");
  for (const step of steps.slice(at)) await sql(step);
  await sql("INSERT INTO upgrade VALUES ($1, $2, $3)", [at, steps.length, new Date().toISOString()]);
  await sql("SELECT set_config('search_path', $1, true)", [before?.path]);
}

/** Looked up in the catalogue as it is committed: `to_regclass` answers from what this connection remembers, which may be older. */
async function historyOf(sql: Sql, schema: string): Promise<Upgrades["history"]> {
  const [there] = await sql("SELECT 1 FROM pg_tables WHERE schemaname = $1 AND tablename = 'upgrade'", [schema]);
  if (!there) return [];
  return sql(`SELECT came AS "from", went AS "to", time FROM ${escapeIdentifier(schema)}.upgrade ORDER BY went`);
}

/** How each schema came to its version. */
export async function upgradesIn(
  sql: Sql,
  { store, archive }: Place["schemas"],
): Promise<Record<keyof Place["schemas"], Upgrades>> {
  const of = async (schema: string) => {
    const history = await historyOf(sql, schema);
    return { version: history.at(-1)?.to ?? 0, history };
  };
  return { archive: await of(archive), store: await of(store) };
}
