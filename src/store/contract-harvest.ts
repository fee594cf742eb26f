import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type OpenStore, own, painter, painting, record, room, said } from "./contract-samples.ts";
import type { Store } from "./port.ts";

/** A store of its own for each test, opened again by its number; and the time that all of them tell. */
type Given = { open(number?: number): Promise<Store>; opened(): number; clock: { now: string } };

/** What every store keeps for the harvest: what runs have seen, their plans, and the merges that they propose. */
export function harvestContract(adapter: string, openStore: OpenStore): void {
  let count = 0;
  const clock = { now: "2026-05-01T10:00:00Z" };
  const given: Given = {
    open: (number = ++count) => openStore(`${adapter}-harvest-${number}`, () => new Date(clock.now)),
    opened: () => count,
    clock,
  };
  describe(`what the ${adapter} store keeps for the harvest`, () => {
    recordsContract(given);
    plansContract(given);
    betweenRunsContract(given);
  });
}

const put = (store: Store, run: number, key: string) =>
  store.put("tms", run, [record(key, `content of ${key}`, own(painting, said("tms", key, key)))]);

function recordsContract({ open, opened, clock }: Given): void {
  test("what a run has put or seen is seen by that run and no other, across openings", async () => {
    const store = await open();
    const first = await store.beginRun("tms");
    for (const key of ["a", "b", "c"]) await put(store, first, key);
    const second = await store.beginRun("tms");
    await store.seen("tms", second, ["a", "nobody knows this"]);
    await put(store, second, "c");
    await store.close();
    const again = await open(opened());
    const seen = async (run: number) =>
      [...(await again.prints("tms", run, ["a", "b", "c"]))].filter(([, print]) => print.seen).map(([key]) => key);
    assert.deepEqual(await seen(second), ["a", "c"]);
    const described = [...(await again.prints("tms", second, ["a", "b", "c"]))].map(([key, { run }]) => [key, run]);
    assert.deepEqual(described.sort(), [
      ["a", first],
      ["b", first],
      ["c", second],
    ]);
    assert.deepEqual(await again.unseen("tms", second, "", 10), [{ key: "b" }]);
    assert.deepEqual(await again.unseen("tms", second, "b", 10), []);
    assert.deepEqual(await again.tally("tms", second), { known: 3, unseen: 1 });
    await again.close();
  });

  test("a record is missing since the first run that has not seen it, until one has", async () => {
    const store = await open();
    const first = await store.beginRun("tms");
    for (const key of ["a", "b"]) await put(store, first, key);
    const missing = async (run: number) => store.unseen("tms", run, "", 10);
    const second = await store.beginRun("tms");
    await store.seen("tms", second, ["a"]);
    await store.noteMissing("tms", second);
    clock.now = "2026-05-09T10:00:00Z";
    const third = await store.beginRun("tms");
    await store.seen("tms", third, ["a"]);
    await store.noteMissing("tms", third);
    assert.deepEqual(await missing(third), [{ key: "b", since: "2026-05-01T10:00:00Z" }]);
    const fourth = await store.beginRun("tms");
    await store.seen("tms", fourth, ["a", "b"]);
    await store.noteMissing("tms", fourth);
    const fifth = await store.beginRun("tms");
    assert.deepEqual(await missing(fifth), [{ key: "a" }, { key: "b" }]);
    await store.close();
  });

  test("gives records back as they were put, in order of their keys", async () => {
    const store = await open();
    const run = await store.beginRun("tms");
    for (const key of ["b", "a"]) await put(store, run, key);
    const [a, b, ...others] = await store.originals("tms", "", 10);
    assert.deepEqual([a, others], [{ key: "a", content: "content of a", original: '{"key":"a"}' }, []]);
    assert.deepEqual(await store.original("tms", "b"), b);
    assert.equal(await store.original("calm", "b"), undefined);
    await store.close();
  });

  test("a long original comes back as it was, and so does a short one", async () => {
    const store = await open();
    const run = await store.beginRun("tms");
    const contribution = own(painting, said("tms", "a", "a"));
    for (const original of ["", "é", "[".repeat(799), "\u0006x", "🌻".repeat(5000)]) {
      await store.put("tms", run, [{ ...record("a", "content of a", contribution), original }]);
      assert.equal((await store.original("tms", "a"))?.original, original);
    }
    await store.close();
  });
}

