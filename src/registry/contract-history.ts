import assert from "node:assert/strict";
import { test } from "node:test";
import { decision, described, type OpenRegistry, one } from "./contract-samples.ts";

/** A clock that goes on by a minute with every look, from ten o'clock. */
function ticking(): () => Date {
  let minutes = 0;
  return () => new Date(Date.UTC(2026, 10, 24, 10, minutes++));
}

/** The part of the registry's contract that tells what happened to a PID. */
export function history(open: OpenRegistry): void {
  test("what happened to a PID is told in order, undone endings too, with none of who decided it or why", async () => {
    const registry = await open({ now: ticking() });
    const [pid, other, third] = await described(registry, 3);
    assert.ok(pid && other && third);
    const { mergeId } = await registry.merge(pid, other, decision);
    await registry.unmerge(mergeId, decision);
    await registry.tombstone(pid, { reason: "privacy", note: "a note", successor: third }, decision);
    await registry.withdraw(pid, true, decision);
    const told = await registry.historyOf(pid);
    assert.deepEqual(
      told.map(({ op, into }) => [op, into]),
      [
        ["assign", undefined],
        ["activate", undefined],
        ["merge", [other]],
        ["unmerge", undefined],
        ["tombstone", [third]],
        ["withdraw", undefined],
      ],
    );
    const times = told.map(({ time }) => time);
    assert.deepEqual(times, [...times].sort());
    assert.equal(new Set(times).size, times.length);
    assert.doesNotMatch(JSON.stringify(told), /desk|seen side by side|a note|tms/);
    await registry.restore(pid, decision);
    await registry.restore(pid, decision);
    await registry.split(pid, [other, third], decision);
    const on = (await registry.historyOf(pid)).slice(told.length);
    assert.deepEqual(
      on.map(({ op, into }) => [op, into]),
      [
        ["restore", undefined],
        ["restore", undefined],
        ["split", [other, third]],
      ],
    );
  });

  test("a stub's history says since when, a reserved PID's that it was given, and what happens to others is no part of it", async () => {
    const registry = await open({ now: ticking() });
    const [pid, other] = await described(registry, 2);
    assert.ok(pid && other);
    await registry.stub([pid]);
    await registry.merge(other, pid, decision);
    const ops = async (of: typeof pid) => (await registry.historyOf(of)).map(({ op }) => op);
    assert.deepEqual(await ops(pid), ["assign", "stub"]);
    assert.deepEqual(await ops(other), ["assign", "activate", "merge"]);
    assert.deepEqual(await ops(await one(registry, "tms/object/9")), ["assign"]);
    const [reserved] = await registry.reserve(1, "object", decision);
    assert.deepEqual(await ops(reserved ?? pid), []);
  });
}
