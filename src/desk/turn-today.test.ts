import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { harvest } from "../harvest/harvest.ts";
import { pidOf, sourceOf } from "../harvest/small-museum.ts";
import { tryLease } from "../lease.ts";
import { openSqliteRegistry } from "../registry/sqlite/registry.ts";
import { copySqliteStore } from "../store/sqlite/copy.ts";
import { openSqliteStore } from "../store/sqlite/store.ts";
import type { House } from "./house.ts";
import { turnToday } from "./turn-today.ts";
import { withCopy } from "./with-copy.ts";

const data = mkdtempSync(join(tmpdir(), "cartouche-days-"));
after(() => rmSync(data, { recursive: true, force: true }));

test("a copy, and what is handed out without a server, are as of today, unless somebody else is at the store", async () => {
  let now = new Date("2026-11-30T10:00:00Z");
  const registryFile = join(data, "registry.sqlite");
  const files = {
    file: join(data, "store.sqlite"),
    archiveFile: join(data, "archive.sqlite"),
    clock: () => now,
  };
  const both = { registry: openSqliteRegistry({ file: registryFile }), store: openSqliteStore(files) };
  const house = {
    ...both,
    data,
    registryFile,
    naan: undefined,
    copyStore: (folder: string) => copySqliteStore(files, folder),
  } as unknown as House;
  await harvest(sourceOf({ "test/work/1": { title: "Quinces", from: "2026-12-01" } }), both);
  const pid = await pidOf(both, "test/work/1");
  const listed = (store = both.store) => store.list({ public: true, limit: 9 });
  now = new Date("2026-12-01T00:00:00Z");
  const held = tryLease(data);
  assert.ok(held);
  await turnToday(house);
  assert.deepEqual(await listed(), []);
  await withCopy(house, async ({ store }) => assert.deepEqual(await listed(store), [pid]));
  assert.deepEqual(await listed(), []);
  held.release();
  await turnToday(house);
  assert.deepEqual(await listed(), [pid]);
  await both.store.close();
  await both.registry.close();
});
