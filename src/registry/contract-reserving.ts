import assert from "node:assert/strict";
import { test } from "node:test";
import type { Pid } from "../identifiers/pid.ts";
import { carrying, decision, described, type OpenRegistry, object, standing } from "./contract-samples.ts";
import { isProblem } from "./is-problem.ts";

/** The part of the registry's contract that is about PIDs without a source: reserved, bound, given up. */
export function reserving(open: OpenRegistry): void {
  test("PIDs are reserved without a key, and active once one is bound and described", async () => {
    const registry = await open();
    const [pid, other] = (await registry.reserve(2, "object", decision)) as [Pid, Pid];
    assert.notEqual(pid, other);
    assert.deepEqual(await registry.keysOf(pid), []);
    await registry.bind(pid, "labels/7", decision);
    await registry.bind(pid, "tms/object/7", decision);
    assert.deepEqual(await registry.keysOf(pid), ["labels/7", "tms/object/7"]);
    const [assigned] = await registry.assign([object("tms/object/7")]);
    assert.deepEqual(assigned, { key: "tms/object/7", pid, state: "reserved", created: false });
    await registry.activate([pid]);
    assert.deepEqual(await standing(registry, pid), { state: "active" });
    const ops = (await registry.events(0, 9)).map(({ op, pids }) => [op, pids.length]);
    assert.deepEqual(ops, [
      ["reserve", 2],
      ["bind", 1],
      ["bind", 1],
      ["activate", 1],
    ]);
  });

  test("many are reserved in events of 200, none is no event, and less than none is refused", async () => {
    const registry = await open();
    const pids = await registry.reserve(401, "object", decision);
    assert.equal(new Set(pids).size, 401);
    assert.deepEqual(await registry.list("reserved", undefined, 2000), pids);
    assert.deepEqual(await registry.reserve(0, "object", decision), []);
    assert.equal((await registry.head()).size, 3);
    for (const count of [-1, 1.5, Number.NaN])
      await assert.rejects(registry.reserve(count, "object", decision), isProblem("request-malformed"));
  });

  test("a key never moves: the refusal names the PID that has it, and binding it again to the same is nothing new", async () => {
    const registry = await open();
    const [pid, other] = (await described(registry, 2)) as [Pid, Pid];
    const { size } = await registry.head();
    await registry.bind(pid, "tms/object/1", decision);
    const conflict = { key: "tms/object/1", pid, state: "active" };
    await assert.rejects(registry.bind(other, "tms/object/1", decision), carrying("key-conflict", conflict));
    await assert.rejects(registry.bind("X5K4-2B6C-9Q1W" as Pid, "k/1", decision), isProblem("pid-unknown"));
    assert.equal((await registry.head()).size, size);
    await registry.withdraw(other, false, decision);
    const state = { pid: other, state: "withdrawn" };
    await assert.rejects(registry.bind(other, "k/1", decision), carrying("state-forbids", state));
    assert.equal((await registry.lookup(["k/1"])).size, 0);
  });

  test("only reserved PIDs are given up, all of a call or none, and they are found as such for ever", async () => {
    const registry = await open();
    const [active] = (await described(registry, 1)) as [Pid];
    const [pid, other] = (await registry.reserve(2, "object", decision)) as [Pid, Pid];
    const state = { pid: active, state: "active" };
    await assert.rejects(registry.void([pid, active], decision), carrying("state-forbids", state));
    assert.deepEqual(await standing(registry, pid), { state: "reserved" });
    await registry.void([pid, other, pid], decision);
    await registry.void([other], decision);
    assert.equal((await registry.head()).size, 4);
    for (const deed of [() => registry.bind(pid, "k/1", decision), () => registry.restore(pid, decision)])
      await assert.rejects(deed(), isProblem("state-forbids"));
    assert.deepEqual(await standing(registry, pid), { state: "void" });
  });
}
