import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { readSettings } from "../../src/config.ts";
import { harvest } from "../../src/harvest/harvest.ts";
import { openSqliteRegistry } from "../../src/registry/sqlite/registry.ts";
import type { Store } from "../../src/store/port.ts";
import { archiveSteps, storeSteps } from "../../src/store/postgres/schema.ts";
import { openPostgresStore } from "../../src/store/postgres/store.ts";
import { openSqliteStore } from "../../src/store/sqlite/store.ts";
import { cartouche, exampleConfig, freshFolder, serve } from "../command.ts";
import { type Throwaway, throwawayPostgres, withoutPostgres } from "../throwaway-postgres.ts";
import { toldBy } from "../told-by-a-store.ts";

describe("a museum whose store is in PostgreSQL", { skip: withoutPostgres }, () => {
  const folder = freshFolder();
  let server: Throwaway;
  let environment: Record<string, string>;
  before(async () => {
    server = await throwawayPostgres();
    environment = {
      CARTOUCHE_DATA: join(folder.path, "data"),
      CARTOUCHE_CONFIG: exampleConfig,
      CARTOUCHE_STORE_URL: server.url,
    };
  });
  after(() => {
    server.close();
    folder.remove();
  });

  test("has the same identifiers, versions and change list as one in SQLite, line by line", async () => {
    const { sources, authority } = await readSettings(exampleConfig, {});
    const registry = openSqliteRegistry({ file: join(folder.path, "same.sqlite") });
    const now = () => new Date("2026-05-01T10:00:00Z");
    const names = sources.map(({ name }) => name);
    const harvestInto = async (store: Store) => {
      for (const source of sources) await harvest(source, { registry, store }, { now });
      return store;
    };
    const inMemory = () => openSqliteStore({ file: ":memory:", archiveFile: ":memory:", authority, clock: now });
    // What is minted on the way is in the log of the second harvest: both compared ones begin where all was minted.
    await (await harvestInto(inMemory())).close();
    const schemas = { store: "same", archive: "same_archive" };
    const stores = [
      await harvestInto(await openPostgresStore({ url: server.url, schemas, authority, clock: now })),
      await harvestInto(inMemory()),
    ];
    const pids = (await stores[1]?.list({ limit: 10_000 })) ?? [];
    assert.ok(pids.length > 500);
    const [told, expected] = await Promise.all(stores.map((store) => toldBy(store, pids, names)));
    assert.deepEqual(told, expected);
    for (const store of stores) await store.close();
    await registry.close();
  });

  test("is harvested, counted and served as any other, and has no store of its own in the data folder", async () => {
    const { code, stderr } = await cartouche(["harvest", "--json"], environment);
    assert.equal(code, 0, stderr);
    const { stdout } = await cartouche(["status", "--json"], environment);
    const status = JSON.parse(stdout);
    assert.ok(status.entities.object > 0);
    const { store: ofStore, archive: ofArchive } = status.files;
    assert.deepEqual([ofStore.version, ofArchive.version], [storeSteps.length, archiveSteps.length]);
    for (const file of ["store", "archive"])
      assert.equal(existsSync(join(folder.path, "data", `${file}.sqlite`)), false);
    const serving = await serve(environment);
    const store = await openPostgresStore({ url: server.url });
    const [pid] = await store.list({ public: true, type: "object", limit: 1 });
    await store.close();
    const answer = await fetch(`${serving.address}/${pid}.json`);
    assert.equal(answer.status, 200);
    assert.equal((await serving.stop()).code, 0);
  });

  test("is told what to do when its server is not there, and no password is in what it is told", async () => {
    const away = { ...environment, CARTOUCHE_STORE_URL: "postgres://museum:secret@127.0.0.1:1/collection" };
    const { code, stderr } = await cartouche(["status"], away);
    assert.equal(code, 1);
    assert.match(stderr, /postgres:\/\/museum@127\.0\.0\.1:1\/collection: .* Check that the server runs/);
    assert.doesNotMatch(stderr, /secret/);
  });
});

test("an address that names no database of PostgreSQL is a fault, and is not repeated", async () => {
  for (const url of ["postgres://museum:secret@db.example.org", "mysql://museum:secret@db.example.org/collection"]) {
    const { code, stderr } = await cartouche(["config", "check"], {
      CARTOUCHE_CONFIG: exampleConfig,
      CARTOUCHE_STORE_URL: url,
    });
    assert.equal(code, 1);
    assert.match(stderr, /CARTOUCHE_STORE_URL .*postgres:\/\//);
    assert.doesNotMatch(stderr, /secret/);
  }
});
