import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { registryContract } from "../contract.ts";
import { decision, described, object } from "../contract-samples.ts";
import type { Registry } from "../port.ts";
import { openSqliteRegistry } from "../sqlite/registry.ts";
import { remember } from "./remember.ts";

const top = mkdtempSync(join(tmpdir(), "cartouche-remember-"));
const opened: { close(): Promise<unknown> }[] = [];
let folders = 0;
after(async () => {
  for (const one of opened.reverse()) await one.close();
  rmSync(top, { recursive: true });
});

function newPlace() {
  const folder = join(top, String(folders++));
  mkdirSync(folder);
  return { file: join(folder, "registry.sqlite"), snapshotFile: join(folder, "registry.snapshot") };
}

function closing<R extends { close(): Promise<unknown> }>(one: R): R {
  opened.push(one);
  return one;
}

registryContract("memory, over SQLite", async (settings = {}): Promise<Registry> => {
  const place = newPlace();
  const { naan } = settings;
  return closing(await remember(openSqliteRegistry({ file: place.file, ...settings }), { ...place, naan }));
});

/** A server's registry, and another process's that writes. */
async function followed() {
  const place = newPlace();
  const writer = closing(openSqliteRegistry({ file: place.file }));
  const serving = closing(await remember(openSqliteRegistry({ file: place.file, readOnly: true }), place));
  return { place, writer, serving };
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    if (await holds()) return;
    await pause(10);
  }
  assert.fail("it did not come to be");
}

describe("a registry in memory", () => {
  test("knows what another process decided at the next question, and its stamp has moved before", async () => {
    const { writer, serving } = await followed();
    const [one, other] = await described(writer, 2);
    assert.ok(one && other);
    const stamp = serving.stamp();
    assert.equal(serving.stamp(), stamp);
    const { mergeId } = await writer.merge(one, other, decision);
    assert.notEqual(serving.stamp(), stamp);
    const resolution = await serving.resolve(one);
    assert.deepEqual(resolution.found && resolution.end, { state: "merged", into: other, mergeId });
  });

  test("follows though nobody asks", async () => {
    const { writer, serving } = await followed();
    const stamped = serving.memory.event();
    await writer.assign(Array.from({ length: 3000 }, (_, at) => object(`tms/object/${at}`)));
    const { size } = await writer.head();
    assert.ok(size > stamped);
    await until(() => serving.memory.event() === size);
  });

  test("says nothing old to whoever asks while many events are taken in", async () => {
    const { writer, serving } = await followed();
    const wants = Array.from({ length: 20_000 }, (_, at) => object(`tms/object/${at}`));
    const last = (await writer.assign(wants)).at(-1)?.pid ?? assert.fail();
    const answers = await Promise.all([serving.resolve(last), serving.resolve(last), serving.survivors([last])]);
    assert.ok(answers[0].found && answers[1].found);
    assert.equal((await serving.counts()).reserved, 20_000);
  });

  test("reads the tables anew where an event has no body, and answers meanwhile", async () => {
    const { place, writer, serving } = await followed();
    const [pid] = await described(writer, 1);
    assert.ok(pid && (await serving.resolve(pid)).found);
    const { size } = await writer.head();
    const database = new DatabaseSync(place.file);
    database.exec(
      `BEGIN IMMEDIATE; INSERT INTO event VALUES (${size + 1}, '2026-11-23T10:00:00.000Z', 'stub', '{}', x'00');
       UPDATE pid SET state = 'stub', since = '2026-11-23T10:00:00.000Z'; COMMIT`,
    );
    database.close();
    assert.ok((await serving.resolve(pid)).found);
    await until(() => serving.memory.event() === size + 1);
    assert.deepEqual(await serving.resolve(pid), await writer.resolve(pid));
    assert.equal((await serving.counts()).stub, 1);
  });

  test("gives back at once what the process itself has just been given", async () => {
    const place = newPlace();
    const registry = closing(await remember(openSqliteRegistry(place), place));
    for (let at = 0; at < 50; at++) {
      const [assigned] = await registry.assign([object(`tms/object/${at}`)]);
      assert.ok(assigned && (await registry.resolve(assigned.pid)).found);
    }
  });
});
