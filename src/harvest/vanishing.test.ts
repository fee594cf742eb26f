import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { usualRules } from "../sources/harvest-rules.ts";
import type { ReadItem, Source } from "../sources/port.ts";
import { acceptSuspects, rejectSuspects } from "./decide-suspect.ts";
import { foreseeMerged } from "./foresee-merged.ts";
import { harvest } from "./harvest.ts";
import { logs, pidOf, type Said, sourceOf, stateOf } from "./small-museum.ts";

const day = 86_400_000;

describe("what is missing", () => {
  test("vanishes only after its quarantine; coming back ends that", async () => {
    const both = logs();
    const rules = { ...usualRules, quarantineDays: 14 };
    const at = (days: number) => ({ rules, now: () => new Date(Date.now() + days * day) });
    await harvest(sourceOf({ "test/a": {}, "test/b": {} }), both);
    const missing = await harvest(sourceOf({ "test/a": {} }), both, at(0));
    assert.deepEqual([missing.withdrawn, missing.missing], [0, 1]);
    await harvest(sourceOf({ "test/a": {}, "test/b": {} }), both, at(10));
    const again = await harvest(sourceOf({ "test/a": {} }), both, at(13));
    assert.deepEqual([again.withdrawn, again.missing], [0, 1], "it was there in between");
    const due = await harvest(sourceOf({ "test/a": {} }), both, at(28));
    assert.equal(due.withdrawn, 1);
    assert.equal(await stateOf(both, "test/b"), "stub");
  });

  test("waits for a week where a record could not be told which it is: it may be that one", async () => {
    const both = logs();
    await harvest(sourceOf({ "test/a": {}, "test/b": {} }), both);
    const source = sourceOf({ "test/a": {} });
    const detail = "The record has no id. Export it with one.";
    const finding = { kind: "rejected", rule: "record-without-id", table: "x", file: "x.csv", row: 2, detail } as const;
    const damaged: Source = {
      ...source,
      async *read() {
        yield* source.read();
        yield { finding };
      },
    };
    const at = (days: number) => ({ now: () => new Date(Date.now() + days * day) });
    for (const days of [0, 6]) {
      const report = await harvest(damaged, both, at(days));
      assert.deepEqual([report.state, report.rejected, report.missing, report.withdrawn], ["complete", 1, 1, 0]);
      assert.equal(await stateOf(both, "test/b"), "active");
    }
    const dry = await harvest(damaged, both, { ...at(8), dryRun: true });
    assert.equal(dry.withdrawn, 1);
    assert.equal((await harvest(damaged, both, at(8))).withdrawn, 1, "what never comes is gone in the end");
    assert.equal(await stateOf(both, "test/b"), "stub");
  });

  test("and was renamed keeps its PID under both keys: only its own number differs, in exactly one record", async () => {
    const both = logs();
    // Each test record says its own number where a system has its row's id.
    const withId = (records: Record<string, Said>) =>
      Object.fromEntries(Object.entries(records).map(([key, said]) => [key, { ...said, id: key.split("/")[2] }]));
    await harvest(
      sourceOf(
        withId({ "test/object/1": { title: "A" }, "test/object/2": { title: "B" }, "test/object/3": { title: "B" } }),
      ),
      both,
    );
    const pid = await pidOf(both, "test/object/1");
    const report = await harvest(
      sourceOf(
        withId({
          "test/object/91": { title: "A" },
          "test/object/92": { title: "B" },
          "test/object/93": { title: "B" },
        }),
      ),
      both,
    );
    assert.deepEqual([report.renamed, report.created, report.updated, report.withdrawn], [1, 2, 1, 2]);
    assert.equal(await pidOf(both, "test/object/91"), pid);
    assert.equal(await pidOf(both, "test/object/1"), pid);
    assert.equal(await stateOf(both, "test/object/91"), "active");
    assert.notEqual(await pidOf(both, "test/object/92"), await pidOf(both, "test/object/2"), "two say the same");
  });
});

