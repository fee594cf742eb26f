import assert from "node:assert/strict";
import { test } from "node:test";
import type { Pid } from "../identifiers/pid.ts";
import { alias, carrying, decision, described, type OpenRegistry, standing } from "./contract-samples.ts";
import { isProblem } from "./is-problem.ts";

/** The part of the registry's contract that is about merging: what leads where, what is refused, and undoing. */
export function merging(open: OpenRegistry): void {
  leading(open);
  chaining(open);
  takingAlong(open);
  refusingMerges(open);
  undoing(open);
  harvesting(open);
}

function leading(open: OpenRegistry): void {
  test("a merged PID leads to its survivor and keeps its keys and numbers; the same merge again is the same merge", async () => {
    const registry = await open();
    const [loser, survivor] = (await described(registry, 2)) as [Pid, Pid];
    await registry.alias([alias(loser, "beta", "000-04PN-0000"), alias(loser, "inventory", "NG6611")]);
    const { mergeId } = await registry.merge(loser, survivor, decision);
    const end = { state: "merged" as const, into: survivor, mergeId };
    assert.deepEqual(await standing(registry, loser), { state: "merged", end });
    const beta = await registry.resolve("000-04PN-0000");
    assert.ok(beta.found && beta.pid === loser && beta.end?.state === "merged");
    assert.deepEqual(await registry.find("NG6611"), [alias(loser, "inventory", "NG6611")]);
    assert.deepEqual(await registry.keysOf(loser), ["tms/object/1"]);
    assert.deepEqual(await registry.survivors([loser, survivor]), new Map([loser, survivor].map((p) => [p, survivor])));
    assert.deepEqual(
      (await registry.mergedInto(survivor)).map(({ pid, mergeId: id }) => [pid, id]),
      [[loser, mergeId]],
    );
    const { size } = await registry.head();
    assert.deepEqual(await registry.merge(loser, survivor, decision), { mergeId });
    assert.equal((await registry.head()).size, size);
    assert.deepEqual((await registry.events(size - 1, 1))[0]?.pids, [loser, survivor]);
  });

  test("a reserved PID, a stub and one with a key of its own can be merged; a stub can survive", async () => {
    const registry = await open();
    const [stub] = (await described(registry, 1)) as [Pid];
    const [reserved] = (await registry.reserve(1, "object", decision)) as [Pid];
    await registry.stub([stub]);
    const { mergeId } = await registry.merge(reserved, stub, decision);
    assert.deepEqual((await standing(registry, reserved)).end, { state: "merged", into: stub, mergeId });
    await registry.unmerge(mergeId, decision);
    assert.deepEqual(await standing(registry, reserved), { state: "reserved" });
  });
}

function chaining(open: OpenRegistry): void {
  test("when a survivor is merged on, all that led to it lead on in one hop, and its event names them", async () => {
    const registry = await open();
    const [a, b, c, d] = (await described(registry, 4)) as [Pid, Pid, Pid, Pid];
    const first = await registry.merge(a, b, decision);
    const second = await registry.merge(b, c, decision);
    const third = await registry.merge(c, d, decision);
    for (const [pid, { mergeId }] of [
      [a, first],
      [b, second],
      [c, third],
    ] as const)
      assert.deepEqual((await standing(registry, pid)).end, { state: "merged", into: d, mergeId });
    assert.deepEqual(
      (await registry.mergedInto(d)).map(({ pid }) => pid),
      [a, b, c],
    );
    assert.deepEqual(await registry.mergedInto(b), []);
    assert.deepEqual(new Set((await registry.events(4, 1))[0]?.pids), new Set([a, b, c, d]));
    assert.deepEqual(await registry.merge(a, d, decision), first, "it leads there already");
  });
}

function takingAlong(open: OpenRegistry): void {
  test("a survivor is merged on with two thousand that lead to it, as one event that names them all, and undone exactly", async () => {
    const registry = await open();
    const pids = await described(registry, 2002);
    const [first, second, ...losers] = pids as [Pid, Pid, ...Pid[]];
    await Promise.all(losers.map((loser) => registry.merge(loser, first, decision)));
    const before = await Promise.all(pids.map(registry.resolve));
    const { size } = await registry.head();
    const { mergeId } = await registry.merge(first, second, decision);
    assert.equal((await registry.mergedInto(second)).length, 2001);
    assert.deepEqual(new Set((await registry.survivors(pids)).values()), new Set([second]));
    await registry.unmerge(mergeId, decision);
    assert.deepEqual(await Promise.all(pids.map(registry.resolve)), before);
    const events = await registry.events(size, 10);
    assert.deepEqual(
      events.map(({ op, pids: named }) => [op, named.length]),
      [
        ["merge", 2002],
        ["unmerge", 2002],
      ],
    );
    assert.deepEqual(new Set(events[0]?.pids), new Set(pids));
  });
}

