import assert from "node:assert/strict";
import { test } from "node:test";
import type { Pid } from "../identifiers/pid.ts";
import { carrying, decision, described, type OpenRegistry } from "./contract-samples.ts";
import { isProblem } from "./is-problem.ts";

/** The part of the registry's contract that is about pools of reserved PIDs. */
export function pooling(open: OpenRegistry): void {
  test("a pool gives its PIDs in their order, each once, and a key again the one that it has", async () => {
    const registry = await open();
    const [first, second, third, fourth] = (await registry.reserve(4, "object", decision, "labels")) as Pid[];
    await registry.reserve(1, "object", decision);
    assert.deepEqual(await registry.pools(), [{ name: "labels", size: 4, free: 4 }]);
    assert.equal(await registry.take("labels", "tms/object/1", decision), first);
    assert.equal(await registry.take("labels", "tms/object/1", decision), first);
    await registry.void([second as Pid], decision);
    await registry.bind(third as Pid, "tms/object/3", decision);
    assert.deepEqual(await registry.pools(), [{ name: "labels", size: 4, free: 1 }]);
    const { size } = await registry.head();
    const together = ["a/b/1", "a/b/2"].map((key) => registry.take("labels", key, decision));
    const taken = (await Promise.allSettled(together)).map((each) => each.status === "fulfilled" && each.value);
    assert.deepEqual(taken, [fourth, false]);
    assert.equal((await registry.head()).size, size + 1);
    assert.deepEqual(await registry.keysOf(fourth as Pid), ["a/b/1"]);
  });

  test("an empty pool, one that there is not, and a key that has another PID are refused", async () => {
    const registry = await open();
    await assert.rejects(registry.take("labels", "a/b/1", decision), isProblem("pool-empty"));
    const [pid] = (await described(registry, 1)) as [Pid];
    const [key] = await registry.keysOf(pid);
    const reserved = await registry.reserve(1, "object", decision, "labels");
    const conflict = { key, pid, state: "active" };
    await assert.rejects(registry.take("labels", String(key), decision), carrying("key-conflict", conflict));
    assert.equal(await registry.take("labels", "a/b/1", decision), reserved[0]);
    await assert.rejects(registry.take("labels", "a/b/2", decision), isProblem("pool-empty"));
  });
}
