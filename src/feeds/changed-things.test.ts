import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Pid } from "../identifiers/pid.ts";
import type { Change } from "../store/port.ts";
import { changedThings } from "./changed-things.ts";

const change = (seq: number, pid: string): Change => ({
  seq,
  pid: pid as Pid,
  type: "object",
  kind: "ripple",
  version: 1,
  at: "2026-11-30T10:00:00Z",
});
const listOf = (pids: readonly string[]) => {
  const all = pids.map((pid, at) => change(at + 1, pid));
  return { changes: async (after: number, limit: number) => all.filter(({ seq }) => seq > after).slice(0, limit) };
};

test("a thing that changed many times is looked at once, when it changed last", async () => {
  const batches = await changedThings(listOf(["a", "b", "a", "c", "a"]), 0);
  assert.deepEqual(
    batches.map(({ things, seq }) => [things.map(({ pid }) => pid), seq]),
    [[["b", "c", "a"], 5]],
  );
});

test("wherever following stops, whatever changed behind that place is looked at afterwards", async () => {
  const sizes = fc.record({
    batch: fc.integer({ min: 1, max: 4 }),
    page: fc.integer({ min: 1, max: 4 }),
    window: fc.integer({ min: 1, max: 9 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 30 }), sizes, async (pids, some) => {
      const list = listOf(pids);
      /** For each thing the place in the list at which it was looked at last. */
      const lookedAt = new Map<string, number>();
      let at = 0;
      for (;;) {
        const batches = await changedThings(list, at, some);
        const first = batches[0];
        if (!first) break;
        for (const { pid } of first.things) lookedAt.set(pid, pids.length);
        assert.ok(first.seq > at);
        // It is cut off behind its first batch, and goes on from there.
        at = first.seq;
        const due = pids.slice(0, at).filter((pid) => !lookedAt.has(pid));
        assert.ok(
          due.every((pid) => pids.lastIndexOf(pid) >= at),
          "nothing is passed that is not looked at later",
        );
      }
      assert.equal(at, pids.length);
      assert.deepEqual([...lookedAt.keys()].sort(), [...new Set(pids)].sort());
    }),
  );
});
