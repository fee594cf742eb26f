import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Source } from "../sources/port.ts";
import { approve, discard, runOf } from "./decide-run.ts";
import { harvest } from "./harvest.ts";
import { planLines } from "./plan-diff.ts";
import { replay } from "./replay.ts";
import { logs, type Said, sourceOf, stateOf, unguarded } from "./small-museum.ts";

const many = (count: number, said: (at: number) => Said = () => ({})) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`test/object/${at}`, said(at)]));

describe("a plan", () => {
  test("of a dry run is kept and shown with the fields that differ, and approved it does exactly that, without the source", async () => {
    const both = logs();
    await harvest(sourceOf({ "test/a": { number: "1" }, "test/b": {}, "test/c": {} }), both);
    const { size } = await both.registry.head();
    const source = sourceOf({ "test/a": { number: "2", title: "New" }, "test/b": {}, "test/d": {} });
    const dry = await harvest(source, both, { dryRun: true });
    assert.deepEqual([dry.state, dry.created, dry.updated, dry.unchanged, dry.withdrawn], ["planned", 1, 1, 1, 1]);
    assert.equal((await both.registry.head()).size, size, "nothing is minted");
    const lines = await Array.fromAsync(
      planLines(dry.run, source, { store: both.store, known: (keys) => both.registry.lookup(keys) }),
    );
    assert.deepEqual(lines, [
      { action: "update", key: "test/a", fields: { added: ["x"], removed: ["x"], changed: ["x"] } },
      { action: "mint", key: "test/d" },
      { action: "stub", key: "test/c" },
    ]);
    const unread: Source = { ...source, read: () => assert.fail("the source is not read") };
    const done = await approve(await runOf(dry.run, both.store), unread, both);
    assert.deepEqual([done.state, done.created, done.updated, done.withdrawn], ["complete", 1, 1, 1]);
    assert.equal(await stateOf(both, "test/c"), "stub");
    assert.equal(await stateOf(both, "test/d"), "active");
    await assert.rejects(approve(await runOf(dry.run, both.store), source, both), { code: "plan-unknown" });
  });

  test("of a first harvest mints nothing before it is approved", async () => {
    const both = logs();
    const source = sourceOf({ "test/a": {}, "test/b": { broken: true } });
    const dry = await harvest(source, both, { dryRun: true });
    assert.deepEqual([dry.created, dry.rejected], [1, 1]);
    assert.ok(Object.values(await both.registry.counts()).every((count) => count === 0));
    const done = await approve(await runOf(dry.run, both.store), source, both);
    assert.equal(await stateOf(both, "test/a"), "active");
    assert.deepEqual(done.findings, { "record-not-understood": 1 });
    assert.equal((await both.store.findings("test", 0, 10)).length, 1, "what was found is kept once");
  });

  test("is stale when a record has moved since, as a whole, and says how many have", async () => {
    const both = logs();
    await harvest(sourceOf({ "test/a": {}, "test/b": {} }), both);
    const next = sourceOf({ "test/a": { title: "Two" }, "test/b": { title: "Two" } });
    const dry = await harvest(next, both, { dryRun: true });
    const run = await both.store.beginRun("test");
    const [a] = await both.store.originals("test", "", 1);
    assert.ok(a);
    await both.store.put("test", run, [{ ...a, content: "moved", revision: "1", contributions: [] }]);
    await assert.rejects(approve(await runOf(dry.run, both.store), next, both), {
      code: "plan-stale",
      message: /1 records have changed/,
    });
    await discard(await runOf(dry.run, both.store), both.store);
    assert.equal((await runOf(dry.run, both.store)).state, "discarded");
    assert.deepEqual(await both.store.planCounts(dry.run), {});
  });

  test("is not done by another mapping or configuration than it was made by; a wider guard is no other", async () => {
    const both = logs();
    await harvest(sourceOf({ "test/a": {} }), both);
    const next = sourceOf({ "test/a": { title: "Two" } });
    const { run } = await harvest(next, both, { dryRun: true });
    const equivalences = [{ from: "other/{id}", to: "test/{id}" }];
    const refused = [
      [{ ...next, revision: "2" }, {}, /the mapping has changed.*--dry-run/],
      [next, { equivalences }, /the configuration .*has changed.*--dry-run/],
      [next, { rules: { ...unguarded, quarantineDays: 3 } }, /the configuration/],
    ] as const;
    for (const [source, options, message] of refused)
      await assert.rejects(approve(await runOf(run, both.store), source, both, options), {
        code: "plan-stale",
        message,
      });
    assert.equal((await runOf(run, both.store)).state, "planned", "it still waits");
    const done = await approve(await runOf(run, both.store), next, both, { rules: unguarded });
    assert.deepEqual([done.state, done.updated], ["complete", 1]);
  });

  test("that was interrupted while it was done is approved again; what was done is recognised", async () => {
    const both = logs();
    await harvest(sourceOf(many(700)), both);
    const next = sourceOf(many(700, () => ({ title: "Two" })));
    const dry = await harvest(next, both, { dryRun: true });
    let puts = 0;
    const put: typeof both.store.put = (...args) =>
      ++puts > 1 ? Promise.reject(new Error("killed here")) : both.store.put(...args);
    await assert.rejects(approve(await runOf(dry.run, both.store), next, { ...both, store: { ...both.store, put } }));
    const done = await approve(await runOf(dry.run, both.store), next, both);
    assert.equal(done.state, "complete");
    const again = await harvest(next, both);
    assert.deepEqual([again.unchanged, again.updated], [700, 0]);
  });
});