/** A source that tells what has changed, and what it has no longer. */
function changingSource(items: ReadItem[], records: Record<string, Said>): Source & { asked: string[] } {
  const asked: string[] = [];
  const whole = sourceOf(records);
  return {
    ...whole,
    asked,
    async *read() {
      yield* whole.read();
      yield { mark: "m1" };
    },
    async *changes(since) {
      asked.push(since);
      yield* items;
      yield { mark: "m2" };
    },
    missing: async (keys) => keys.filter((key) => key === "test/c"),
  };
}

describe("a source that tells what has changed", () => {
  const record = (key: string, said: Said): ReadItem => ({
    record: { key, original: JSON.stringify(said), at: { file: "changes", row: 1 } },
  });

  test("is read from its last mark; unseen records are not missing, and what it says is gone goes at once", async () => {
    const both = logs();
    const all = { "test/a": {}, "test/b": {}, "test/c": {}, "test/d": {} };
    const source = changingSource([record("test/a", { title: "New" }), { gone: "test/b" }], all);
    await harvest(source, both);
    const report = await harvest(source, both, { rules: { ...usualRules, quarantineDays: 30 } });
    assert.deepEqual(
      [report.fetched, report.updated, report.withdrawn],
      [1, 1, 2],
      "one it said, one it was asked for",
    );
    assert.equal(await stateOf(both, "test/d"), "active");
    const kept = await both.store.sourceState("test");
    assert.equal(kept.mark, "m2");
    await harvest(source, both);
    await harvest({ ...source, revision: "2" }, both);
    await harvest(source, both, { everything: true });
    assert.deepEqual(source.asked, ["m1", "m2"], "another mapping, and whoever wants it, read everything");
  });

  test("a run that fails keeps the mark of the one before", async () => {
    const both = logs();
    const source = changingSource([], { "test/a": {} });
    await harvest(source, both);
    const failing: Source = {
      ...source,
      async *changes() {
        yield { mark: "m9" };
        throw new Error("the connection is lost");
      },
    };
    await assert.rejects(harvest(failing, both), /connection is lost/);
    assert.equal((await both.store.sourceState("test")).mark, "m1");
  });
});

