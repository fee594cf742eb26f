import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { Problem } from "../../../../errors.ts";
import { tms } from "../../tms.ts";
import { dialects } from "./dialects.ts";
import { openDatabase } from "./open-database.ts";
import { pagesOf } from "./pages.ts";
import type { OpenDatabase } from "./port.ts";
import { changedSince, columnsOf, pageOf, rowsWith, tablesIn } from "./statements.ts";
import type { TableQuery } from "./table-queries.ts";

const query: TableQuery = {
  table: "ObjTitles",
  select: "SELECT * FROM titles",
  columns: [{ name: "ObjectID", index: 0 }],
  names: new Map([["ObjectID", "ObjectID"]]),
  key: { name: "ObjectID", index: 0 },
};

/** A table of keys that answers the statements of a page as a database would. */
function keysIn(keys: readonly (number | null)[]): OpenDatabase {
  const sorted = keys.filter((key) => key !== null).sort((a, b) => a - b);
  const found = (sql: string, [value = 0]: readonly (number | string)[]) => {
    if (sql.includes("IS NULL")) return keys.filter((key) => key === null);
    if (sql.includes(" IN (")) return sorted.filter((key) => key === value);
    const after = sql.includes(" > ") ? sorted.filter((key) => key > Number(value)) : sorted;
    return after.slice(0, Number(/LIMIT (\d+)$/.exec(sql)?.[1]));
  };
  return {
    query: async (sql, parameters = []) => ({
      columns: ["ObjectID"],
      rows: found(sql, parameters).map((key) => [key === null ? null : String(key)]),
    }),
    close: async () => {},
  };
}

describe("a TMS over SQL", () => {
  test("is read a page at a time by key: every row once, whatever the page, and no page ends within a key", async () => {
    const key = fc.option(fc.integer({ min: -3, max: 6 }), { nil: null });
    await fc.assert(
      fc.asyncProperty(fc.array(key, { maxLength: 30 }), fc.integer({ min: 2, max: 7 }), async (keys, rows) => {
        const read: string[] = [];
        const ends = new Set<string>();
        for await (const page of pagesOf({ database: keysIn(keys), kind: "mysql", rows }, query)) {
          const values = page.map(([value]) => String(value));
          for (const value of values) assert.ok(!ends.has(value), `${value} is in two pages`);
          for (const value of values) ends.add(value);
          read.push(...values);
        }
        assert.deepEqual(read.sort(), keys.map(String).sort());
      }),
    );
  });

  test("cannot be paged by what is no whole number", async () => {
    const words: OpenDatabase = {
      query: async (sql) => ({ columns: ["ObjectID"], rows: sql.includes("IS NULL") ? [] : [["a"], ["b"]] }),
      close: async () => {},
    };
    await assert.rejects(async () => {
      for await (const _ of pagesOf({ database: words, kind: "postgres", rows: 2 }, query));
    }, /no whole number/);
  });

  test("sends SQL Server its own words, and counts no rows away", () => {
    const dialect = dialects.sqlserver;
    const page = { select: "SELECT * FROM ObjTitles", key: "TitleID", rows: 5000 };
    assert.equal(
      pageOf(dialect, { ...page, after: true }),
      'SELECT TOP (5000) t.* FROM (SELECT * FROM ObjTitles) AS t WHERE t."TitleID" > @p1 ORDER BY t."TitleID"',
    );
    assert.equal(
      pageOf(dialect, { ...page, after: false }),
      'SELECT TOP (5000) t.* FROM (SELECT * FROM ObjTitles) AS t WHERE t."TitleID" IS NOT NULL ORDER BY t."TitleID"',
    );
    assert.equal(
      rowsWith(dialect, page.select, "TitleID", 2),
      'SELECT t.* FROM (SELECT * FROM ObjTitles) AS t WHERE t."TitleID" IN (@p1, @p2)',
    );
    assert.equal(
      changedSince(dialect, page.select, { owner: "ObjectID", changed: "EnteredDate" }),
      'SELECT DISTINCT t."ObjectID" AS id FROM (SELECT * FROM ObjTitles) AS t WHERE t."EnteredDate" >= @p1',
    );
    assert.equal(columnsOf(page.select), "SELECT * FROM (SELECT * FROM ObjTitles) AS t WHERE 1 = 0");
    assert.match(tablesIn(dialect), /TABLE_SCHEMA = @p1$/);
  });

  test("says every fault of its settings at once, and no password", () => {
    const wrong = {
      kind: "oracle",
      host: "db",
      user: "reader",
      database: "TMS",
      password: "hush",
      passwordEnv: "HUSH",
      queries: { Objcts: "SELECT 1", Objects: "DELETE FROM Objects" },
      hots: 1,
    };
    assert.throws(
      () => tms({ database: wrong as never }),
      (error: unknown) => {
        assert.ok(error instanceof Problem && error.code === "config-invalid");
        for (const word of [/database\.kind/, /Objcts/, /database\.queries\.Objects: must be one SELECT/, /hots/])
          assert.match(error.detail, word);
        assert.doesNotMatch(error.detail, /hush/);
        return true;
      },
    );
    const right = { kind: "mysql", host: "db", user: "reader", database: "TMS" } as const;
    assert.throws(() => tms({ database: right }), /one of password, passwordFile and passwordEnv/);
    assert.throws(() => tms({}), /either folder or database/);
    assert.throws(() => tms({ folder: ".", database: { ...right, passwordEnv: "TMS_PASSWORD" } }), /either folder or/);
  });

  test("names what is missing: the password's file or variable, or the server", async () => {
    const where = { kind: "sqlserver", host: "127.0.0.1", port: 1, user: "reader", database: "TMS" } as const;
    await assert.rejects(openDatabase({ ...where, passwordFile: "/nowhere" }), /\/nowhere cannot be read/);
    await assert.rejects(openDatabase({ ...where, passwordEnv: "CARTOUCHE_NO_SUCH" }), /CARTOUCHE_NO_SUCH is not set/);
    await assert.rejects(
      openDatabase({ ...where, password: "x", timeoutSeconds: 5 }),
      /127\.0\.0\.1:1 cannot be opened/,
    );
  });
});
