import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { takeLease } from "../../src/harvest/lease.ts";
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
