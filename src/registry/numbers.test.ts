import assert from "node:assert/strict";
import { test } from "node:test";
import { isAliasDate, validAt } from "./numbers.ts";

test("a number is valid from its first to its last day, each as exactly as it is known, and without a date always", () => {
  const loan = { from: "1956", until: "1961-03-01" };
  for (const date of ["1956", "1956-01-01", "1958-07", "1961", "1961-03", "1961-03-01"])
    assert.ok(validAt(loan, date), date);
  for (const date of ["1955", "1955-12-31", "1961-03-02", "1961-04", "1962"]) assert.ok(!validAt(loan, date), date);
  assert.ok(validAt({}, "1200") && validAt({ from: "1956" }, "2026") && validAt({ until: "1956" }, "1200"));
});

test("a date is a year, a month or a day of the calendar", () => {
  for (const good of ["1856", "1856-03", "1856-12-31"]) assert.ok(isAliasDate(good), good);
  for (const bad of ["", "56", "1856-13", "1856-3-1", "1856-00", "1856-01-32", "-0043", "1856-03-01T00:00"])
    assert.ok(!isAliasDate(bad), bad);
});
