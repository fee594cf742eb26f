import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { by, type OpenStore, own, painter, painting, record, room, said } from "./contract-samples.ts";
import type { Store } from "./port.ts";

/** What every store keeps to. */
export function storeContract(adapter: string, open: OpenStore): void {
  let count = 0;
  const fresh = () => `${adapter}-${++count}`;
  const clock = () => new Date("2026-05-01T10:00:00.700Z");

  describe(`the ${adapter} store`, () => {
    test("puts a record, reads the thing it describes, and knows the record unchanged by what it said and its revision", async () => {
      const store = await open(fresh(), clock);
      const run = await store.beginRun("tms");
      const [outcome] = await store.put("tms", run, [
        record("tms/object/1", "f1", own(painting, said("tms", "t1", "Sunflowers"))),
      ]);
      assert.deepEqual(outcome, { key: "tms/object/1", outcome: "created", described: [painting] });
      const entity = await store.read(painting);
      assert.equal(entity?.version, 1);
      assert.equal(entity?.modified, "2026-05-01T10:00:00Z");
      assert.deepEqual(entity?.facts, [said("tms", "t1", "Sunflowers")]);
      assert.deepEqual(
        await store.prints("tms", run, ["tms/object/1", "tms/object/2"]),
        new Map([["tms/object/1", { content: "f1", revision: "1", run, seen: true }]]),
      );
      await store.close();
    });

    test("lets the source with authority stand, and puts together anew what others had when the order changes", async () => {
      const name = fresh();
      const hangs = (source: string, at: typeof room) =>
        own(painting, {
          ...said(source, "hangs", ""),
          kind: "placement",
          use: "current",
          at: { type: "location", pid: at },
        } as never);
      const first = await open(name, clock);
      const run = await first.beginRun("tms");
      await first.put("tms", run, [record("tms/object/1", "f1", hangs("tms", room))]);
      await first.put("locations", run, [record("locations/work/1", "f1", hangs("locations", painter))]);
      const standings = async (store: Store) =>
        new Map((await store.read(painting))?.facts.map(({ from, standing }) => [from.source, standing]));
      assert.deepEqual(new Set((await standings(first)).values()), new Set([undefined]));
      assert.equal(await first.reunite(10), 0);
      const before = (await first.read(painting))?.version;
      await first.close();
      const rules = { object: { placement: ["locations", "tms"] } };
      const second = await open(name, clock, { order: ["tms", "locations"], rules });
      assert.equal(await second.reunite(10), 1);
      assert.equal(await second.reunite(10), 0);
      assert.deepEqual(
        await standings(second),
        new Map([
          ["tms", "alternative"],
          ["locations", undefined],
        ]),
      );
      assert.equal((await second.read(painting))?.version, (before ?? 0) + 1);
      assert.equal((await second.changes(0, 100)).at(-1)?.kind, "update");
      await second.close();
    });

    test("makes a version and a change line only when what is said differs", async () => {
      const store = await open(fresh(), clock);
      const run = await store.beginRun("tms");
      const put = (content: string, title: string) =>
        store.put("tms", run, [record("tms/object/1", content, own(painting, said("tms", "t1", title)))]);
      await put("f1", "Sunflowers");
      await put("f2", "Sunflowers");
      assert.equal((await store.read(painting))?.version, 1);
      await put("f3", "Sunflowers (1888)");
      assert.equal((await store.read(painting))?.version, 2);
      assert.deepEqual(
        (await store.changes(0, 10)).map(({ kind, version }) => `${kind} ${version}`),
        ["create 1", "update 2"],
      );
      await store.close();
    });

    test("a thing is the union of what all sources say, in the order of their authority", async () => {
      const store = await open(fresh(), clock, { order: ["locations", "tms"], rules: {} });
      const run = await store.beginRun("tms");
      await store.put("tms", run, [record("tms/object/1", "f1", own(painting, said("tms", "t1", "From TMS")))]);
      const other = {
        subject: painting,
        own: false,
        type: "object",
        facts: [said("locations", "l1", "From locations")],
      } as const;
      await store.put("locations", run, [record("locations/1", "f1", { ...other, facts: [...other.facts] })]);
      const texts = (await store.read(painting))?.facts.map((fact) => fact.kind === "name" && fact.text[0]?.value);
      assert.deepEqual(texts, ["From locations", "From TMS"]);
      await store.close();
    });

    test("when its own record goes a thing is orphaned, though others still speak of it; its last state stays", async () => {
      const store = await open(fresh(), clock);
      const run = await store.beginRun("tms");
      await store.put("tms", run, [
        record("tms/object/1", "f1", own(painting, said("tms", "t1", "Sunflowers"))),
        record("tms/framing/9", "f1", {
          subject: painting,
          own: false,
          type: "object",
          facts: [said("tms", "x", "framed")],
        }),
      ]);
      assert.deepEqual(await store.remove("tms", ["tms/framing/9"]), { orphaned: [] });
      assert.deepEqual(await store.remove("tms", ["tms/object/1"]), { orphaned: [painting] });
      assert.equal(await store.read(painting), undefined);
      assert.deepEqual(await store.described([painting]), new Set());
      assert.equal((await store.lastState(painting))?.facts.length, 1);
      assert.equal((await store.changes(0, 10)).at(-1)?.kind, "delete");
      await store.close();
    });

    test("tells who refers to a thing, publicly, and tells them when it changes: directly, once, nothing further", async () => {
      const store = await open(fresh(), clock);
      const run = await store.beginRun("tms");
      const hidden = { ...by("p2", painter), audience: "staff" } as const;
      await store.put("tms", run, [
        record("tms/constituent/1", "f1", {
          subject: painter,
          own: true,
          type: "person",
          facts: [said("tms", "n", "Vincent")],
        }),
        record("tms/object/1", "f1", own(painting, said("tms", "t1", "Sunflowers"), by("p1", painter))),
        record("tms/object/2", "f1", own(room, said("tms", "t2", "Chair"), hidden)),
      ]);
      const { total, first } = await store.referrers(painter, 10);
      assert.equal(total, 1);
      assert.deepEqual(
        first.map(({ pid, as, label }) => [pid, as, label]),
        [[painting, "activity/production", "Sunflowers"]],
      );
      assert.deepEqual(await store.referrerCounts(painter, 10), [
        { type: "object", as: ["activity/production"], count: 1 },
      ]);
      while ((await store.ripple(1)) > 0);
      const before = (await store.changes(0, 100)).length;
      await store.put("tms", run, [
        record("tms/constituent/1", "f2", {
          subject: painter,
          own: true,
          type: "person",
          facts: [said("tms", "n", "Vincent van Gogh")],
        }),
      ]);
      while ((await store.ripple(1)) > 0);
      const after = (await store.changes(0, 100)).slice(before);
      assert.deepEqual(
        after.map(({ pid, kind }) => [pid, kind]),
        [
          [painter, "update"],
          [painting, "ripple"],
          [room, "ripple"],
        ],
      );
      await store.close();
    });

    test("a store made anew has another epoch, and counts versions on from the archive", async () => {
      const name = fresh();
      const store = await open(name, clock);
      const epoch = store.epoch();
      assert.equal(epoch, store.epoch());
      const run = await store.beginRun("tms");
      const put = (to: Store, title: string) =>
        to.put("tms", run, [record("tms/object/1", title, own(painting, said("tms", "t1", title)))]);
      await put(store, "One");
      await put(store, "Two");
      await store.close();
      const again = await open(`${name} without its store`, clock);
      assert.notEqual(again.epoch(), epoch);
      await put(again, "Two");
      assert.equal((await again.read(painting))?.version, 2);
      await put(again, "Three");
      assert.equal((await again.read(painting))?.version, 3);
      await again.close();
    });

    test("knows what a run has not seen, counts it, and which sources were read in full", async () => {
      const store = await open(fresh(), clock);
      const first = await store.beginRun("tms");
      await store.put("tms", first, [
        record("a", "f", own(painting, said("tms", "t", "A"))),
        record("b", "f", own(room, said("tms", "t", "B"))),
      ]);
      await store.endRun(first, "complete", { fetched: 2 });
      const second = await store.beginRun("tms");
      await store.seen("tms", second, ["a"]);
      assert.deepEqual(await store.tally("tms", second), { known: 2, unseen: 1 });
      assert.deepEqual(await store.unseen("tms", second, "", 10), [{ key: "b" }]);
      assert.deepEqual(await store.records("tms", "", 1), ["a"]);
      assert.deepEqual(await store.records("tms", "a", 10), ["b"]);
      assert.deepEqual(await store.records("calm", "", 10), []);
      assert.deepEqual(await store.completeSources(), new Set(["tms"]));
      await store.beginRun("tms");
      const states = (await store.runs(10)).map(({ state }) => state);
      assert.deepEqual(states, ["running", "interrupted", "complete"]);
      await store.close();
    });

    test("keeps what a run found until the next run, and what belongs to a record until that record is described again", async () => {
      const store = await open(fresh(), clock);
      const rules = async () => (await store.findings("tms", 0, 10)).map(({ finding }) => finding);
      const put = (run: number, title: string) =>
        store.put("tms", run, [record("tms/object/1", title, own(painting, said("tms", "t", title)))]);
      const first = await store.beginRun("tms");
      await put(first, "A");
      await store.addFindings("tms", first, [
        { finding: "a duplicate row" },
        { record: "tms/object/1", finding: "a zero date" },
      ]);
      assert.deepEqual(await rules(), ["a duplicate row", "a zero date"]);
      const second = await store.beginRun("tms");
      await store.forgetFindings("tms", second);
      assert.deepEqual(await rules(), ["a zero date"]);
      await put(second, "B");
      assert.deepEqual(await rules(), []);
      await store.close();
    });

    test("counts and lists described things, public ones apart, and moves its stamp at every change", async () => {
      const store = await open(fresh(), clock);
      const run = await store.beginRun("tms");
      const before = store.stamp();
      const secret = { ...said("tms", "t2", "Secret"), audience: "staff" } as const;
      await store.put("tms", run, [
        record("a", "f", own(painting, said("tms", "t1", "Open"))),
        record("b", "f", own(room, secret)),
      ]);
      assert.notEqual(store.stamp(), before);
      assert.deepEqual(await store.counts("all"), { object: 2 });
      assert.deepEqual(await store.counts("public"), { object: 1 });
      assert.deepEqual(await store.list({ public: true, limit: 10 }), [painting]);
      assert.deepEqual(await store.list({ type: "object", after: painting, limit: 10 }), [room]);
      assert.deepEqual(
        [...(await store.summaries([painting, room, painter]))].map(([pid, { label, public: open }]) => [
          pid,
          label,
          open,
        ]),
        [
          [painting, "Open", true],
          [room, undefined, false],
        ],
      );
      await store.close();
    });
  });
}
