import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, test } from "node:test";
import type { Pid } from "../../identifiers/pid.ts";
import { inTransaction, openDatabase } from "../../sqlite.ts";
import { registryContract } from "../contract.ts";
import { isProblem } from "../is-problem.ts";
import type { Registry } from "../port.ts";
import { openSqliteRegistry } from "./registry.ts";
import { registryFile } from "./schema.ts";

const folder = mkdtempSync(join(tmpdir(), "cartouche-registry-"));
const opened: Registry[] = [];
let files = 0;
const newFile = () => join(folder, `${++files}`, "registry.sqlite");
const open = (settings: Parameters<typeof openSqliteRegistry>[0]) => {
  const registry = openSqliteRegistry(settings);
  opened.push(registry);
  return registry;
};
after(async () => {
  for (const registry of opened) await registry.close();
  rmSync(folder, { recursive: true });
});

registryContract("SQLite", async (settings) => open({ file: newFile(), ...settings }));

const wants = [{ key: "tms/object/1", type: "object" }];

test("a registry opened again has everything and goes on from there", async () => {
  const file = newFile();
  const first = open({ file });
  const [assigned] = await first.assign(wants);
  const head = await first.head();
  await first.close();
  const again = open({ file });
  assert.deepEqual(await again.head(), head);
  assert.equal((await again.assign(wants))[0]?.pid, assigned?.pid);
  assert.equal((await again.assign([{ key: "tms/object/2", type: "object" }]))[0]?.created, true);
  assert.equal((await again.head()).size, 2);
});

test("a reader beside the writer sees each commit at once and its stamp moves, though it may not write", async () => {
  const file = newFile();
  const reader = open({ file, readOnly: true });
  const writer = open({ file });
  let stamp = reader.stamp();
  const [assigned] = await writer.assign(wants);
  const pid = assigned?.pid ?? assert.fail();
  for (const step of [writer.activate, writer.stub]) {
    assert.notEqual(reader.stamp(), stamp);
    stamp = reader.stamp();
    await step([pid]);
    assert.deepEqual(await reader.head(), await writer.head());
    assert.deepEqual(await reader.resolve(pid), await writer.resolve(pid));
  }
  await assert.rejects(reader.assign([{ key: "tms/object/2", type: "object" }]), isProblem("data-folder-unwritable"));
  assert.equal((await reader.lookup(["tms/object/2"])).size, 0);
});

test("two handles that were open before assign one PID to one key", async () => {
  const file = newFile();
  const [one, other] = [open({ file }), open({ file })];
  const [first] = await one.assign(wants);
  assert.deepEqual(await other.assign(wants), [{ ...first, created: false }]);
});

test("the database refuses to change or shorten the log, or to forget a PID, a key or an alias", async () => {
  const file = newFile();
  const registry = open({ file });
  const assigned = await registry.assign([...wants, { key: "tms/object/2", type: "object" }]);
  await registry.alias(
    assigned.map(({ pid }) => ({ pid, scheme: "beta", value: "000-04PN-0000", standing: "current" })),
  );
  const database = openDatabase(registryFile(file));
  for (const change of [
    "UPDATE event SET leaf = ''",
    "DELETE FROM event",
    "INSERT OR REPLACE INTO event SELECT * FROM event WHERE seq = 1",
    "INSERT INTO event SELECT seq + 5, time, op, leaf, hash FROM event WHERE seq = 1",
    "UPDATE event_body SET body = ''",
    "DELETE FROM event_body",
    "DELETE FROM pid",
    "UPDATE pid SET pid = 'X5K4-2B6C-9Q1W' WHERE id = 1",
    "INSERT OR REPLACE INTO pid SELECT id, pid, 'reserved', type, since, ending, survivor FROM pid",
    "DELETE FROM source_key",
    "UPDATE source_key SET pid = 2 WHERE pid = 1",
    "INSERT OR REPLACE INTO source_key SELECT key, 2, seq FROM source_key WHERE pid = 1",
    "DELETE FROM alias",
    "UPDATE alias SET value = '000-04PN-0001'",
    "UPDATE alias SET pid = 2 WHERE pid = 1",
  ]) {
    assert.throws(() => database.exec(change), /never|keeps|only its standing|gaps/, change);
  }
  database.close();
  assert.equal((await registry.head()).size, 2);
});

