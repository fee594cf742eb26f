import assert from "node:assert/strict";
import { chmod, copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import type { ReadItem, Source } from "../../src/sources/port.ts";
import type { TmsDatabaseSettings } from "../../src/sources/tms/read/sql/settings.ts";
import { tms } from "../../src/sources/tms/tms.ts";
import {
  type DatabaseServer,
  startMariadb,
  startPostgres,
  withoutMariadb,
  withoutPostgres,
} from "../database-servers.ts";
import { sharedFolder, withoutShared } from "../shared-folder.ts";

const servers = [
  {
    kind: "mysql",
    start: startMariadb,
    absent: withoutMariadb,
    text: "LONGTEXT",
    moment: "DATETIME",
    now: "NOW()",
    sleep: "SLEEP(5)",
  },
  {
    kind: "postgres",
    start: startPostgres,
    absent: withoutPostgres,
    text: "TEXT",
    moment: "TIMESTAMP",
    now: "LOCALTIMESTAMP",
    sleep: "CAST(pg_sleep(5) AS TEXT)",
  },
] as const;

const loaded = [
  "Constituents",
  "ConAltNames",
  "Exhibitions",
  "ObjImages",
  "Objects",
  "ObjTitles",
  "ObjConXrefs",
  "ObjExhXrefs",
];
const ids = ["ObjectID", "ConstituentID", "ConXrefID", "AltNameID", "ExhibitionID"];

/** Tables of the export as a database holds them: ids are numbers, all else is text. */
async function loadExport(server: DatabaseServer, text: string, folder: string): Promise<void> {
  for (const table of loaded) {
    const bytes = gunzipSync(await readFile(join(folder, `${table}.csv.gz`)));
    const options = { bom: true, relax_quotes: true, relax_column_count: true, skip_empty_lines: true };
    const [header = [], ...rows] = parse(bytes, options) as string[][];
    const columns = header.map((name) => `"${name}" ${ids.includes(name) ? "INTEGER" : text}`);
    const lines = rows.map((row) =>
      row.map((cell) => (cell === "" || cell === "NULL" ? "\\N" : escaped(cell))).join("\t"),
    );
    const file = join(folder, `${table}.tsv`);
    await writeFile(file, `${lines.join("\n")}\n`, { mode: 0o644 });
    await server.run(`CREATE TABLE "${table}" (${columns.join(", ")})`);
    await server.load(table, file);
    for (const id of ids.filter((name) => header.includes(name)))
      await server.run(`CREATE INDEX "${table}_${id}" ON "${table}" ("${id}")`);
  }
}

const escapes: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
const escaped = (cell: string) => cell.replace(/[\\\t\n\r]/g, (sign) => escapes[sign] ?? sign);

async function all(items: AsyncIterable<ReadItem>): Promise<ReadItem[]> {
  const given: ReadItem[] = [];
  for await (const item of items) given.push(item);
  return given;
}

const originals = (items: readonly ReadItem[]) =>
  new Map(items.flatMap((item) => ("record" in item ? [[item.record.key, item.record.original] as const] : [])));
const keys = (items: readonly ReadItem[]) => [...originals(items).keys()];
const markOf = (items: readonly ReadItem[]) => items.flatMap((item) => ("mark" in item ? [item.mark] : []))[0] ?? "";

for (const { kind, start, absent, text, moment, now, sleep } of servers) {
  describe(`a TMS in ${kind}`, { skip: absent || withoutShared }, () => {
    let server: DatabaseServer;
    let folder: string;
    let known: string[] = [];
    const source = (more: Partial<TmsDatabaseSettings> = {}): Source => {
      const { port, user, password, database } = server;
      return tms({ database: { kind, host: "127.0.0.1", port, user, password, database, ...more } });
    };

    before(async () => {
      server = await start();
      folder = await mkdtemp(join(tmpdir(), "cartouche-sql-"));
      await chmod(folder, 0o755);
    });
    after(async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    });

    test("gives the records of its CSV export, the same keys with the same originals", async () => {
      for (const table of loaded)
        await copyFile(join(sharedFolder ?? "", `data/tms-npg/${table}.csv.gz`), join(folder, `${table}.csv.gz`));
      await loadExport(server, text, folder);
      const fromTables = await all(source({ pageRows: 1000 }).read());
      const fromFiles = await all(tms({ folder }).read());
      known = keys(fromFiles);
      const [tables, files] = [originals(fromTables), originals(fromFiles)];
      assert.ok(tables.size > 45_000);
      assert.equal(tables.size, files.size);
      for (const [key, original] of files) assert.equal(tables.get(key), original);
      const rows = (items: ReadItem[]) => items.flatMap((item) => ("rows" in item ? [item.rows] : []))[0];
      assert.deepEqual(rows(fromTables), rows(fromFiles));
      assert.match(markOf(fromTables), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
    });

    test("tells which keys are gone, and forgets none that is there", async () => {
      const asked = [
        "tms/object/1",
        "tms/object/999999999",
        "tms/constituent/999999999",
        "tms/term/Classification\\Print",
      ];
      const some = known.filter((key) => key.startsWith("tms/object/") || key.startsWith("tms/image/"));
      const missing = await source().missing?.([...asked.slice(1), ...some.slice(0, 1200), ...some.slice(-10)]);
      assert.deepEqual(missing, ["tms/object/999999999", "tms/constituent/999999999"]);
    });

    test("tells what has changed since it was read, by the column that the museum names", async () => {
      await server.run(
        `CREATE TABLE small_objects (ObjectID INTEGER, ObjectNumber ${text}, EnteredDate ${moment})`,
        "INSERT INTO small_objects VALUES (1, 'K.1', '2020-01-01 00:00:00'), (2, 'K.2', '2020-01-01 00:00:00'), (3, 'K.3', '2020-01-01 00:00:00')",
        `CREATE TABLE small_links (ConXrefID INTEGER, ObjectID INTEGER, ConstituentID INTEGER, Role ${text}, EnteredDate ${moment})`,
        "INSERT INTO small_links VALUES (20, 2, 10, 'Artist', '2020-01-01 00:00:00')",
        `CREATE TABLE small_people (ConstituentID INTEGER, DisplayName ${text})`,
        "INSERT INTO small_people VALUES (10, 'Ada Quill')",
        ...(kind === "postgres" ? ["CREATE SCHEMA empty"] : ["CREATE DATABASE empty"]),
      );
      const queries = {
        Objects: "SELECT * FROM small_objects",
        ObjConXrefs: "SELECT * FROM small_links",
        Constituents: "SELECT * FROM small_people",
      };
      const changed = { Objects: "EnteredDate", ObjConXrefs: "EnteredDate" };
      const small = source({ schema: "empty", queries, changed });
      const read = await all(small.read());
      assert.deepEqual(keys(read), ["tms/constituent/10", "tms/object/1", "tms/object/2", "tms/object/3"]);
      const mark = markOf(read);
      assert.ok(small.changes && small.missing);
      assert.deepEqual(keys(await all(small.changes(mark))), []);
      await server.run(`UPDATE small_links SET Role = 'Sitter', EnteredDate = ${now} WHERE ConXrefID = 20`);
      await server.run("DELETE FROM small_objects WHERE ObjectID = 3");
      const changes = await all(small.changes(mark));
      assert.deepEqual(keys(changes), ["tms/object/2"]);
      assert.deepEqual(
        originals(changes),
        new Map([...originals(await all(small.read()))].filter(([key]) => key === "tms/object/2")),
      );
      assert.ok(markOf(changes) >= mark);
      assert.deepEqual(await small.missing(["tms/object/1", "tms/object/3"]), ["tms/object/3"]);
      assert.equal(source().changes, undefined, "without such a column nothing can be told");
    });

    test("is refused in plain words, and without its password", async () => {
      const refused = (more: Partial<TmsDatabaseSettings>, words: RegExp) =>
        assert.rejects(all(source(more).read()), (error: Error & { detail?: string }) => {
          assert.match(error.detail ?? "", words);
          assert.doesNotMatch(error.detail ?? "", /secret/);
          return true;
        });
      await refused({ password: "secret" }, /cannot be opened .*password/);
      await refused({ port: 1 }, /127\.0\.0\.1:1 cannot be opened \(.*ECONNREFUSED/);
      await refused({ schema: "nowhere" }, /has no table Objects/);
      await refused({ queries: { Objects: "SELECT ObjectID FROM nothing" } }, /could not answer/);
      const slow = { Objects: `SELECT 1 AS "ObjectID", ${sleep} AS "ObjectNumber"` };
      await refused({ queries: slow, timeoutSeconds: 1 }, /could not answer/);
    });
  });
}
