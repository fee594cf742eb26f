import assert from "node:assert/strict";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, test } from "node:test";
import { storeContract } from "../contract.ts";
import { daysContract } from "../contract-days.ts";
import { harvestContract } from "../contract-harvest.ts";
import { mergedContract } from "../contract-merged.ts";
import { referrersContract } from "../contract-referrers.ts";
import { type OpenStore, own, painter, painting, record, said } from "../contract-samples.ts";
import { openStoreForHarvest, openStoreInThread } from "./in-thread.ts";
import { openSqliteStore, type StoreFiles } from "./store.ts";

const folder = mkdtempSync(join(tmpdir(), "cartouche-store-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const filesOf = (...[name, clock, authority]: Parameters<OpenStore>): StoreFiles => {
  const [archive = name] = name.split(" without");
  return {
    file: join(folder, `${name}.sqlite`),
    archiveFile: join(folder, `${archive}-archive.sqlite`),
    clock,
    ...(authority ? { authority } : {}),
  };
};
const open: OpenStore = async (...asked) => openSqliteStore(filesOf(...asked));
const openInThread: OpenStore = async (...asked) => openStoreInThread(filesOf(...asked));
storeContract("SQLite", open);
harvestContract("SQLite", open);
harvestContract("SQLite in a thread", openInThread);
storeContract("SQLite in a thread", openInThread);
mergedContract("SQLite", open);
referrersContract("SQLite", open);
daysContract("SQLite", open);

test("a store for a harvest moves into a thread while much is put, and nobody notices", async () => {
  const store = openStoreForHarvest(filesOf("moving", () => new Date()));
  const { epoch, stamp } = { epoch: store.epoch(), stamp: store.stamp() };
  const run = await store.beginRun("tms");
  const keys = Array.from({ length: 25 }, (_, at) => `work-${String(at).padStart(2, "0")}`);
  const puts = keys.map((key) => store.put("tms", run, [record(key, `content of ${key}`)]));
  const asked = await store.records("tms", "", 100);
  assert.deepEqual(asked, keys);
  assert.ok((await Promise.all(puts)).flat().every(({ outcome }) => outcome === "created"));
  assert.equal(store.epoch(), epoch);
  assert.ok(store.stamp() > stamp);
  await store.close();
  const again = openSqliteStore(filesOf("moving", () => new Date()));
  assert.deepEqual(await again.tally("tms", run), { known: 25, unseen: 0 });
  await again.close();
});

test("a harvest leaves nothing to be moved into the files to a server that has them open", async () => {
  const files = filesOf("beside a server", () => new Date());
  const server = openSqliteStore(files);
  const store = await openStoreInThread(files);
  const run = await store.beginRun("tms");
  const records = Array.from({ length: 300 }, (_, at) => record(`work-${at}`, `content of ${at}`));
  await store.put("tms", run, records);
  const before = statSync(files.file).size;
  await store.close();
  assert.ok(statSync(files.file).size > before);
  assert.equal((await server.records("tms", "", 1000)).length, 300);
  await server.close();
});

test("in a store from before days were kept each thing is looked at once, and only what a day has changed has a line", async () => {
  const files = filesOf("before days", () => new Date("2026-11-30T10:00:00Z"));
  const store = openSqliteStore(files);
  const embargoed = { ...said("tms", "t", "Sunflowers"), audienceWhen: { from: "2026-11-01" } };
  await store.put("tms", await store.beginRun("tms"), [
    record("a", "f", own(painting, embargoed)),
    record("b", "f", own(painter, said("tms", "t", "Chair"))),
  ]);
  const database = new DatabaseSync(files.file);
  database.exec("UPDATE entity SET turns = '', public = 0, label = NULL");
  database.close();
  const due = await store.due(9);
  assert.deepEqual(due, [painting, painter]);
  await store.turn(due);
  assert.deepEqual(await store.due(9), []);
  assert.equal((await store.summaries([painting])).get(painting)?.label, "Sunflowers");
  const lines = (await store.changes(2, 9)).map(({ pid, kind }) => [pid, kind]);
  assert.deepEqual(lines, [[painting, "ripple"]]);
  await store.close();
});

test("a store written by a later version is refused, with what to do", () => {
  const file = join(folder, "newer.sqlite");
  const database = new DatabaseSync(file);
  database.exec("PRAGMA user_version = 99");
  database.close();
  assert.throws(() => openSqliteStore({ file, archiveFile: join(folder, "n.sqlite") }), {
    code: "data-folder-newer",
    message: /newer Cartouche/,
  });
});

test("the archive itself refuses to lose or change a state", async () => {
  const archiveFile = join(folder, "kept.sqlite");
  const store = openSqliteStore({ file: join(folder, "kept-store.sqlite"), archiveFile });
  const run = await store.beginRun("tms");
  await store.put("tms", run, [
    {
      key: "a",
      content: "f",
      revision: "1",
      original: "{}",
      contributions: [{ subject: "B000-0000-0001" as never, own: true, type: "object", facts: [] }],
    },
  ]);
  await store.close();
  const database = new DatabaseSync(archiveFile);
  for (const statement of [
    "DELETE FROM state",
    "UPDATE state SET body = x'00'",
    "DELETE FROM version",
    "UPDATE version SET hash = ''",
  ]) {
    assert.throws(() => database.exec(statement), /the archive/);
  }
  database.close();
});
