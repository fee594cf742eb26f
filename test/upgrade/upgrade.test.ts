import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { openFeedBook } from "../../src/feeds/sqlite/feed-book.ts";
import { turnStore } from "../../src/harvest/turn-days.ts";
import { currentCheckpoint } from "../../src/registry/log/current-checkpoint.ts";
import { databaseSource } from "../../src/registry/log/database-source.ts";
import { verifyLog } from "../../src/registry/log/verify-log.ts";
import { openLogReader } from "../../src/registry/sqlite/log-reader.ts";
import { openSqliteRegistry } from "../../src/registry/sqlite/registry.ts";
import { registrySteps } from "../../src/registry/sqlite/schema.ts";
import { openSqliteStore } from "../../src/store/sqlite/store.ts";
import { cartouche, exampleConfig, freshFolder } from "../command.ts";

const here = fileURLToPath(new URL("./", import.meta.url));
/** A folder for every version that wrote data which is out there; each has what it must still say. */
const versions = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory());

type Expected = {
  registryVersion: number;
  head: { size: number; root: string };
  pids: Record<string, { pid: string; state: string }>;
  /** Since 0.3.0. */
  feeds?: { epoch: string; entries: number; items: number; gone: string[] };
};

for (const { name } of versions) {
  describe(`a data folder written by ${name}`, () => {
    const expected: Expected = JSON.parse(readFileSync(join(here, name, "expected.json"), "utf8"));
    const folder = freshFolder();
    mkdirSync(folder.path, { recursive: true });
    for (const packed of readdirSync(join(here, name)).filter((file) => file.endsWith(".gz"))) {
      const file = join(folder.path, packed.replace(/\.gz$/, ""));
      writeFileSync(file, gunzipSync(readFileSync(join(here, name, packed))));
    }

    test("opens with this code: every PID is bound and stands as it did, and the log's head is the same", async () => {
      const registry = openSqliteRegistry({ file: join(folder.path, "registry.sqlite") });
      assert.deepEqual(await registry.head(), expected.head);
      const keys = Object.keys(expected.pids);
      const bound = await registry.lookup(keys);
      for (const key of keys) {
        const pid = bound.get(key);
        assert.equal(pid, expected.pids[key]?.pid, key);
        const resolution = await registry.resolve(pid ?? "");
        assert.equal(resolution.found && resolution.state, expected.pids[key]?.state, key);
      }
      await registry.close();
    });

    test("says from which version to which its registry came, and only ever adds", async () => {
      const { code, stdout, stderr } = await cartouche(["status", "--json"], {
        CARTOUCHE_DATA: folder.path,
        CARTOUCHE_CONFIG: exampleConfig,
      });
      assert.equal(code, 0, stderr);
      const { files, log } = JSON.parse(stdout);
      assert.deepEqual(log, expected.head);
      const { version, history } = files.registry;
      const last = history.at(-1);
      assert.equal(version, registrySteps.length);
      if (expected.registryVersion < version)
        assert.deepEqual([last.from, last.to], [expected.registryVersion, version]);
    });

    test("signs no other checkpoint than the one that was signed then, where one was", async (t) => {
      if (!existsSync(join(here, name, "checkpoint"))) return t.skip(`${name} signed none`);
      const signed = readFileSync(join(here, name, "checkpoint"), "utf8");
      writeFileSync(join(folder.path, "checkpoint"), signed);
      writeFileSync(join(folder.path, "log-key.pem"), readFileSync(join(here, name, "log-key.pem")), { mode: 0o600 });
      const log = openLogReader(join(folder.path, "registry.sqlite"));
      const { note } = await currentCheckpoint({ log, folder: folder.path, name: "upgrade.example.org/log" });
      assert.equal(note, signed);
      const { damage, proven } = await verifyLog(databaseSource(log, folder.path));
      assert.deepEqual(damage, []);
      assert.ok(proven > 0);
      log.close();
    });

    test("its feeds go on: the same log, with what is gone still gone", (t) => {
      const { feeds } = expected;
      if (!feeds) return t.skip(`${name} had none`);
      const book = openFeedBook(join(folder.path, "feeds.sqlite"));
      assert.equal(book.epoch(), feeds.epoch);
      assert.deepEqual([book.countEntries({}), book.countItems({})], [feeds.entries, feeds.items]);
      const gone = book.items({ limit: 1000 }).filter((item) => item.gone);
      assert.deepEqual(gone.map(({ pid }) => pid).sort(), feeds.gone);
      book.close();
    });

    test("is served: what was described is read, and what became a stub keeps its last description", async () => {
      const store = openSqliteStore({
        file: join(folder.path, "store.sqlite"),
        archiveFile: join(folder.path, "archive.sqlite"),
      });
      for (const { pid, state } of Object.values(expected.pids)) {
        if (state === "active") assert.ok(await store.read(pid as never), pid);
        if (state === "stub") assert.ok(await store.lastState(pid as never), pid);
      }
      const before = (await store.changes(0, 1000)).length;
      // Until 0.2.0 nobody looked on which day what is seen of a thing changes.
      assert.equal((await store.due(1)).length > 0, expected.feeds === undefined);
      await turnStore(store);
      assert.deepEqual(await store.due(1), []);
      assert.equal((await store.changes(0, 1000)).length, before);
      await store.close();
      folder.remove();
    });
  });
}