function plansContract({ open }: Given): void {
  test("a plan keeps its order, also where one call replaces the step of a key by another", async () => {
    const store = await open();
    const create = (key: string, record: string) => ({ key, action: "create", content: `c ${key}`, record }) as const;
    const renamed = { key: "d", action: "rename", base: "b", was: "c" } as const;
    assert.deepEqual(await store.plan(7, [create("y", "1"), create("x", "2"), create("y", "3"), renamed]), ["y"]);
    assert.deepEqual(await store.plan(7, [create("x", "5"), create("x", "6")], true), []);
    const steps = (await store.planned(7, 0, 10)).map(({ step }) => step);
    assert.deepEqual(steps, [create("y", "1"), renamed, create("x", "6")]);
    await store.close();
  });

  test("a plan has one step for a key, is read by page, and goes with a later run of its source", async () => {
    const store = await open();
    const run = await store.beginRun("tms");
    const step = { key: "a", action: "update", content: "2", base: "1", record: "{}" } as const;
    assert.deepEqual(await store.plan(run, [step, { key: "b", action: "vanish" }]), []);
    assert.deepEqual(await store.plan(run, [{ ...step, content: "3" }]), ["a"]);
    assert.deepEqual(await store.plan(run, [{ ...step, content: "4" }], true), []);
    const planned = await store.planned(run, 0, 10);
    assert.deepEqual(
      planned.map((one) => one.step),
      [
        { key: "b", action: "vanish" },
        { ...step, content: "4" },
      ],
    );
    assert.deepEqual(await store.planned(run, planned[0]?.seq ?? 0, 10), planned.slice(1));
    assert.deepEqual(await store.planCounts(run), { update: 1, vanish: 1 });
    await store.unplan(run, [planned[0]?.seq ?? 0]);
    assert.deepEqual(await store.planCounts(run), { update: 1 });
    await store.endRun(run, "held", {});
    await store.dropPlans("calm", run + 1);
    assert.equal((await store.run(run))?.state, "held");
    await store.dropPlans("tms", run + 1);
    assert.equal((await store.run(run))?.state, "discarded");
    assert.deepEqual(await store.planCounts(run), {});
    await store.close();
  });

  test("a run writes how far it came, may be asked to end while it runs, and goes on under its number", async () => {
    const store = await open();
    const run = await store.beginRun("tms");
    assert.deepEqual(await store.progress(run, { position: "7" }), { cancelled: false });
    assert.equal(await store.cancelRun(run), true);
    assert.deepEqual(await store.progress(run, { position: "8" }), { cancelled: true });
    await store.endRun(run, "cancelled", {});
    assert.equal(await store.cancelRun(run), false);
    await store.resumeRun(run);
    assert.deepEqual(await store.progress(run, { position: "9" }), { cancelled: false });
    const found = await store.run(run);
    assert.deepEqual([found?.state, found?.progress, found?.ended], ["running", { position: "9" }, undefined]);
    assert.equal(await store.run(run + 1), undefined);
    await store.close();
  });
}

function betweenRunsContract({ open, clock }: Given): void {
  test("of every source it is known when it was first run and last read to the end, however many runs there were since", async () => {
    const store = await open();
    clock.now = "2026-06-01T10:00:00Z";
    const good = await store.beginRun("tms");
    clock.now = "2026-06-01T10:05:00Z";
    await store.endRun(good, "complete", {});
    for (let day = 2; day < 6; day++) {
      clock.now = `2026-06-0${day}T10:00:00Z`;
      await store.endRun(await store.beginRun("calm"), "failed", {});
    }
    await store.endRun(await store.beginRun("tms"), "partial", {});
    assert.deepEqual(
      await store.lastReads(),
      new Map([
        ["calm", { first: "2026-06-02T10:00:00Z" }],
        ["tms", { first: "2026-06-01T10:00:00Z", complete: "2026-06-01T10:05:00Z" }],
      ]),
    );
    assert.deepEqual(
      (await store.runs(2, "tms")).map(({ source, state }) => [source, state]),
      [
        ["tms", "partial"],
        ["tms", "complete"],
      ],
    );
    await store.close();
  });

  test("what is kept of a source stays where it is not named", async () => {
    const store = await open();
    assert.deepEqual(await store.sourceState("tms"), {});
    await store.keepSourceState("tms", { mark: "m1" });
    await store.keepSourceState("tms", { askedMissing: clock.now });
    assert.deepEqual(await store.sourceState("tms"), { mark: "m1", askedMissing: clock.now });
    await store.close();
  });

  test("a proposed merge is open once for a record, decided with a note, or forgotten", async () => {
    const store = await open();
    const proposed = { source: "tms", run: 1, key: "a", gone: painting, survivor: painter, evidence: ["its number"] };
    await store.suspect([proposed, { ...proposed, survivor: room }, { ...proposed, key: "b" }]);
    const [a, b, ...others] = await store.suspects("open");
    assert.ok(a && b && others.length === 0);
    assert.deepEqual(a, { ...proposed, id: a.id, state: "open" });
    await store.decideSuspect(a.id, { state: "rejected", note: "a pendant" });
    await store.decideSuspect(b.id);
    assert.deepEqual(await store.suspects("open"), []);
    assert.deepEqual(await store.suspects("all"), [{ ...a, state: "rejected", note: "a pendant" }]);
    await store.close();
  });
}
