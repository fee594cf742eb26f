import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { rememberUntil } from "./remembered.ts";

describe("what is kept in memory", () => {
  let stamp = "1";
  const bounds = { entries: 1000, bytes: 1000, sizeOf: (_: string, kept: string) => kept.length };
  const remembered = rememberUntil(() => stamp, bounds);

  test("is given again until anything changes", () => {
    const { asOf } = remembered.get("a");
    remembered.set("a", "old", asOf);
    assert.equal(remembered.get("a").known, "old");
    stamp = "2";
    assert.equal(remembered.get("a").known, undefined);
  });

  test("never outlives a change that came while it was made, though something else was asked for in between", () => {
    const { asOf } = remembered.get("a");
    stamp = "3";
    remembered.get("b");
    remembered.set("a", "stale", asOf);
    assert.equal(remembered.get("a").known, undefined);
  });

  test("stays within bounds when every question is another: the oldest go first", () => {
    const { asOf } = remembered.get("first");
    const large = "x".repeat(90);
    for (let at = 0; at < 20; at++) remembered.set(`key ${at}`, large, asOf);
    assert.equal(remembered.get("key 0").known, undefined);
    assert.equal(remembered.get("key 19").known, large);
  });
});
