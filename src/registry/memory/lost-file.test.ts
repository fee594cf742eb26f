import assert from "node:assert/strict";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { alias, decision, described } from "../contract-samples.ts";
import { isProblem } from "../is-problem.ts";
import { openSqliteRegistry } from "../sqlite/registry.ts";
import { remember } from "./remember.ts";

const top = mkdtempSync(join(tmpdir(), "cartouche-lost-"));
const opened: { close(): Promise<unknown> }[] = [];
let folders = 0;
after(async () => {
  for (const one of opened.reverse()) await one.close();
  rmSync(top, { recursive: true });
});

/** A registry that is served from memory, with a merge, and everything in its main file. */
async function serving() {
  const folder = join(top, String(folders++));
  mkdirSync(folder);
  const place = { file: join(folder, "registry.sqlite"), snapshotFile: join(folder, "registry.snapshot") };
  const writer = openSqliteRegistry({ file: place.file });
  const [one, other, third] = await described(writer, 3);
  assert.ok(one && other && third);
  await writer.merge(one, other, decision);
  await writer.alias([alias(third, "inventory", "NG 1"), alias(third, "beta", "000-04PN-0000")]);
  await writer.close();
  const registry = await remember(openSqliteRegistry({ file: place.file, readOnly: true }), place);
  opened.push(registry);
  const known = async () => [
    await registry.resolve(one),
    await registry.resolve("000-04PN-0000"),
    await registry.survivors([one, third]),
    await registry.mergedInto(other),
  ];
  return { ...place, registry, known, pids: [one, other, third] as const };
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 500 && !holds(); tries++) await pause(10);
  assert.ok(holds());
}

const losses: Record<string, (file: string) => void> = {
  "is taken away": (file) => renameSync(file, `${file}.elsewhere`),
  "has another in its place": (file) => {
    copyFileSync(file, `${file}.copy`);
    renameSync(`${file}.copy`, file);
  },
  "is cut off": (file) => truncateSync(file, 4096),
  "is emptied": (file) => truncateSync(file, 0),
  "is overwritten with other bytes": (file) => writeFileSync(file, Buffer.alloc(statSync(file).size, 7)),
};

describe("when the registry's file", () => {
  for (const [what, lose] of Object.entries(losses))
    test(`${what}, identifiers go on being answered, and all that needs it is refused`, async () => {
      const { file, registry, known, pids } = await serving();
      const before = await known();
      assert.equal(registry.memory.fault(), undefined);
      lose(file);
      await until(() => registry.memory.fault() !== undefined);
      assert.deepEqual(await known(), before);
      const stamp = registry.stamp();
      assert.equal(registry.stamp(), stamp);
      for (const refused of [
        registry.find("NG 1"),
        registry.lookup(["tms/object/1"]),
        registry.keysOf(pids[0]),
        registry.head(),
        registry.reserve(1, "object", decision),
        registry.stub([pids[1]]),
      ])
        await assert.rejects(refused, isProblem("registry-unreadable"));
    });

  test("comes back as it was, all is answered again, and what was decided since is known", async () => {
    const { file, registry, pids } = await serving();
    renameSync(file, `${file}.elsewhere`);
    await until(() => registry.memory.fault() !== undefined);
    renameSync(`${file}.elsewhere`, file);
    const writer = openSqliteRegistry({ file });
    await writer.stub([pids[2]]);
    await writer.close();
    await until(() => registry.memory.fault() === undefined);
    assert.equal((await registry.find("NG 1")).length, 1);
    const resolution = await registry.resolve(pids[2]);
    assert.ok(resolution.found && resolution.state === "stub");
  });

  test("has lost events, they are still answered from memory", async () => {
    const { file, registry, known } = await serving();
    const before = await known();
    const database = new DatabaseSync(file);
    database.exec("PRAGMA foreign_keys = OFF; DROP TRIGGER event_kept; DELETE FROM event WHERE seq >= 3");
    database.close();
    await until(() => registry.memory.fault() !== undefined);
    assert.match(registry.memory.fault() ?? "", /no longer has event/);
    assert.deepEqual(await known(), before);
  });
});
