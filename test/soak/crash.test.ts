import assert from "node:assert/strict";
import { cpSync, existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { takeLease } from "../../src/lease.ts";
import { openSqliteRegistry } from "../../src/registry/sqlite/registry.ts";
import { begin, cartouche, type Environment, ended, exampleConfig, freshFolder, serve } from "../command.ts";

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Every source key and its PID, in order. */
async function bindings(data: string): Promise<Map<string, string>> {
  const registry = openSqliteRegistry({ file: join(data, "registry.sqlite") });
  const found = new Map<string, string>();
  for (const state of ["reserved", "active", "stub"] as const) {
    for (const pid of await registry.list(state, undefined, 100_000))
      for (const key of await registry.keysOf(pid)) found.set(key, pid);
  }
  await registry.close();
  return found;
}

describe("a harvest that is killed", () => {
  const folder = freshFolder();
  const environment: Environment = { CARTOUCHE_DATA: folder.path, CARTOUCHE_CONFIG: exampleConfig };
  after(folder.remove);

  test("at any moment, again and again, loses no PID that was given, and ends as an undisturbed one", async () => {
    let known = new Map<string, string>();
    for (const ms of [250, 350, 450, 550, 700, 900]) {
      const child = begin(["harvest"], environment);
      const end = ended(child);
      await sleep(ms);
      child.kill("SIGKILL");
      await end;
      if (!existsSync(join(folder.path, "registry.sqlite"))) continue;
      const now = await bindings(folder.path);
      for (const [key, pid] of known) assert.equal(now.get(key), pid, key);
      known = now;
    }
    const whole = await cartouche(["harvest", "--json"], environment);
    assert.equal(whole.code, 0, whole.stderr);
    const end = await bindings(folder.path);
    for (const [key, pid] of known) assert.equal(end.get(key), pid, key);

    const undisturbed = freshFolder();
    await cartouche(["harvest"], { ...environment, CARTOUCHE_DATA: undisturbed.path });
    const status = async (data: string) => {
      const {
        pids,
        entities,
        public: open,
      } = JSON.parse((await cartouche(["status", "--json"], { ...environment, CARTOUCHE_DATA: data })).stdout);
      return { pids, entities, open };
    };
    assert.deepEqual(await status(folder.path), await status(undisturbed.path));
    undisturbed.remove();
  });

  test("leaves no lock behind, while a living one refuses a second", async () => {
    const lease = takeLease(folder.path);
    const second = await cartouche(["harvest"], environment);
    assert.equal(second.code, 1);
    assert.match(second.stderr, /run-in-progress/);
    assert.match(second.stderr, new RegExp(`Process ${process.pid}`));
    lease.release();
    assert.equal((await cartouche(["harvest"], environment)).code, 0);
  });

  test("a server that is killed starts again and serves the same", async () => {
    const first = await serve(environment);
    const where = await fetch(`${first.address}/lookup/inventory/NG3863`, { redirect: "manual" });
    await first.stop("SIGKILL");
    const second = await serve(environment);
    const again = await fetch(`${second.address}/lookup/inventory/NG3863`, { redirect: "manual" });
    assert.equal(again.headers.get("location"), where.headers.get("location"));
    const { code } = await second.stop("SIGTERM");
    assert.equal(code, 0);
  });
});

describe("a registry that was lost while the store was kept", () => {
  const folder = freshFolder();
  const environment: Environment = { CARTOUCHE_DATA: folder.path, CARTOUCHE_CONFIG: exampleConfig };
  after(folder.remove);
  const files = ["registry.sqlite", "registry.sqlite-wal", "registry.sqlite-shm"].map((name) =>
    join(folder.path, name),
  );

  test("is refused by harvest, serve and start, and nothing is minted; its backup puts everything right", async () => {
    assert.equal((await cartouche(["harvest"], environment)).code, 0);
    const before = await bindings(folder.path);
    cpSync(files[0] ?? "", join(folder.path, "backup.sqlite"));
    for (const file of files) rmSync(file, { force: true });
    for (const command of ["harvest", "serve", "start"]) {
      const { code, stderr } = await cartouche([command], { ...environment, CARTOUCHE_PORT: "0" });
      assert.equal(code, 3, command);
      assert.match(stderr, /Restore its newest backup/);
      assert.match(stderr, /data-folder-damaged/);
    }
    assert.equal((await bindings(folder.path)).size, 0);
    for (const file of files) rmSync(file, { force: true });
    cpSync(join(folder.path, "backup.sqlite"), files[0] ?? "");
    assert.equal((await cartouche(["harvest"], environment)).code, 0);
    assert.deepEqual(await bindings(folder.path), before);
  });

  test("without a backup, deleting the store as well begins anew", async () => {
    for (const file of [...files, join(folder.path, "store.sqlite")]) rmSync(file, { force: true });
    for (const tail of ["-wal", "-shm"]) rmSync(join(folder.path, `store.sqlite${tail}`), { force: true });
    assert.equal((await cartouche(["harvest"], environment)).code, 0);
    assert.ok((await bindings(folder.path)).size > 100);
  });
});