describe("the guard", () => {
  test("holds a run that would take away or change too much, with its plan; approved it is done", async () => {
    const both = logs();
    await harvest(sourceOf(many(40)), both);
    const few = sourceOf({ "test/object/0": {} });
    const held = await harvest(few, both);
    assert.deepEqual([held.state, held.withdrawn, held.why], ["held", 39, "39 of 40 records would vanish"]);
    assert.equal((await both.registry.counts()).stub, 0);
    assert.equal((await approve(await runOf(held.run, both.store), few, both)).withdrawn, 39);
    assert.equal((await both.registry.counts()).stub, 39);
    const touched = await harvest(sourceOf(many(40, () => ({ title: "Touched" }))), both, { rules: unguarded });
    assert.equal(touched.state, "complete");
    const changed = await harvest(sourceOf(many(40, () => ({ title: "Changed" }))), both);
    assert.deepEqual([changed.state, changed.updated], ["held", 40]);
    const right = await harvest(sourceOf(many(40, () => ({ title: "Touched" }))), both);
    assert.deepEqual([right.state, right.unchanged], ["complete", 40]);
    assert.equal((await runOf(changed.run, both.store)).state, "discarded", "a newer run has completed");
  });

  test("does not count what only a new mapping describes again", async () => {
    const both = logs();
    await harvest(sourceOf(many(40)), both);
    const report = await harvest({ ...sourceOf(many(40)), revision: "2" }, both);
    assert.deepEqual([report.state, report.updated, report.redescribed], ["complete", 40, 40]);
    const again = await harvest({ ...sourceOf(many(40)), revision: "2" }, both);
    assert.equal(again.unchanged, 40);
  });

  test("a source that gives nothing, or says that it was not read as a whole, takes nothing away; what it gave is taken", async () => {
    const both = logs();
    await harvest(sourceOf({ "test/a": {}, "test/b": {} }), both);
    assert.equal((await harvest(sourceOf({}), both)).state, "partial");
    const source = sourceOf({ "test/a": { title: "New" } });
    const partial: Source = {
      ...source,
      async *read() {
        yield { gone: "test/b" };
        yield* source.read();
        yield { partial: "one file of two cannot be read" };
      },
    };
    const report = await harvest(partial, both);
    assert.deepEqual([report.state, report.updated, report.withdrawn], ["partial", 1, 0]);
    assert.equal(report.why, "one file of two cannot be read");
    assert.equal(await stateOf(both, "test/b"), "active");
  });
});

describe("a replay", () => {
  test("describes what is kept without the source: by the same mapping nothing changes, by another one all follows", async () => {
    const both = logs();
    const source = sourceOf({ "test/a": { number: "1" }, "test/b": { by: "test/m" } });
    await harvest(source, both);
    const changes = await both.store.changes(0, 100);
    const { size } = await both.registry.head();
    const unread: Source = { ...source, read: () => assert.fail("the source is not read") };
    const same = await replay(unread, both);
    assert.deepEqual([same.state, same.fetched, same.updated], ["replayed", 2, 2]);
    assert.deepEqual(await both.store.changes(0, 100), changes);
    assert.equal((await both.registry.head()).size, size);
    const other: Source = {
      ...unread,
      revision: "2",
      describe: (record) => source.describe({ ...record, original: '{"title":"Another"}' }),
    };
    await replay(other, both);
    assert.equal((await both.store.changes(0, 100)).length, changes.length + 2);
    const next = await harvest({ ...other, read: source.read }, both);
    assert.equal(next.unchanged, 2, "a harvest by that mapping has nothing to do");
  });
});
