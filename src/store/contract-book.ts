import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Pid } from "../identifiers/pid.ts";
import { type OpenStore, own, painting, record, room, said } from "./contract-samples.ts";
import type { PlannedStep } from "./harvest-book.ts";
import type { Store } from "./port.ts";

const work = (key: string, pid: Pid = painting) => record(key, `content of ${key}`, own(pid, said("tms", key, key)));

/** What every store keeps to in what it keeps for the harvest. */
export function bookContract(adapter: string, open: OpenStore): void {
  let count = 0;
  let moment = "2026-05-01T10:00:00Z";
  /** A store with two records, `a` and `b`, that were put in a first run. */
  async function withTwo(): Promise<Store> {
    moment = "2026-05-01T10:00:00Z";
    const store = await open(`${adapter}-book-${++count}`, () => new Date(moment));
    await store.put("tms", await store.beginRun("tms"), [work("a"), work("b", room)]);
    return store;
  }
  const later = (to: string) => {
    moment = to;
  };
  describe(`the ${adapter} store, for the harvest`, () => {
    records(withTwo, later);
    runs(withTwo);
    plans(withTwo);
    suspects(withTwo);
  });
}

type WithTwo = () => Promise<Store>;

function records(withTwo: WithTwo, later: (to: string) => void): void {
  test("a record is seen by the run that put it or saw it, and is as it was kept", async () => {
    const store = await withTwo();
    const run = await store.beginRun("tms");
    await store.put("tms", run, [work("a")]);
    const print = { content: "content of a", revision: "1", seen: true };
    assert.deepEqual(
      await store.prints("tms", run, ["a", "b", "c"]),
      new Map([
        ["a", print],
        ["b", { ...print, content: "content of b", seen: false }],
      ]),
    );
    await store.seen("tms", run, ["b", "c"]);
    await store.seen("tms", run, ["b"]);
    assert.equal((await store.prints("tms", run, ["b"])).get("b")?.seen, true);
    assert.equal((await store.prints("tms", run + 1, ["b"])).get("b")?.seen, false);
    assert.deepEqual(await store.tally("tms", run), { known: 2, unseen: 0 });
    assert.deepEqual(await store.original("tms", "b"), { key: "b", content: "content of b", original: `{"key":"b"}` });
    assert.equal(await store.original("calm", "b"), undefined);
    assert.deepEqual(
      (await store.originals("tms", "a", 10)).map(({ key }) => key),
      ["b"],
    );
    await store.close();
  });

  test("a long original comes back as it was, and so does a short one", async () => {
    const store = await withTwo();
    for (const original of ["", "é", "[".repeat(799), "\u0006x", "🌻".repeat(5000)]) {
      await store.put("tms", 1, [{ ...work("a"), original }]);
      assert.equal((await store.original("tms", "a"))?.original, original);
    }
    await store.close();
  });

  test("what a run has not seen is missing since the first run that missed it, until it is seen again", async () => {
    const store = await withTwo();
    const second = await store.beginRun("tms");
    await store.seen("tms", second, ["a"]);
    later("2026-06-01T10:00:00Z");
    await store.noteMissing("tms", second);
    later("2026-07-01T10:00:00Z");
    const third = await store.beginRun("tms");
    await store.noteMissing("tms", third);
    assert.deepEqual(await store.unseen("tms", third, "", 10), [
      { key: "a", since: "2026-07-01T10:00:00Z" },
      { key: "b", since: "2026-06-01T10:00:00Z" },
    ]);
    assert.deepEqual(await store.unseen("tms", third, "a", 1), [{ key: "b", since: "2026-06-01T10:00:00Z" }]);
    const fourth = await store.beginRun("tms");
    await store.seen("tms", fourth, ["a"]);
    await store.put("tms", fourth, [work("b", room)]);
    await store.noteMissing("tms", fourth);
    const fifth = await store.beginRun("tms");
    assert.deepEqual(await store.unseen("tms", fifth, "", 10), [{ key: "a" }, { key: "b" }]);
    await store.close();
  });
}

