import assert from "node:assert/strict";
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { mintPid } from "../../src/identifiers/mint.ts";
import type { Pid } from "../../src/identifiers/pid.ts";
import { openSqliteRegistry } from "../../src/registry/sqlite/registry.ts";
import { exampleConfig, freshFolder, type Serving, serve } from "../command.ts";
import { harvestExample } from "../example-museum.ts";

const folder = freshFolder();
const file = join(folder.path, "registry.sqlite");
const snapshot = join(folder.path, "registry.snapshot");
const environment = {
  CARTOUCHE_DATA: folder.path,
  CARTOUCHE_CONFIG: exampleConfig,
  CARTOUCHE_BASE_URL: "https://data.example.org",
};
const decision = { actor: "desk:test", reason: "A rehearsal." };
const unknown = mintPid();
let serving: Serving;
let pids: Pid[];

before(async () => {
  await harvestExample(folder.path);
  const registry = openSqliteRegistry({ file });
  const { pid: first } = (await registry.find("NG35"))[0] ?? assert.fail();
  const others = (await registry.list("active", undefined, 1000)).filter((pid) => pid !== first);
  const works: Pid[] = [];
  for (const pid of others) {
    const resolution = await registry.resolve(pid);
    if (resolution.found && resolution.type === "object") works.push(pid);
  }
  const [loser, survivor, gone] = works;
  assert.ok(loser && survivor && gone);
  await registry.merge(loser, survivor, decision);
  await registry.tombstone(gone, { reason: "rights", note: "The rights ended." }, decision);
  await registry.close();
  pids = [first, loser, gone];
  serving = await serve(environment);
});
after(async () => {
  await serving.stop();
  folder.remove();
});

const get = (path: string) => fetch(serving.address + path, { redirect: "manual" });

/** What the service says of each identifier. */
async function answers() {
  const paths = [...pids, unknown].flatMap((pid) => [`/${pid}`, `/${pid}.json`, `/${pid.toLowerCase()}`]);
  const got = await Promise.all(paths.map(get));
  return got.map(({ status, headers }, at) => [paths[at], status, headers.get("etag")]);
}

async function readiness(status: number) {
  for (let tries = 0; tries < 200; tries++) {
    const answer = await get("/health/ready");
    if (answer.status === status) return JSON.parse(await answer.text());
    await answer.text();
    await pause(50);
  }
  return assert.fail(`/health/ready is not ${status}`);
}

/** Loses the file while it is served, and sees what still is. */
async function outlives(lose: () => void): Promise<void> {
  const whole = await answers();
  assert.deepEqual([...new Set(whole.map(([, status]) => status))].sort(), [200, 301, 303, 404, 410]);
  lose();
  const { status, checks } = await readiness(503);
  assert.equal(status, "degraded");
  assert.match(checks.registry, /^cannot be read: .*identifiers are answered from memory as of event \d+/);
  assert.deepEqual(await answers(), whole);
  const number = await get("/lookup/inventory/NG35");
  assert.deepEqual([number.status, number.headers.get("retry-after")], [503, "10"]);
  assert.equal(JSON.parse(await number.text()).code, "registry-unreadable");
  for (const path of ["/health/live", "/health/resolving"]) assert.equal((await get(path)).status, 200);
}

describe("a server whose registry's file is lost", () => {
  test("goes on resolving when it is taken away, says so, and is ready again when it is back", async () => {
    await outlives(() => renameSync(file, `${file}.elsewhere`));
    renameSync(`${file}.elsewhere`, file);
    await readiness(200);
    assert.equal((await get("/lookup/inventory/NG35")).status, 303);
  });

  test("ends well, leaves a snapshot, and starts from it or, where there is none, without", async () => {
    assert.equal((await serving.stop()).code, 0);
    assert.ok(existsSync(snapshot));
    serving = await serve(environment);
    const from = await answers();
    assert.equal((await serving.stop()).code, 0);
    rmSync(snapshot);
    serving = await serve(environment);
    assert.deepEqual(await answers(), from);
  });

  test("goes on resolving when it is overwritten, and ends well; the snapshot is the one from before", async () => {
    while (!existsSync(snapshot)) await pause(20);
    await outlives(() => writeFileSync(file, Buffer.alloc(statSync(file).size, "not a database ")));
    const kept = readFileSync(snapshot);
    const { code } = await serving.stop();
    assert.equal(code, 0);
    assert.deepEqual(readFileSync(snapshot), kept);
  });
});
