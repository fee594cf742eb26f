import { randomUUID } from "node:crypto";
import { type Authority, noAuthority } from "../../entities/authority.ts";
import type { Upgrades } from "../../sqlite.ts";
import { momentOf } from "../moment.ts";
import type { Store } from "../port.ts";
import { cursorOf } from "../rules/follow.ts";
import { type Database, databaseAt, type Schemas, type Sql } from "./connection.ts";
import { findingsIn } from "./findings.ts";
import { knownRecordsIn } from "./known-records.ts";
import { fetchMeta } from "./meta.ts";
import { migrate, upgradesIn } from "./migrate.ts";
import { plansIn } from "./plans.ts";
import { readsIn } from "./read.ts";
import { rippleIn } from "./ripple.ts";
import { runsIn } from "./runs.ts";
import { stampOf } from "./stamp.ts";
import { suspectsIn } from "./suspects.ts";
import { writesIn } from "./write.ts";

/** Where the store and its archive are, and which source stands where several speak. `clock` is moved by tests. */
export type StoreDatabase = {
  /** `"postgres://cartouche:secret@db.example.org/museum"`. */
  url: string;
  /** Default: `cartouche_store` and `cartouche_archive`. */
  schemas?: Schemas;
  authority?: Authority;
  clock?: () => Date;
};

/** The schemas that a store is in unless others are named. */
export const ours: Schemas = { store: "cartouche_store", archive: "cartouche_archive" };

/**
 * Opens (and where missing makes) a store in two schemas of a PostgreSQL database. Both are written in one transaction. Faults:
 * `store-unreachable`, `store-newer`, `config-invalid`, `disk-full`.
 */
export async function openPostgresStore(
  wanted: StoreDatabase,
): Promise<Store & { upgrades(): Promise<Record<keyof Schemas, Upgrades>> }> {
  const { url, schemas = ours, authority = noAuthority, clock = () => new Date() } = wanted;
  const place = { url, schemas };
  const database = databaseAt(place);
  const epoch = await made(database, async () => {
    await migrate(database, place);
    return epochIn(database.sql);
  });
  const stamp = stampOf(place);
  const moving: Database = {
    ...database,
    transaction: (steps) => database.transaction(steps).finally(stamp.move),
  };
  return {
    ...readsIn(database.sql, authority, clock),
    ...knownRecordsIn(moving, clock),
    ...runsIn(moving, clock),
    ...findingsIn(moving),
    ...plansIn(moving),
    ...suspectsIn(moving),
    ...writesIn(moving, authority, clock),
    epoch: () => epoch,
    cursor: async () => cursorOf((await fetchMeta(database.sql)).table),
    ripple: (limit) => moving.transaction((sql) => rippleIn(sql, limit, momentOf(clock()))),
    stamp: stamp.now,
    upgrades: () => upgradesIn(database.sql, schemas),
    async close() {
      await stamp.close();
      await database.close();
    },
  };
}

/** Steps after which a database is open; one on which they fail is closed. */
async function made<T>(database: Database, steps: () => Promise<T>): Promise<T> {
  try {
    return await steps();
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function epochIn(sql: Sql): Promise<string> {
  await sql("INSERT INTO meta (name, value) VALUES ('epoch', $1) ON CONFLICT (name) DO NOTHING", [randomUUID()]);
  const [row] = await sql<{ value: string }>("SELECT value FROM meta WHERE name = 'epoch'");
  return String(row?.value);
}
