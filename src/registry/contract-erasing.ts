import assert from "node:assert/strict";
import { test } from "node:test";
import type { Pid } from "../identifiers/pid.ts";
import { decision, described, type OpenRegistry, standing } from "./contract-samples.ts";
import { isProblem } from "./is-problem.ts";

/** The part of the registry's contract that is about taking words back. */
export function erasing(open: OpenRegistry): void {
  takingBack(open);
  keepingWhatWasDone(open);
  refusingErasure(open);
}

function takingBack(open: OpenRegistry): void {
  test("the note of a tombstone and the reason of a split are taken back, and everything else of them stays", async () => {
    const registry = await open();
    const [gone, split, a, b] = (await described(registry, 4)) as [Pid, Pid, Pid, Pid];
    const { size } = await registry.head();
    await registry.tombstone(gone, { reason: "privacy", note: "Names a living sitter.", successor: a }, decision);
    await registry.split(split, [a, b], decision);
    const stamp = registry.stamp();
    await registry.erase(size + 1, decision);
    await registry.erase(size + 2, decision);
    assert.notEqual(registry.stamp(), stamp);
    const tombstone = { state: "tombstoned" as const, reason: "privacy" as const, note: "", successor: a };
    assert.deepEqual(await standing(registry, gone), { state: "tombstoned", end: tombstone });
    assert.deepEqual(await standing(registry, split), {
      state: "split",
      end: { state: "split", into: [a, b], reason: "" },
    });
    assert.deepEqual(
      (await registry.events(size, 10)).map(({ op, pids }) => [op, pids]),
      [
        ["tombstone", [gone, a]],
        ["split", [split, a, b]],
        ["erase", [gone, a]],
        ["erase", [split, a, b]],
      ],
    );
    await registry.restore(gone, decision);
    assert.deepEqual(await standing(registry, gone), { state: "active" });
  });
}

function keepingWhatWasDone(open: OpenRegistry): void {
  test("who decided and why is erased, and what was decided can still be undone; an erasure can be erased too", async () => {
    const registry = await open();
    const [a, b, c] = (await described(registry, 3)) as [Pid, Pid, Pid];
    await registry.merge(a, b, decision);
    const { mergeId } = await registry.merge(b, c, decision);
    const before = await Promise.all([a, b, c].map(registry.resolve));
    const { size } = await registry.head();
    await registry.erase(size, decision);
    await registry.erase(size, decision);
    assert.equal((await registry.head()).size, size + 1, "erased once");
    await registry.erase(size + 1, decision);
    assert.deepEqual(await Promise.all([a, b, c].map(registry.resolve)), before);
    const events = await registry.events(size - 1, 10);
    assert.deepEqual(
      events.map(({ op, pids }) => [op, pids]),
      [
        ["merge", [b, c, a]],
        ["erase", []],
        ["erase", []],
      ],
    );
    await registry.unmerge(mergeId, decision);
    assert.deepEqual(await standing(registry, b), { state: "active" });
    assert.deepEqual(
      (await registry.mergedInto(b)).map(({ pid }) => pid),
      [a],
    );
  });
}

function refusingErasure(open: OpenRegistry): void {
  test("no event is erased that is not there, or that holds only what things are found by", async () => {
    const registry = await open();
    await described(registry, 1);
    const { size } = await registry.head();
    for (const seq of [0, -1, 1.5, size + 1, Number.NaN])
      await assert.rejects(registry.erase(seq, decision), isProblem("request-malformed"));
    for (const seq of [1, 2]) await assert.rejects(registry.erase(seq, decision), isProblem("state-forbids"));
    assert.equal((await registry.head()).size, size);
  });
}
