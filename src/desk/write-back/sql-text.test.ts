import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { describe, test } from "node:test";
import fc from "fast-check";
import { anyText } from "../../../test/any-text.ts";
import { sqlRemark, sqlText } from "./sql-text.ts";

const nasty = fc.constantFrom(
  "'",
  "''",
  "\n",
  "\r\n",
  "\\",
  "$(",
  "--",
  "*/",
  ";",
  "\nGO\n",
  "é",
  "日本",
  "😀",
  "\u2028",
);
const texts = fc.array(fc.oneof(nasty, anyText()), { maxLength: 8 }).map((parts) => parts.join(""));
/** SQLite writes a text in another alphabet as any other, and has one function for every character. */
const forSqlite = (sql: string) => sql.replaceAll(/(^|, |\()N(?=')/g, "$1").replaceAll("NCHAR(", "CHAR(");

describe("a text as an SQL value", () => {
  test("is read as that very text, whatever is in it", () => {
    const database = new DatabaseSync(":memory:");
    fc.assert(
      fc.property(
        texts.filter((text) => !text.includes("\0") && text.isWellFormed()),
        (text) => {
          const sql = sqlText(text);
          assert.doesNotMatch(sql, /\p{Cc}/u);
          assert.ok(!sql.includes("$("));
          // A text that itself looks like a mark of ours would be changed by the change for SQLite, and says nothing here.
          fc.pre(!/N'|NCHAR/.test(text));
          assert.equal(database.prepare(`SELECT ${forSqlite(sql)} AS text`).get()?.text, text);
        },
      ),
      { numRuns: 500 },
    );
    database.close();
  });

  test("is short where nothing is in it, and names the one character that few databases keep", () => {
    assert.deepEqual(["X5K4-2BTC-9Q1W", "O'Keeffe", "", "Identifiant pérenne", "a\nb", "$(x)"].map(sqlText), [
      "'X5K4-2BTC-9Q1W'",
      "'O''Keeffe'",
      "''",
      "N'Identifiant pérenne'",
      "CONCAT('a', CHAR(10), 'b')",
      "CONCAT('$', '(x)')",
    ]);
    assert.equal(sqlText("a\0"), "CONCAT('a', NCHAR(0))");
  });

  test("as a remark stays on its line", () => {
    fc.assert(fc.property(texts, (text) => assert.doesNotMatch(sqlRemark(text), /[\p{Cc}\p{Zl}\p{Zp}]|\$\(/u)));
  });
});
