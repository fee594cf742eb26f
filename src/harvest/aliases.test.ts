import assert from "node:assert/strict";
import { test } from "node:test";
import type { StoredFact, TimeSpan } from "../entities/facts.ts";
import type { Pid } from "../identifiers/pid.ts";
import { aliasesFor } from "./aliases.ts";

const pid = "X5K4-2B6C-9Q1W" as Pid;
const from = { source: "t", record: "t/1", field: "x" };

function numberOf(when: TimeSpan): StoredFact {
  return { kind: "number", scheme: "loan", value: "L1307", when, key: "k", audience: "public", from };
}

test("a number is dated as its fact is, under every scheme that it answers to", () => {
  const aliases = aliasesFor(pid, [numberOf({ earliest: "1956", latest: "1961-03-01", lasting: true })], new Date());
  assert.deepEqual(
    aliases.map(({ scheme, from: since, until }) => [scheme, since, until]),
    [
      ["loan", "1956", "1961-03-01"],
      ["inventory", "1956", "1961-03-01"],
    ],
  );
});

test("an end that is open and a date before our era are no date", () => {
  for (const [when, dates] of [
    [{ earliest: "1956", latest: "1956", open: "end" }, { from: "1956" }],
    [{ earliest: "-0043", latest: "1956" }, { until: "1956" }],
    [{ display: [{ value: "once" }] }, {}],
  ] as const) {
    const [alias] = aliasesFor(pid, [numberOf(when as TimeSpan)], new Date());
    assert.deepEqual(alias, { pid, scheme: "loan", value: "L1307", standing: "current", ...dates });
  }
});
