import { type CustomTypesConfig, escapeIdentifier, Pool, type PoolClient, type QueryResultRow, types } from "pg";
import { log } from "../../log.ts";
import { explain } from "./faults.ts";

/** Runs one statement, `$1` and on standing for the values; answers its rows. */
export type Sql = <Row extends QueryResultRow>(text: string, values?: unknown[]) => Promise<Row[]>;

/** The two schemas of one database: the store's, which may be dropped and harvested again, and the archive's. */
export type Schemas = { store: string; archive: string };

/** A database, and the schemas in it; `url` is `postgres://user:password@host:port/database?sslmode=require`. */
export type Place = { url: string; schemas: Schemas };

/** A few connections to a place. A lost one is made anew by the next call. Faults: `store-unreachable`, `disk-full`. */
export type Database = {
  sql: Sql;
  /** Steps in one transaction, one at a time among all that write to this store; undone as a whole when one fails. */
  transaction<T>(steps: (sql: Sql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

const connections = 8;
const patienceMs = { connect: 10_000, answer: 120_000 };

/** Counts and sequence numbers are 64 bits wide (`int8`, OID 20) and come as text, since not every one is exact in a double. Ours are. */
const numbers: CustomTypesConfig = {
  getTypeParser: (oid, format) => (oid === types.builtins.INT8 ? Number : types.getTypeParser(oid, format)),
};

/** How a connection is made; by name, so that an operator sees in `pg_stat_activity` whose it is. */
export function connectionTo({ url }: Place) {
  return {
    connectionString: url,
    application_name: "cartouche",
    keepAlive: true,
    connectionTimeoutMillis: patienceMs.connect,
    query_timeout: patienceMs.answer,
    types: numbers,
  };
}

/** Opens a place. Nothing is asked of the server yet. */
export function databaseAt(place: Place): Database {
  const { store, archive } = place.schemas;
  const path = `SET search_path TO ${escapeIdentifier(store)}, ${escapeIdentifier(archive)}`;
  const pool = new Pool({
    ...connectionTo(place),
    max: connections,
    allowExitOnIdle: true,
    onConnect: (client) => client.query(path),
  });
  // Without a listener a connection that breaks while nobody waits for it would end the process.
  pool.on("error", (error) => log.warn({ error: error.message }, "a connection to the store was lost"));
  pool.on("connect", (client) => client.on("error", () => {}));
  const channel = escapeIdentifier(store);

  async function explained<T>(asked: Promise<T>): Promise<T> {
    return asked.catch((error: unknown) => {
      throw explain(error, place.url);
    });
  }

  /** Who waits for the lock sees all that was committed before it: lines of the change list are numbered in commit order. */
  async function locked<T>(client: PoolClient, steps: (sql: Sql) => Promise<T>): Promise<T> {
    await client.query("BEGIN");
    await client.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [store]);
    const result = await steps(async (text, values) => (await client.query(text, values)).rows);
    await client.query(`NOTIFY ${channel}; COMMIT`);
    return result;
  }

  async function transaction<T>(steps: (sql: Sql) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    try {
      const result = await locked(client, steps);
      client.release();
      return result;
    } catch (error) {
      // A connection that cannot even undo is lost, and the server undoes for it.
      await client.query("ROLLBACK").then(
        () => client.release(),
        () => client.release(true),
      );
      throw error;
    }
  }

  return {
    sql: async (text, values) => (await explained(pool.query(text, values))).rows,
    transaction: (steps) => explained(transaction(steps)),
    close: () => pool.end(),
  };
}
