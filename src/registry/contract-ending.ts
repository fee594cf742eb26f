import assert from "node:assert/strict";
import { test } from "node:test";
import type { Pid } from "../identifiers/pid.ts";
import { carrying, countsOf, decision, described, type OpenRegistry, standing } from "./contract-samples.ts";
import { isProblem } from "./is-problem.ts";
import type { Registry } from "./port.ts";

/** The part of the registry's contract that is about how PIDs end, and stand again. */
export function ending(open: OpenRegistry): void {
  splitting(open);
  tombstoning(open);
  withdrawing(open);
  hiding(open);
}

const unknown = "X5K4-2B6C-9Q1W" as Pid;

/** That a deed is done once: again it writes nothing. */
async function once(registry: Registry, deed: () => Promise<void>): Promise<void> {
  const { size } = await registry.head();
  await deed();
  await deed();
  assert.equal((await registry.head()).size, size + 1);
}

function splitting(open: OpenRegistry): void {
  test("a split PID leads to its successors, also where one is merged later, until it is restored", async () => {
    const registry = await open();
    const [pid, a, b, c] = (await described(registry, 4)) as [Pid, Pid, Pid, Pid];
    await registry.stub([pid]);
    const before = await registry.resolve(pid);
    await once(registry, () => registry.split(pid, [b, a], decision));
    const end = (into: Pid[]) => ({ state: "split" as const, into, reason: decision.reason });
    assert.deepEqual(await standing(registry, pid), { state: "split", end: end([b, a]) });
    const { mergeId } = await registry.merge(b, c, decision);
    assert.deepEqual((await standing(registry, pid)).end, end([c, a]));
    await registry.unmerge(mergeId, decision);
    await registry.restore(pid, decision);
    assert.deepEqual(await registry.resolve(pid), before);
    const { size } = await registry.head();
    for (const event of [(await registry.events(3, 1))[0], (await registry.events(size - 1, 1))[0]])
      assert.deepEqual(event?.pids, [pid, b, a]);
  });

  test("a split names two or more others that are described, or nothing is done", async () => {
    const registry = await open();
    const [pid, a, b] = (await described(registry, 3)) as [Pid, Pid, Pid];
    const [reserved] = (await registry.reserve(1, "object", decision)) as [Pid];
    const { size } = await registry.head();
    for (const into of [[], [a], [a, a], [a, pid]])
      await assert.rejects(registry.split(pid, into, decision), isProblem("request-malformed"));
    await assert.rejects(registry.split(pid, [a, unknown], decision), isProblem("pid-unknown"));
    const state = { pid: reserved, state: "reserved" };
    await assert.rejects(registry.split(pid, [a, reserved], decision), carrying("state-forbids", state));
    await assert.rejects(registry.split(reserved, [a, b], decision), carrying("state-forbids", state));
    assert.equal((await registry.head()).size, size);
  });
}

function tombstoning(open: OpenRegistry): void {
  test("a tombstone says why, publicly, and names a successor; restored, the PID stands as it did", async () => {
    const registry = await open();
    const [pid, successor] = (await described(registry, 2)) as [Pid, Pid];
    const before = await registry.resolve(pid);
    const why = { reason: "superseded" as const, note: "Two records of one frame.", successor };
    await once(registry, () => registry.tombstone(pid, why, decision));
    assert.deepEqual(await standing(registry, pid), { state: "tombstoned", end: { state: "tombstoned", ...why } });
    const other = { reason: "rights" as const, note: "" };
    const state = { pid, state: "tombstoned" };
    await assert.rejects(registry.tombstone(pid, other, decision), carrying("state-forbids", state));
    await registry.restore(pid, decision);
    assert.deepEqual(await registry.resolve(pid), before);
    await registry.tombstone(pid, other, decision);
    assert.deepEqual((await standing(registry, pid)).end, { state: "tombstoned", ...other });
  });

  test("only what is described is tombstoned, and only what is described succeeds it", async () => {
    const registry = await open();
    const [pid] = (await described(registry, 1)) as [Pid];
    const [reserved] = (await registry.reserve(1, "object", decision)) as [Pid];
    const why = { reason: "superseded" as const, note: "" };
    await assert.rejects(registry.tombstone(unknown, why, decision), isProblem("pid-unknown"));
    await assert.rejects(registry.tombstone(reserved, why, decision), isProblem("state-forbids"));
    for (const [successor, code] of [
      [unknown, "pid-unknown"],
      [reserved, "state-forbids"],
      [pid, "request-malformed"],
    ] as const)
      await assert.rejects(registry.tombstone(pid, { ...why, successor }, decision), isProblem(code));
    assert.deepEqual(await standing(registry, pid), { state: "active" });
  });
}

function withdrawing(open: OpenRegistry): void {
  test("a withdrawal says only whether the law asked; a tombstone can be withdrawn, and stands again when that is undone", async () => {
    const registry = await open();
    const [pid] = (await described(registry, 1)) as [Pid];
    await registry.tombstone(pid, { reason: "privacy", note: "Names a living sitter." }, decision);
    const tombstone = await registry.resolve(pid);
    await once(registry, () => registry.withdraw(pid, true, decision));
    assert.deepEqual(await standing(registry, pid), { state: "withdrawn", end: { state: "withdrawn", legal: true } });
    await assert.rejects(registry.withdraw(pid, false, decision), isProblem("state-forbids"));
    await registry.restore(pid, decision);
    assert.deepEqual(await registry.resolve(pid), tombstone);
    await registry.restore(pid, decision);
    assert.deepEqual(await standing(registry, pid), { state: "active" });
    await assert.rejects(registry.restore(pid, decision), carrying("state-forbids", { pid, state: "active" }));
    await assert.rejects(registry.restore(unknown, decision), isProblem("pid-unknown"));
  });

  test("a merge is undone by its name, and not by restoring", async () => {
    const registry = await open();
    const [loser, survivor] = (await described(registry, 2)) as [Pid, Pid];
    await registry.merge(loser, survivor, decision);
    const state = { pid: loser, state: "merged", into: survivor };
    await assert.rejects(registry.restore(loser, decision), carrying("state-forbids", state));
    await assert.rejects(registry.withdraw(loser, true, decision), carrying("state-forbids", state));
  });
}

function hiding(open: OpenRegistry): void {
  test("a mistyped PID suggests tombstones and merged ones, but neither what was given up nor what was withdrawn", async () => {
    const registry = await open();
    const [withdrawn, tombstoned, merged, survivor] = (await described(registry, 4)) as [Pid, Pid, Pid, Pid];
    const [given] = (await registry.reserve(1, "object", decision)) as [Pid];
    await registry.withdraw(withdrawn, false, decision);
    await registry.tombstone(tombstoned, { reason: "rights", note: "" }, decision);
    await registry.merge(merged, survivor, decision);
    await registry.void([given], decision);
    const suggested = async (pid: Pid) => {
      const resolution = await registry.resolve(pid.slice(0, -1) + (pid.endsWith("0") ? "2" : "0"));
      return resolution.found ? assert.fail() : resolution.suggestions;
    };
    for (const pid of [tombstoned, merged]) assert.deepEqual(await suggested(pid), [pid]);
    for (const pid of [given, withdrawn]) assert.deepEqual(await suggested(pid), []);
    const counts = countsOf({ active: 1, merged: 1, tombstoned: 1, withdrawn: 1, void: 1 });
    assert.deepEqual(await registry.counts(), counts);
    assert.deepEqual(await registry.list("withdrawn", undefined, 9), [withdrawn]);
  });
}
