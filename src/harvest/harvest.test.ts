import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Source } from "../sources/port.ts";
import { harvest } from "./harvest.ts";
import { logs, pidOf, sourceOf, stateOf } from "./small-museum.ts";
import { sweep } from "./sweep.ts";

describe("the harvest", () => {
  test("counts what it fetched as created, updated, unchanged or rejected, and the sum is right", async () => {
    const both = logs();
    const first = await harvest(sourceOf({ "test/a": {}, "test/b": {}, "test/c": { broken: true } }), both);
    assert.deepEqual([first.fetched, first.created, first.rejected], [3, 2, 1]);
    const second = await harvest(sourceOf({ "test/a": {}, "test/b": { title: "New" }, "test/d": {} }), both);
    assert.deepEqual([second.fetched, second.created, second.updated, second.unchanged], [3, 1, 1, 1]);
  });

  test("a key that is only mentioned is reserved; when it is described, as a group and not a person, it is the same PID", async () => {
    const both = logs();
    await harvest(sourceOf({ "test/work": { by: "test/maker" } }), both);
    const reserved = await pidOf(both, "test/maker");
    assert.equal(await stateOf(both, "test/maker"), "reserved");
    await harvest(
      sourceOf({ "test/work": { by: "test/maker" }, "test/maker": { title: "A workshop", type: "group" } }),
      both,
    );
    assert.equal(await pidOf(both, "test/maker"), reserved);
    assert.equal(await stateOf(both, "test/maker"), "active");
    assert.equal((await both.store.read(reserved))?.type, "group");
  });

  test("who refers to a thing is told when it is first described: the work's change list moves", async () => {
    const both = logs();
    await harvest(sourceOf({ "test/work": { by: "test/maker" } }), both);
    const before = (await both.store.changes(0, 1000)).length;
    await harvest(sourceOf({ "test/work": { by: "test/maker" }, "test/maker": {} }), both);
    const work = await pidOf(both, "test/work");
    const after_ = (await both.store.changes(0, 1000)).slice(before);
    assert.ok(after_.some(({ pid, kind }) => pid === work && kind === "ripple"));
  });

  test("what vanishes becomes a stub, and what comes back is active again under its PID", async () => {
    const both = logs();
    const records = { "test/a": {}, "test/b": {} };
    await harvest(sourceOf(records), both);
    const pid = await pidOf(both, "test/b");
    const gone = await harvest(sourceOf({ "test/a": {} }), both);
    assert.equal(gone.withdrawn, 1);
    assert.equal(await stateOf(both, "test/b"), "stub");
    assert.ok(await both.store.lastState(pid));
    await harvest(sourceOf(records), both);
    assert.equal(await pidOf(both, "test/b"), pid);
    assert.equal(await stateOf(both, "test/b"), "active");
  });

  test("a source that breaks off withdraws nothing, and what was read stays", async () => {
    const both = logs();
    await harvest(sourceOf({ "test/a": {}, "test/b": {} }), both);
    await assert.rejects(harvest(sourceOf({ "test/c": {}, "test/d": {} }, 1), both), /the export ends here/);
    assert.equal(await stateOf(both, "test/b"), "active");
    assert.equal(await stateOf(both, "test/c"), "active");
    assert.equal((await both.store.runs(1))[0]?.state, "failed");
  });

  test("a number that a record no longer gives is still found, as a former one; a loan's number answers to inventory", async () => {
    const both = logs();
    await harvest(sourceOf({ "test/a": { number: "L1307" } }), both);
    await harvest(sourceOf({ "test/a": { number: "NG6692", former: "L9" } }), both);
    const standings = async (number: string) =>
      (await both.registry.find(number, "inventory")).map(({ standing }) => standing);
    assert.deepEqual(await standings("L1307"), ["former"]);
    assert.deepEqual(await standings("NG6692"), ["current"]);
    assert.deepEqual(await standings("L9"), ["former"]);
  });

  test("two records of one key: the first is taken, the second rejected with what to do", async () => {
    const both = logs();
    const source = sourceOf({ "test/a": {} });
    const twice: Source = {
      ...source,
      async *read() {
        yield* source.read();
        yield* source.read();
      },
    };
    const findings: string[] = [];
    const report = await harvest(twice, both, { onFinding: ({ detail }) => findings.push(detail) });
    assert.deepEqual([report.fetched, report.created, report.rejected], [2, 1, 1]);
    assert.match(findings[0] ?? "", /Make the key unique/);
  });
});

describe("after a crash", () => {
  for (const verb of ["alias", "activate"] as const)
    test(`between putting and activating, before it can ${verb}, the sweep activates what is described and finds it by its number`, async () => {
      const both = logs();
      const crashing = { ...both.registry, [verb]: () => Promise.reject(new Error("killed here")) };
      const source = sourceOf({ "test/a": { number: "NG1" } });
      await assert.rejects(harvest(source, { ...both, registry: crashing }), /killed here/);
      assert.equal(await stateOf(both, "test/a"), "reserved");
      assert.deepEqual(await sweep(both), { activated: 1, stubbed: 0 });
      assert.equal(await stateOf(both, "test/a"), "active");
      assert.equal((await both.registry.find("NG1", "inventory"))[0]?.pid, await pidOf(both, "test/a"));
    });

  test("between removing and stubbing, the sweep stubs what nobody describes", async () => {
    const both = logs();
    await harvest(sourceOf({ "test/a": {}, "test/b": {} }), both);
    const crashing = { ...both.registry, stub: () => Promise.reject(new Error("killed here")) };
    await assert.rejects(harvest(sourceOf({ "test/a": {} }), { ...both, registry: crashing }), /killed here/);
    assert.equal(await stateOf(both, "test/b"), "active");
    assert.deepEqual(await sweep(both), { activated: 0, stubbed: 1 });
  });

  test("a store that was lost stubs nothing before its sources were read again, and then gives the same PIDs and versions", async () => {
    const first = logs("kept", "old");
    await harvest(sourceOf({ "test/a": {}, "test/b": {} }), first);
    const pid = await pidOf(first, "test/b");
    const second = logs("kept", "new");
    assert.deepEqual(await sweep(second), { activated: 0, stubbed: 0 });
    await harvest(sourceOf({ "test/a": {}, "test/b": {} }), second);
    assert.equal(await pidOf(second, "test/b"), pid);
    assert.equal((await second.store.read(pid))?.version, 1);
    const { active, ...others } = await second.registry.counts();
    assert.deepEqual([active, ...Object.values(others)], [2, 0, 0, 0, 0, 0, 0, 0]);
  });

  test("the follower is exactly once and restartable: the store's cursor is the log's length", async () => {
    const both = logs();
    await harvest(sourceOf({ "test/a": {} }), both);
    const { size } = await both.registry.head();
    assert.equal(await both.store.cursor(), size);
    const changes = (await both.store.changes(0, 1000)).length;
    await sweep(both);
    assert.equal((await both.store.changes(0, 1000)).length, changes);
  });
});
