import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, test } from "node:test";
import fc from "fast-check";
import { isProblem } from "../is-problem.ts";
import { currentCheckpoint } from "../log/current-checkpoint.ts";
import { databaseSource } from "../log/database-source.ts";
import { verifyLog } from "../log/verify-log.ts";
import { leafHash } from "../merkle.ts";
import { openLogReader } from "./log-reader.ts";
import { openSqliteRegistry } from "./registry.ts";

const top = mkdtempSync(join(tmpdir(), "cartouche-log-reader-"));
after(() => rmSync(top, { recursive: true }));

/** A data folder with a log of five events, signed at the third. */
async function museum(name: string): Promise<string> {
  const folder = join(top, name);
  mkdirSync(folder);
  const registry = openSqliteRegistry({ file: join(folder, "registry.sqlite") });
  const log = openLogReader(join(folder, "registry.sqlite"));
  for (let event = 1; event <= 5; event++) {
    await registry.assign([{ key: `tms/object/${event}`, type: "object" }]);
    if (event === 3) await currentCheckpoint({ log, folder, name: "data.example.org/log" });
  }
  log.close();
  await registry.close();
  return folder;
}

/** Changes a registry behind its back, as damage or a hand would. */
function tamper(folder: string, sql: string): void {
  const database = new DatabaseSync(join(folder, "registry.sqlite"));
  const triggers = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all();
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
  database.exec(sql);
  database.close();
}

async function verify(folder: string) {
  const log = openLogReader(join(folder, "registry.sqlite"));
  const found = await verifyLog(databaseSource(log, folder));
  log.close();
  return found;
}

test("leaves, hashes and what is beside them are read by place, while another writes", async () => {
  const file = join(await museum("places"), "registry.sqlite");
  const log = openLogReader(file);
  assert.equal(log.size(), 5);
  assert.deepEqual(
    log.leaves(1, 3).map((leaf) => leafHash(leaf)),
    log.hashes(1, 3),
  );
  assert.deepEqual(
    log.leaves(4, 99).map((leaf) => JSON.parse(leaf.toString()).seq),
    [5],
  );
  assert.equal(log.privateParts(0, 5).filter(({ secret }) => secret).length, 5);
  const registry = openSqliteRegistry({ file });
  await registry.assign([{ key: "tms/object/6", type: "object" }]);
  assert.deepEqual([log.size(), log.root().toString("hex")], [6, (await registry.head()).root]);
  await registry.close();
  log.close();
});

test("a registry is verified: what is signed, and the events that came since", async () => {
  const { size, checkpoint, proven, redacted, damage } = await verify(await museum("sound"));
  assert.deepEqual([size, checkpoint?.size, proven, redacted, damage], [5, 3, 5, 0, []]);
});

test("damage in the database is named, signed or not yet; an erased body is no damage", async () => {
  const damages: [sql: string, place: string[]][] = [
    ["UPDATE event SET leaf = replace(leaf, 'assign', 'assigm') WHERE seq = 2", ["event 2: leaf"]],
    ["UPDATE event SET leaf = replace(leaf, 'assign', 'assigm') WHERE seq = 5", ["event 5: leaf"]],
    ["UPDATE event SET leaf = CAST(x'ff' || substr(leaf, 2) AS TEXT) WHERE seq = 4", ["event 4: leaf"]],
    ["UPDATE event SET hash = zeroblob(32) WHERE seq = 3", ["tile/0/000.p/5: event 3"]],
    ["UPDATE event SET time = '2020' WHERE seq = 1", ["event 1: body"]],
    ["UPDATE event SET op = 'stub' WHERE seq = 5", ["event 5: body"]],
    ["UPDATE event_body SET body = replace(body, 'tms', 'tmz') WHERE seq = 4", ["event 4: body"]],
    ["UPDATE event_body SET salt = zeroblob(32) WHERE seq = 1", ["event 1: body"]],
    ["UPDATE frontier SET hash = zeroblob(32) WHERE level = 2", ["frontier: root"]],
    ["DELETE FROM event_body WHERE seq = 2", []],
  ];
  for (const [at, [sql, place]] of damages.entries()) {
    const folder = await museum(`damaged-${at}`);
    tamper(folder, sql);
    const { damage, redacted } = await verify(folder);
    assert.deepEqual([damage, redacted], [place, place.length === 0 ? 1 : 0], sql);
  }
});

test("whichever byte of whichever column of the log's tables is changed, verify finds damage and names its place", async () => {
  const folder = await museum("any-byte");
  const sound = readFileSync(join(folder, "registry.sqlite"));
  const columns = {
    event: ["seq", "time", "op", "leaf", "hash"],
    event_body: ["seq", "salt", "body"],
    frontier: ["level", "hash"],
  };
  const cells = Object.entries(columns).flatMap(([table, names]) => names.map((column) => ({ table, column })));
  const at = fc.record({ cell: fc.constantFrom(...cells), row: fc.nat(), byte: fc.nat(), bit: fc.nat(7) });
  for (const cell of cells) await assertFound({ cell, row: 1, byte: 5, bit: 0 });
  await fc.assert(fc.asyncProperty(at, assertFound), { numRuns: 60 });

  async function assertFound({
    cell,
    row,
    byte,
    bit,
  }: {
    cell: (typeof cells)[0];
    row: number;
    byte: number;
    bit: number;
  }) {
    writeFileSync(join(folder, "registry.sqlite"), sound);
    const words = flipIn(folder, { ...cell, row, byte, bit });
    const places = (await verify(folder)).damage;
    assert.notDeepEqual(places, [], words);
    assert.match(places.join(), /event \d+|frontier|tile\/|checkpoint|log: \d+ events|sound SQLite/, words);
  }
});

/** Flips one bit of one cell of the log's tables, and says which. A number is changed by one of its bits. */
function flipIn(
  folder: string,
  { table, column, row, byte, bit }: { table: string; column: string; row: number; byte: number; bit: number },
): string {
  const database = new DatabaseSync(join(folder, "registry.sqlite"));
  const triggers = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all();
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
  database.exec("PRAGMA foreign_keys = OFF");
  const rows = database.prepare(`SELECT rowid AS id, ${column} AS value FROM ${table} ORDER BY rowid`).all();
  const { id = 0, value } = rows[row % rows.length] ?? {};
  const was = typeof value === "number" ? value : Buffer.from(value as string | Uint8Array);
  let is: number | string | Buffer;
  if (typeof was === "number") is = was + 2 ** (4 + (byte % 42));
  else {
    is = Buffer.from(was);
    is[byte % is.length] = (is[byte % is.length] ?? 0) ^ (1 << bit);
  }
  const text = typeof value === "string" ? "CAST(? AS TEXT)" : "?";
  database.prepare(`UPDATE ${table} SET ${column} = ${text} WHERE rowid = ?`).run(is, id);
  database.close();
  return `${table}.${column} of row ${id}: byte ${byte}, bit ${bit}`;
}

test("a registry that lost its newest events is neither sound nor signed again", async () => {
  const folder = await museum("shortened");
  tamper(folder, "DELETE FROM event_body WHERE seq > 2; DELETE FROM event WHERE seq > 2");
  assert.match((await verify(folder)).damage.join(), /log: 2 events of the 3 that were signed/);
  const log = openLogReader(join(folder, "registry.sqlite"));
  await assert.rejects(currentCheckpoint({ log, folder, name: "data.example.org/log" }), isProblem("log-inconsistent"));
  log.close();
});