test("the database refuses to change what was decided, to use what was given up, and a redirect of two hops", async () => {
  const file = newFile();
  const registry = open({ file });
  const decision = { actor: "desk:mk", reason: "seen side by side" };
  const pids = await registry.reserve(6, "object", decision);
  const [a, b, c, d, e, f] = pids as [Pid, Pid, Pid, Pid, Pid, Pid];
  await registry.activate([a, b, c, d, e]);
  await registry.merge(a, b, decision);
  await registry.split(c, [d, e], decision);
  await registry.void([f], decision);
  const head = await registry.head();
  const database = openDatabase(registryFile(file));
  for (const change of [
    "UPDATE ending SET before = 'stub'",
    "DELETE FROM ending",
    "INSERT OR REPLACE INTO ending SELECT * FROM ending",
    "UPDATE successor SET pid = 4",
    "DELETE FROM successor",
    "INSERT OR REPLACE INTO successor SELECT seq, place, 6 FROM successor",
    "UPDATE pid SET state = 'active' WHERE state = 'void'",
    "UPDATE pid SET survivor = id WHERE state = 'merged'",
    "UPDATE pid SET state = 'merged', survivor = 1 WHERE id = 4",
    "UPDATE pid SET state = 'merged', survivor = 4 WHERE id = 2",
    "UPDATE pid SET survivor = NULL WHERE state = 'merged'",
    "UPDATE pid SET survivor = 2 WHERE id = 4",
  ]) {
    assert.throws(() => database.exec(change), /never|one hop|has a survivor/, change);
  }
  database.close();
  assert.deepEqual(await registry.head(), head);
});

test("a file of a newer version is refused, to write and to read", () => {
  const file = newFile();
  openSqliteRegistry({ file }).close();
  const database = new DatabaseSync(file);
  database.exec("PRAGMA user_version = 99");
  database.close();
  for (const readOnly of [false, true]) {
    assert.throws(() => openSqliteRegistry({ file, readOnly }), isProblem("data-folder-newer"));
  }
});

test("a folder that cannot be made and a file that is no database are told apart", () => {
  const file = join(folder, "not-a-folder");
  writeFileSync(file, "This is no database, but it is long enough to be taken for the start of one. ".repeat(100));
  assert.throws(() => openSqliteRegistry({ file: join(file, "registry.sqlite") }), isProblem("data-folder-unwritable"));
  for (const readOnly of [false, true]) {
    assert.throws(() => openSqliteRegistry({ file, readOnly }), isProblem("data-folder-damaged"));
  }
});

test("a file that is spoilt while it is open is told as such to everyone who asks, and not as a fault of ours", async () => {
  const file = newFile();
  const writer = open({ file });
  const [assigned] = await writer.assign(wants);
  await writer.close();
  const registry = open({ file, readOnly: true });
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(0xff, 4096));
  await assert.rejects(registry.resolve(assigned?.pid ?? ""), isProblem("registry-unreadable"));
  await assert.rejects(registry.find("NG35"), isProblem("registry-unreadable"));
  await assert.rejects(registry.head(), isProblem("registry-unreadable"));
});

test("when the disk is full the transaction is undone and the fault says so", () => {
  const file = newFile();
  const database = openDatabase(registryFile(file));
  const pages = Number(database.prepare("PRAGMA page_count").get()?.page_count);
  database.exec(`PRAGMA max_page_count = ${pages + 2}`);
  const insert = database.prepare("INSERT INTO pid (pid, state, type, since) VALUES (?, 'reserved', 'object', '')");
  const fill = () => {
    for (let at = 0; at < 10_000; at++) insert.run(`not a real one ${at}`);
  };
  assert.throws(() => inTransaction(database, registryFile(file), fill), isProblem("disk-full"));
  assert.equal(database.prepare("SELECT count(*) AS n FROM pid").get()?.n, 0);
  database.close();
});

test("what a bulk call has acknowledged before it failed stays, and the call can be made again", async () => {
  let broken = false;
  const file = newFile();
  let bytes = 0;
  const random = (size: number) => {
    bytes += size;
    if (broken && bytes > 15_000) throw new Error("no more chance");
    return crypto.getRandomValues(new Uint8Array(size));
  };
  const registry = open({ file, random });
  const many = Array.from({ length: 1200 }, (_, at) => ({ key: `tms/object/${at}`, type: "object" }));
  broken = true;
  await assert.rejects(registry.assign(many), /no more chance/);
  const kept = await registry.lookup(many.map(({ key }) => key));
  assert.equal(kept.size % 200, 0);
  broken = false;
  const assigned = await registry.assign(many);
  for (const { key, pid } of assigned) assert.equal(kept.get(key) ?? pid, pid);
  assert.equal(new Set(assigned.map(({ pid }): Pid => pid)).size, many.length);
});

test("nothing is acknowledged that would be written into a file which is not there any more", async () => {
  const file = newFile();
  const registry = open({ file });
  const [first] = await registry.assign(wants);
  renameSync(file, `${file}.elsewhere`);
  const more = [{ key: "tms/object/2", type: "object" }];
  await assert.rejects(registry.assign(more), isProblem("registry-unreadable"));
  renameSync(`${file}.elsewhere`, file);
  assert.deepEqual(await registry.assign(wants), [{ ...first, created: false }]);
  assert.equal((await registry.assign(more))[0]?.created, true);
  assert.equal((await registry.head()).size, 2);
});
