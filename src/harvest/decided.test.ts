import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Registry } from "../registry/port.ts";
import type { Source } from "../sources/port.ts";
import { followRegistry } from "./follow-registry.ts";
import { harvest } from "./harvest.ts";
import { logs, pidOf, type Said, sourceOf, stateOf, unguarded } from "./small-museum.ts";
import { sweep } from "./sweep.ts";

const decision = { actor: "desk:test", reason: "a test" };
const two = { "test/a": { title: "Sunflowers", number: "L1" }, "test/b": { title: "Tournesols", number: "NG2" } };

/** A museum of two records, the first of which was then merged into the second. */
async function merged() {
  const both = logs();
  await harvest(sourceOf(two), both);
  const [loser, survivor] = [await pidOf(both, "test/a"), await pidOf(both, "test/b")];
  const { mergeId } = await both.registry.merge(loser, survivor, decision);
  const run = (records: Record<string, Said>) => harvest(sourceOf(records), both, { rules: unguarded });
  const titles = async () =>
    (await both.store.read(survivor))?.facts.flatMap((fact) => (fact.kind === "name" ? [fact.text[0]?.value] : []));
  return { both, loser, survivor, mergeId, run, titles };
}

const opsSince = async (registry: Registry, seq: number) => (await registry.events(seq, 100)).map(({ op }) => op);

describe("a harvest after people decided", () => {
  test("what describes the loser again changes the survivor; the loser stays merged and keeps its numbers", async () => {
    const { both, loser, run, titles } = await merged();
    await run({ ...two, "test/a": { title: "Sunflowers (1888)", number: "L1" } });
    assert.deepEqual(await titles(), ["Tournesols", "Sunflowers (1888)"]);
    assert.equal(await stateOf(both, "test/a"), "merged");
    const numbers = (await both.registry.aliasesOf(loser)).map(({ value, standing }) => [value, standing]);
    assert.deepEqual(numbers, [["L1", "current"]]);
  });

  test("a survivor is a stub only when nobody describes it, neither itself nor what was merged into it", async () => {
    const { both, run, titles } = await merged();
    await run({ "test/a": two["test/a"] });
    assert.equal(await stateOf(both, "test/b"), "active");
    assert.deepEqual(await titles(), ["Sunflowers"]);
    await run({ "test/another": {} });
    assert.equal(await stateOf(both, "test/b"), "stub");
    assert.equal(await stateOf(both, "test/a"), "merged");
    await run({ "test/a": two["test/a"] });
    assert.equal(await stateOf(both, "test/b"), "active");
  });

  test("a stub that a merge describes again is active as soon as the merge is followed, and a stub again when it is undone", async () => {
    const { both, survivor, mergeId, run } = await merged();
    await both.registry.unmerge(mergeId, decision);
    await run({ "test/a": two["test/a"] });
    assert.equal(await stateOf(both, "test/b"), "stub");
    const again = await both.registry.merge(await pidOf(both, "test/a"), survivor, decision);
    await followRegistry(both);
    assert.equal(await stateOf(both, "test/b"), "active");
    await both.registry.unmerge(again.mergeId, decision);
    await followRegistry(both);
    assert.equal(await stateOf(both, "test/b"), "stub");
    assert.equal(await stateOf(both, "test/a"), "active");
  });

  test("what people ended is neither activated nor stubbed, whatever its source sends or no longer sends", async () => {
    const { both, survivor, run } = await merged();
    await both.registry.tombstone(survivor, { reason: "never-ours", note: "It was a loan." }, decision);
    await run({ ...two, "test/b": { title: "Changed" } });
    assert.equal(await stateOf(both, "test/b"), "tombstoned");
    await run({ "test/another": {} });
    assert.equal(await stateOf(both, "test/b"), "tombstoned");
    assert.deepEqual(await both.store.list({ limit: 10 }), [await pidOf(both, "test/another")]);
  });

  test("a store that was lost stubs no survivor while the loser's source was not yet read again", async () => {
    const before = logs("decided", "decided-old");
    await harvest(sourceOf({ "test/a": {} }), before);
    await harvest(sourceOf({ "other/b": {} }, undefined, "other"), before);
    await before.registry.merge(await pidOf(before, "other/b"), await pidOf(before, "test/a"), decision);
    await harvest(sourceOf({ "test/another": {} }), before, { rules: unguarded });
    assert.equal(await stateOf(before, "test/a"), "active");
    const { size } = await before.registry.head();
    const after = logs("decided", "decided-new");
    await harvest(sourceOf({ "test/another": {} }), after);
    assert.equal(await stateOf(after, "test/a"), "active");
    await harvest(sourceOf({ "other/b": {} }, undefined, "other"), after);
    assert.deepEqual(await sweep(after), { activated: 0, stubbed: 0 });
    assert.equal((await after.registry.head()).size, size, "nothing was decided anew");
  });

  test("a merge made while a harvest runs is known before anything is withdrawn: the survivor is a stub at no time", async () => {
    const both = logs();
    await harvest(sourceOf(two), both);
    const { size } = await both.registry.head();
    const source = sourceOf({ "test/a": two["test/a"] });
    const merging: Source = {
      ...source,
      async *read() {
        yield* source.read();
        await both.registry.merge(await pidOf(both, "test/a"), await pidOf(both, "test/b"), decision);
      },
    };
    await harvest(merging, both);
    assert.deepEqual(await opsSince(both.registry, size), ["merge"]);
  });

  test("a sweep after a crash knows of a merge before it judges who is described", async () => {
    const both = logs();
    await harvest(sourceOf(two), both);
    const { size } = await both.registry.head();
    await both.registry.merge(await pidOf(both, "test/a"), await pidOf(both, "test/b"), decision);
    await both.store.remove("test", ["test/b"]);
    assert.deepEqual(await sweep(both), { activated: 0, stubbed: 0 });
    assert.deepEqual(await opsSince(both.registry, size), ["merge"]);
  });

  test("a store made anew at no time shows a merged one as a thing of its own", async () => {
    const before = logs("anew", "anew-old");
    await harvest(sourceOf(two), before);
    const loser = await pidOf(before, "test/a");
    await before.registry.merge(loser, await pidOf(before, "test/b"), decision);
    const after = logs("anew", "anew-new");
    await harvest(sourceOf(two), after);
    const lines = (await after.store.changes(0, 100)).filter(({ pid }) => pid === loser);
    assert.deepEqual(lines, []);
  });
});
