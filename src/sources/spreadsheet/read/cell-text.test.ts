import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { cellText } from "./cell-text.ts";
import { shownBy } from "./formats.ts";

const usual = { date1904: false };
const read = (value: string, format = "General", type = "n", calendar = usual) => {
  const said = cellText({ type, value, format }, calendar);
  return "text" in said ? said.text : said;
};

test("a day is what people see of it, in both calendars, and never its number", () => {
  assert.equal(read("45678", "dd/mm/yyyy"), "2025-01-21");
  assert.equal(read("44216", "dd/mm/yyyy", "n", { date1904: true }), "2025-01-21");
  assert.equal(read("45678", "mmm yyyy"), "2025-01");
  assert.equal(read("45678", "yyyy"), "2025");
  assert.equal(read("45678.75", "d/m/yyyy h:mm"), "2025-01-21T18:00");
  assert.equal(read("45678", "d/m/yyyy h:mm"), "2025-01-21");
  assert.equal(read("0.75", "h:mm"), "18:00");
  assert.equal(read("1", "d/m/yyyy"), "1900-01-01");
  assert.equal(read("61", "d/m/yyyy"), "1900-03-01");
  assert.equal(read("2025-01-21", "d/m/yyyy", "d"), "2025-01-21");
});

test("a number is a number, whatever letters its format has", () => {
  for (const format of [
    "General",
    "0.00",
    "#,##0",
    '0 "days"',
    "0\\ \\m\\m",
    "[Red]0.0",
    "0.00E+00",
    "_-* #,##0 _k_č",
    "@",
  ])
    assert.equal(shownBy(format), undefined, format);
  assert.equal(read("0.30000000000000004"), "0.3");
  assert.equal(read("12", "0000"), "0012");
  assert.equal(read("500000002"), "500000002");
  assert.equal(read("1E+21"), "1000000000000000000000");
});

test("words, truth and faults are what they are", () => {
  assert.equal(read("Heron", "General", "str"), "Heron");
  assert.equal(read("1", "General", "b"), "true");
  assert.deepEqual(read("#DIV/0!", "General", "e"), { error: "#DIV/0!" });
  assert.equal(read("0", "General", "n"), "0");
});

test("every day from 1900-03-01 on is read back in either calendar", () => {
  fc.assert(
    fc.property(fc.date({ min: new Date("1904-01-02"), max: new Date("2200-01-01"), noInvalidDate: true }), (date) => {
      const day = date.toISOString().slice(0, 10);
      const serial = Date.parse(day) / 86_400_000 + 25569;
      assert.equal(read(String(serial), "yyyy-mm-dd"), day);
      assert.equal(read(String(serial - 1462), "yyyy-mm-dd", "n", { date1904: true }), day);
    }),
  );
});