function runs(withTwo: WithTwo): void {
  test("a run tells how far it has come, ends when somebody asks, and can be taken up again", async () => {
    const store = await withTwo();
    const run = await store.beginRun("calm");
    assert.deepEqual(await store.progress(run, { fetched: 1 }), { cancelled: false });
    assert.equal(await store.cancelRun(run), true);
    assert.deepEqual(await store.progress(run, { fetched: 2 }), { cancelled: true });
    await store.endRun(run, "cancelled", { fetched: 2 });
    assert.equal(await store.cancelRun(run), false);
    await store.resumeRun(run);
    assert.deepEqual(await store.progress(run, { fetched: 3 }), { cancelled: false });
    assert.deepEqual(await store.run(run), {
      id: run,
      source: "calm",
      started: "2026-05-01T10:00:00Z",
      state: "running",
      progress: { fetched: 3 },
      summary: { fetched: 2 },
    });
    assert.equal(await store.run(run + 1), undefined);
    await store.close();
  });

  test("of a source it keeps where the next read starts and when it was asked; what is not named stays", async () => {
    const store = await withTwo();
    assert.deepEqual(await store.sourceState("tms"), {});
    await store.keepSourceState("tms", { mark: "m1" });
    await store.keepSourceState("tms", { askedMissing: "2026-05-01" });
    assert.deepEqual(await store.sourceState("tms"), { mark: "m1", askedMissing: "2026-05-01" });
    await store.keepSourceState("tms", { mark: "m2" });
    assert.deepEqual(await store.sourceState("tms"), { mark: "m2", askedMissing: "2026-05-01" });
    await store.close();
  });
}

const create = (key: string, record: string): PlannedStep => ({ key, action: "create", content: `c ${key}`, record });

function plans(withTwo: WithTwo): void {
  test("a plan keeps its order, has one step for a key, and is done step by step", async () => {
    const store = await withTwo();
    const renamed: PlannedStep = { key: "d", action: "rename", base: "b", was: "c" };
    const steps = [create("y", "one"), create("x", "two"), create("y", "three"), renamed];
    assert.deepEqual(await store.plan(7, steps), ["y"]);
    assert.deepEqual(await store.plan(7, [create("x", "four"), { key: "z", action: "vanish" }]), ["x"]);
    assert.deepEqual(await store.plan(7, [create("x", "five"), create("x", "six")], true), []);
    const planned = await store.planned(7, 0, 10);
    assert.deepEqual(
      planned.map(({ step }) => step),
      [create("y", "one"), renamed, { key: "z", action: "vanish" }, create("x", "six")],
    );
    assert.deepEqual(await store.planCounts(7), { create: 2, rename: 1, vanish: 1 });
    const [first, second] = planned.map(({ seq }) => seq);
    await store.unplan(7, [first ?? 0]);
    await store.unplan(8, [second ?? 0]);
    assert.deepEqual(await store.planned(7, 0, 1), planned.slice(1, 2));
    assert.deepEqual(await store.planned(7, planned.at(-1)?.seq ?? 0, 10), []);
    await store.close();
  });

  test("plans that waited are dropped with what their runs have seen, and those runs are discarded", async () => {
    const store = await withTwo();
    const held = await store.beginRun("tms");
    await store.seen("tms", held, ["a"]);
    await store.plan(held, [create("x", "one")]);
    await store.endRun(held, "held", {});
    const next = await store.beginRun("tms");
    await store.plan(next, [create("x", "two")]);
    await store.dropPlans("tms", held);
    assert.deepEqual([await store.planCounts(held), await store.planCounts(next)], [{}, { create: 1 }]);
    assert.deepEqual(
      (await store.runs(2)).map(({ state }) => state),
      ["running", "discarded"],
    );
    assert.deepEqual(await store.tally("tms", next), { known: 2, unseen: 2 });
    await store.close();
  });
}

function suspects(withTwo: WithTwo): void {
  test("one merge is proposed for a key until it is decided, or forgotten because its record came back", async () => {
    const store = await withTwo();
    const one = { source: "tms", run: 1, key: "a", gone: painting, survivor: room, evidence: ["same number"] };
    await store.suspect([one, { ...one, evidence: ["again"] }, { ...one, key: "b" }]);
    const [first, second] = await store.suspects("open");
    assert.deepEqual(first, { ...one, id: first?.id, state: "open" });
    await store.decideSuspect(first?.id ?? 0, { state: "rejected", note: "two casts" });
    await store.decideSuspect(second?.id ?? 0);
    await store.decideSuspect(first?.id ?? 0);
    assert.deepEqual(await store.suspects("open"), []);
    assert.deepEqual(await store.suspects("all"), [{ ...one, id: first?.id, state: "rejected", note: "two casts" }]);
    await store.suspect([one]);
    assert.equal((await store.suspects("open")).length, 1);
    await store.close();
  });
}
