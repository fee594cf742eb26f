import assert from "node:assert/strict";
import { test } from "node:test";
import { freshnessOf } from "./freshness.ts";
import type { RunRecord } from "./harvest-book.ts";

const run = (state: RunRecord["state"], day: number, source = "tms"): RunRecord => ({
  id: day,
  source,
  state,
  started: `2026-11-${day}T02:00:00Z`,
  ended: `2026-11-${day}T02:10:00Z`,
});
const everyNight = "0 2 * * *";
const at = (text: string) => new Date(text);

test("a source is as fresh as the last run that read it to the end", () => {
  const runs = [run("failed", 24), run("complete", 23), run("complete", 22), run("complete", 24, "calm")];
  assert.equal(freshnessOf("tms", runs, { now: at("2026-11-24T12:00:00Z") }).asOf, "2026-11-23T02:10:00Z");
});

test("it is late when a run was due since and an hour has passed without a good one", () => {
  const runs = [run("failed", 24), run("complete", 23)];
  const late = (now: string) => freshnessOf("tms", runs, { schedule: everyNight, now: at(now) }).late;
  assert.equal(late("2026-11-23T12:00:00Z"), false);
  assert.equal(late("2026-11-24T02:59:00Z"), false);
  assert.equal(late("2026-11-24T03:01:00Z"), true);
});

test("it says when it is due next; without a schedule it is never late", () => {
  const { due } = freshnessOf("tms", [run("complete", 23)], { schedule: everyNight, now: at("2026-11-23T12:00:00Z") });
  assert.equal(due, "2026-11-24T02:00:00.000Z");
  assert.equal(freshnessOf("tms", [run("complete", 23)], { now: at("2027-11-23T12:00:00Z") }).late, false);
});

test("one that was never read to the end is late once its first run should have been repeated", () => {
  const runs = [run("failed", 23)];
  const { late, asOf } = freshnessOf("tms", runs, { schedule: everyNight, now: at("2026-11-24T04:00:00Z") });
  assert.deepEqual([late, asOf], [true, undefined]);
});
