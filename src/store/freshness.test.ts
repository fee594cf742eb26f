import assert from "node:assert/strict";
import { test } from "node:test";
import { freshnessOf } from "./freshness.ts";

const first = "2026-11-01T02:00:00Z";
const complete = "2026-11-23T02:10:00Z";
const everyNight = "0 2 * * *";
const at = (text: string) => ({ now: new Date(text) });

test("a source is as fresh as the last run that read it to the end", () => {
  assert.equal(freshnessOf("tms", { first, complete }, at("2026-11-24T12:00:00Z")).asOf, complete);
});

test("it is late when a run was due since and an hour has passed without a good one", () => {
  const late = (now: string) => freshnessOf("tms", { first, complete }, { schedule: everyNight, ...at(now) }).late;
  assert.equal(late("2026-11-23T12:00:00Z"), false);
  assert.equal(late("2026-11-24T02:59:00Z"), false);
  assert.equal(late("2026-11-24T03:01:00Z"), true);
});

test("it says when it is due next; without a schedule it is never late", () => {
  const { due } = freshnessOf("tms", { first, complete }, { schedule: everyNight, ...at("2026-11-23T12:00:00Z") });
  assert.equal(due, "2026-11-24T02:00:00.000Z");
  assert.equal(freshnessOf("tms", { first, complete }, at("2027-11-23T12:00:00Z")).late, false);
});

test("one that was never read to the end is late once its first run should have been repeated", () => {
  const { late, asOf } = freshnessOf("tms", { first }, { schedule: everyNight, ...at("2026-11-02T04:00:00Z") });
  assert.deepEqual([late, asOf], [true, undefined]);
  assert.equal(freshnessOf("tms", undefined, { schedule: everyNight, ...at("2026-11-02T04:00:00Z") }).late, false);
});