describe("two records that were merged in their source", () => {
  const before = { "test/a": { number: "NG1" }, "test/b": { number: "NG2" }, "test/c": { number: "NG3" } };
  const after = { "test/a": { number: "NG1", former: "NG2" }, "test/c": { number: "NG3" } };

  test("are proposed with the evidence, foreseen by a dry run, and stay described until staff accept", async () => {
    const both = logs();
    await harvest(sourceOf(before), both);
    const [gone, survivor] = [await pidOf(both, "test/b"), await pidOf(both, "test/a")];
    const dry = await harvest(sourceOf(after), both, { dryRun: true });
    const [foreseen] = await foreseeMerged(dry.run, sourceOf(after), both);
    assert.deepEqual([foreseen?.gone, foreseen?.survivor], [gone, survivor]);
    const report = await harvest(sourceOf(after), both);
    assert.deepEqual([report.suspected, report.withdrawn], [1, 0]);
    assert.equal(await stateOf(both, "test/b"), "active");
    await harvest(sourceOf(after), both);
    const [suspect, ...others] = await both.store.suspects("open");
    assert.ok(suspect && others.length === 0);
    assert.deepEqual(suspect.evidence, ["test/a has inventory NG2"]);
    await acceptSuspects([suspect.id], "desk:mk", both);
    const found = await both.registry.resolve(gone);
    assert.ok(found.found && found.end?.state === "merged" && found.end.into === survivor);
    assert.equal(
      (await both.store.read(survivor))?.facts.some(({ from }) => from.record === "test/b"),
      false,
    );
    await assert.rejects(acceptSuspects([suspect.id], "desk:mk", both), { code: "suspect-unknown" });
  });

  test("are not, where staff say so: a stub; and where the record comes back, nobody is asked any more", async () => {
    const both = logs();
    await harvest(sourceOf(before), both);
    await harvest(sourceOf(after), both);
    await harvest(sourceOf({ ...after, "test/b": before["test/b"] }), both);
    assert.deepEqual(await both.store.suspects("open"), []);
    await harvest(sourceOf(after), both);
    const [suspect] = await both.store.suspects("open");
    assert.ok(suspect);
    await rejectSuspects([suspect.id], "a pendant", both);
    assert.equal(await stateOf(both, "test/b"), "stub");
    const report = await harvest(sourceOf(after), both);
    assert.deepEqual([report.suspected, report.withdrawn], [0, 0]);
  });

  test("a number that several have, or that is another's own number too, proposes nothing", async () => {
    const both = logs();
    const album = { number: "ALBUM 5" };
    await harvest(sourceOf({ "test/a": album, "test/b": album, "test/c": { number: "X", former: "ALBUM 5" } }), both);
    const report = await harvest(sourceOf({ "test/a": album, "test/c": { number: "X", former: "ALBUM 5" } }), both);
    assert.deepEqual([report.suspected, report.withdrawn], [0, 1]);
  });

  test("are proposed where another system says the same of the thing that stays, whichever was read first", async () => {
    const equivalences = [{ from: "other/work/{id}", to: "test/object/{id}" }];
    const [a, b] = ["test/object/a", "test/object/b"];
    const merged = { number: "NG1", former: "NG2" };
    const other = sourceOf({ "other/work/a": merged }, Number.POSITIVE_INFINITY, "other");
    for (const first of [true, false]) {
      const both = logs();
      if (first) await harvest(other, both, { equivalences });
      await harvest(sourceOf({ [a]: { number: "NG1" }, [b]: { number: "NG2" } }), both, { equivalences });
      if (!first) await harvest(other, both, { equivalences });
      await harvest(sourceOf({ [a]: merged }), both, { equivalences });
      const [suspect] = await both.store.suspects("open");
      assert.deepEqual(suspect?.evidence, [`${a} has inventory NG2`], first ? "the other first" : "the other last");
    }
  });

  test("people too: what was known of the one by ULAN stands on the other, whether it was there before or not", async () => {
    const person = (ulan?: string): Said => ({ type: "person", ...(ulan && { ulan }) });
    const [a, b, c] = ["test/constituent/a", "test/constituent/b", "test/constituent/c"];
    const histories: [before: Record<string, Said>, after: Record<string, Said>, proposed: number][] = [
      [{ [a]: person(), [b]: person("500") }, { [a]: person("500") }, 1],
      [{ [a]: person("500"), [b]: person("500") }, { [a]: person("500") }, 1],
      [{ [a]: person("500"), [b]: person("500"), [c]: person("500") }, { [a]: person("500"), [c]: person("500") }, 0],
      [{ [a]: person("501"), [b]: person("500") }, { [a]: person("501") }, 0],
      // A work is no person, whatever its record says.
      [{ "test/object/a": {}, [b]: person("500") }, { "test/object/a": { ulan: "500" } }, 0],
    ];
    for (const [before, after, proposed] of histories) {
      const both = logs();
      await harvest(sourceOf(before), both);
      const gone = await pidOf(both, b);
      const report = await harvest(sourceOf(after), both);
      assert.deepEqual([report.suspected, report.withdrawn], [proposed, 1 - proposed], JSON.stringify(after));
      const [suspect] = await both.store.suspects("open");
      if (proposed === 0) continue;
      assert.deepEqual([suspect?.gone, suspect?.evidence], [gone, [`${a} has ulan 500`]]);
      assert.equal(suspect?.survivor, await pidOf(both, a));
    }
  });

  test("two of our identifiers on one record are proof: merged where the rules say so, else proposed", async () => {
    for (const [merges, type] of [
      ["merge", "object"],
      ["propose", "object"],
      ["merge", "person"],
      ["propose", "person"],
    ] as const) {
      const both = logs();
      await harvest(sourceOf({ "test/a": { type }, "test/b": { type } }), both);
      const gone = await pidOf(both, "test/b");
      const rules = { ...usualRules, merges };
      const report = await harvest(sourceOf({ "test/a": { type, held: gone } }), both, { rules });
      assert.deepEqual([report.merged, report.suspected], merges === "merge" ? [1, 0] : [0, 1]);
      assert.equal(await stateOf(both, "test/b"), merges === "merge" ? "merged" : "active");
    }
  });
});