function refusingMerges(open: OpenRegistry): void {
  test("no merge leads back to itself, none into or out of a PID that has ended, and each refusal says why", async () => {
    const registry = await open();
    const [a, b, c, d] = (await described(registry, 4)) as [Pid, Pid, Pid, Pid];
    await registry.merge(a, b, decision);
    await registry.merge(b, c, decision);
    const { size } = await registry.head();
    const circle = { pid: a, state: "merged", into: c };
    await assert.rejects(registry.merge(c, a, decision), carrying("merge-circle", circle));
    await assert.rejects(registry.merge(d, d, decision), isProblem("merge-circle"));
    await assert.rejects(registry.merge(d, a, decision), carrying("state-forbids", circle));
    await assert.rejects(registry.merge(a, d, decision), carrying("state-forbids", circle));
    const [reserved] = (await registry.reserve(1, "object", decision)) as [Pid];
    const state = { pid: reserved, state: "reserved" };
    await assert.rejects(registry.merge(d, reserved, decision), carrying("state-forbids", state));
    const unknown = "X5K4-2B6C-9Q1W" as Pid;
    await assert.rejects(registry.merge(unknown, d, decision), isProblem("pid-unknown"));
    await assert.rejects(registry.merge(d, unknown, decision), isProblem("pid-unknown"));
    assert.equal((await registry.head()).size, size + 1, "only the reserving");
  });
}

function undoing(open: OpenRegistry): void {
  test("undoing a merge lets the loser, and all that had led to it, stand exactly as before; twice changes nothing", async () => {
    let now = new Date("2026-11-23T10:00:00.000Z");
    const registry = await open({
      now: () => {
        now = new Date(now.getTime() + 1000);
        return now;
      },
    });
    const [a, b, c] = (await described(registry, 3)) as [Pid, Pid, Pid];
    await registry.stub([b]);
    await registry.merge(a, b, decision);
    const before = await Promise.all([a, b, c].map(registry.resolve));
    const { mergeId } = await registry.merge(b, c, decision);
    await registry.unmerge(mergeId, decision);
    assert.deepEqual(await Promise.all([a, b, c].map(registry.resolve)), before);
    const { size } = await registry.head();
    assert.deepEqual(new Set((await registry.events(size - 1, 1))[0]?.pids), new Set([a, b, c]));
    await registry.unmerge(mergeId, decision);
    assert.equal((await registry.head()).size, size);
    const again = await registry.merge(b, c, decision);
    assert.notEqual(again.mergeId, mergeId, "a new decision is a new merge");
    await registry.unmerge(mergeId, decision);
    assert.equal((await standing(registry, b)).state, "merged", "the earlier one is over");
  });

  test("a merge on which something was built is not undone, and what stands in the way is named", async () => {
    const registry = await open();
    const [a, b, c] = (await described(registry, 3)) as [Pid, Pid, Pid];
    const first = await registry.merge(a, b, decision);
    const second = await registry.merge(b, c, decision);
    const blocker = { pid: b, state: "merged", into: c, mergeId: second.mergeId };
    await assert.rejects(registry.unmerge(first.mergeId, decision), carrying("merge-built-on", blocker));
    await registry.withdraw(c, false, decision);
    const withdrawn = { pid: c, state: "withdrawn" };
    await assert.rejects(registry.unmerge(second.mergeId, decision), carrying("merge-built-on", withdrawn));
    await registry.restore(c, decision);
    await registry.unmerge(second.mergeId, decision);
    await registry.unmerge(first.mergeId, decision);
    assert.deepEqual(await standing(registry, a), { state: "active" });
    for (const unknown of ["m1", "m999", "m0", "", "merge", "m1; DROP"])
      await assert.rejects(registry.unmerge(unknown, decision), isProblem("merge-unknown"), unknown);
  });
}

function harvesting(open: OpenRegistry): void {
  test("what staff decided wins over a harvest in flight: keys keep their PID, and no state changes", async () => {
    const registry = await open();
    const pids = await described(registry, 6);
    const [merged, survivor, split, tombstoned, withdrawn, other] = pids as [Pid, Pid, Pid, Pid, Pid, Pid];
    const [given] = (await registry.reserve(1, "object", decision)) as [Pid];
    await registry.merge(merged, survivor, decision);
    await registry.split(split, [survivor, other], decision);
    await registry.tombstone(tombstoned, { reason: "never-ours", note: "A loan." }, decision);
    await registry.withdraw(withdrawn, true, decision);
    await registry.void([given], decision);
    const ended = [merged, split, tombstoned, withdrawn, given];
    const before = await Promise.all(ended.map(registry.resolve));
    const { size } = await registry.head();
    const [assigned] = await registry.assign([{ key: "tms/object/1", type: "object" }]);
    assert.deepEqual(assigned, { key: "tms/object/1", pid: merged, state: "merged", created: false });
    await registry.stub(ended);
    await registry.activate(ended);
    assert.deepEqual(await Promise.all(ended.map(registry.resolve)), before);
    assert.equal((await registry.head()).size, size);
  });
}
