import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Pid } from "../identifiers/pid.ts";
import { by, type OpenStore, own, painter, painting, record, room, said } from "./contract-samples.ts";
import type { Ended, Followed, Standing, Store } from "./port.ts";

const third = "B000-0000-0004" as Pid;
const merged = (pid: Pid, survivor: Pid): Standing => ({ pid, survivor, ended: "merged" });
const itself = (pid: Pid): Standing => ({ pid, survivor: pid });
const ended = (pid: Pid, how: Ended): Standing => ({ pid, survivor: pid, ended: how });
const work = (key: string, pid: Pid, title: string) => record(key, title, own(pid, said("tms", key, title)));

/** Follows one event after all that were followed. */
async function decide(store: Store, ...standings: Standing[]): Promise<void> {
  const after = await store.cursor();
  assert.equal(await store.follow({ after, cursor: after + 1, touched: [], standings }), true);
}

async function titlesOf(store: Store, pid: Pid): Promise<(string | undefined)[] | undefined> {
  return (await store.read(pid))?.facts.flatMap((fact) => (fact.kind === "name" ? [fact.text[0]?.value] : []));
}

async function linesAfter(store: Store, seq: number): Promise<unknown[]> {
  while ((await store.ripple(10)) > 0);
  return (await store.changes(seq, 100)).map(({ pid, kind, cause }) => (cause ? [pid, kind, cause] : [pid, kind]));
}

const clock = () => new Date("2026-05-01T10:00:00Z");
const last = async (store: Store) => (await store.changes(0, 1000)).at(-1)?.seq ?? 0;

type Opened = { adapter: string; open: OpenStore; withTwo(): Promise<{ store: Store; run: number }> };

/** What every store keeps to when the registry decides that PIDs lead elsewhere, or are ended. */
export function mergedContract(adapter: string, open: OpenStore): void {
  let count = 0;
  /** A store with two paintings, both by one painter. */
  async function withTwo(): Promise<{ store: Store; run: number }> {
    const store = await open(`${adapter}-merged-${++count}`, clock);
    const run = await store.beginRun("tms");
    await store.put("tms", run, [
      record("a", "f", own(painting, said("tms", "a", "Sunflowers"), by("a by", painter))),
      record("b", "f", own(room, said("tms", "b", "Tournesols"), by("b by", painter))),
    ]);
    return { store, run };
  }
  const opened: Opened = { adapter, open, withTwo };
  describe(`the ${adapter} store, when PIDs are merged`, () => {
    shows(opened);
    leads(opened);
    mentions(opened);
  });
  describe(`the ${adapter} store, when PIDs are ended`, () => {
    ends(opened);
    outlives(opened);
  });
  describe(`the ${adapter} store, following the registry`, () => follows(opened));
}

function shows({ withTwo }: Opened): void {
  test("the survivor is the union, its own first; the loser has no entity; each has its line, and a version is kept", async () => {
    const { store } = await withTwo();
    const before = await last(store);
    await decide(store, merged(painting, room));
    assert.deepEqual(await titlesOf(store, room), ["Tournesols", "Sunflowers"]);
    assert.equal(await store.read(painting), undefined);
    assert.deepEqual(await store.list({ limit: 10 }), [room]);
    assert.deepEqual(await store.counts("public"), { object: 1 });
    assert.deepEqual(await store.described([painting, room]), new Set([room]));
    assert.deepEqual(await linesAfter(store, before), [
      [painting, "merge", room],
      [room, "update", painting],
    ]);
    assert.equal((await store.lastState(painting))?.facts.length, 2);
    assert.equal((await store.lastState(room))?.version, 2);
    assert.equal((await store.summaries([painting])).get(painting)?.label, "Tournesols");
    assert.equal((await store.saidOf(room)).length, 2);
    await store.close();
  });

  test("an unmerge gives each its own again, without one contribution written anew", async () => {
    const { store } = await withTwo();
    await decide(store, merged(painting, room));
    const before = await last(store);
    await decide(store, itself(painting));
    assert.deepEqual(await titlesOf(store, painting), ["Sunflowers"]);
    assert.deepEqual(await titlesOf(store, room), ["Tournesols"]);
    assert.deepEqual(await store.list({ limit: 10 }), [painting, room]);
    assert.deepEqual(await linesAfter(store, before), [
      [painting, "create"],
      [room, "update", painting],
    ]);
    assert.deepEqual([(await store.read(painting))?.version, (await store.read(room))?.version], [1, 3]);
    await store.close();
  });

  test("a record that describes the loser again changes the survivor; one that speaks of both makes one version of it", async () => {
    const { store, run } = await withTwo();
    await decide(store, merged(painting, room));
    await store.put("tms", run, [work("a", painting, "Sunflowers (1888)")]);
    assert.deepEqual(await titlesOf(store, room), ["Tournesols", "Sunflowers (1888)"]);
    assert.equal(await store.read(painting), undefined);
    const before = (await store.read(room))?.version ?? 0;
    const both = (title: string) => [own(painting, said("tms", "a", title)), own(room, said("tms", "a2", title))];
    await store.put("tms", run, [record("a", "both", ...both("One"))]);
    await store.put("tms", run, [record("a", "both again", ...both("Two"))]);
    assert.equal((await store.read(room))?.version, before + 2);
    await store.close();
  });
}

function leads({ withTwo }: Opened): void {
  test("what led to a loser leads on with it, and back when that is undone", async () => {
    const { store, run } = await withTwo();
    await store.put("tms", run, [work("c", third, "Girasoli")]);
    await decide(store, merged(third, painting));
    await decide(store, merged(painting, room), merged(third, room));
    assert.deepEqual(await titlesOf(store, room), ["Tournesols", "Sunflowers", "Girasoli"]);
    await decide(store, itself(painting), merged(third, painting));
    assert.deepEqual(await titlesOf(store, painting), ["Sunflowers", "Girasoli"]);
    assert.deepEqual(await titlesOf(store, room), ["Tournesols"]);
    await store.close();
  });

  test("who refers to the loser refers to the survivor, and is told of the merge and of what the survivor becomes", async () => {
    const { store, run } = await withTwo();
    const name = (pid: Pid, key: string, text: string) =>
      record(key, text, { ...own(pid, said("tms", key, text)), type: "person" });
    await store.put("tms", run, [name(painter, "p", "Vincent"), name(third, "q", "Van Gogh")]);
    let before = await last(store);
    await decide(store, merged(painter, third));
    assert.deepEqual((await linesAfter(store, before)).slice(2), [
      [painting, "ripple", painter],
      [room, "ripple", painter],
    ]);
    const { total, first } = await store.referrers(third, 1);
    assert.deepEqual([total, first.map(({ pid }) => pid)], [2, [painting]]);
    assert.equal((await store.referrers(painter, 10)).total, 2);
    assert.deepEqual(await store.referrerCounts(painter, 10), [
      { type: "object", as: ["activity/production"], count: 2 },
    ]);
    before = await last(store);
    await store.put("tms", run, [name(third, "q", "Vincent van Gogh")]);
    assert.deepEqual((await linesAfter(store, before)).slice(1), [
      [painting, "ripple", painter],
      [room, "ripple", painter],
    ]);
    await store.close();
  });

  test("a survivor is orphaned only when nobody describes it, neither itself nor what was merged into it", async () => {
    const { store } = await withTwo();
    await decide(store, merged(painting, room));
    assert.deepEqual(await store.remove("tms", ["b"]), { orphaned: [] });
    assert.deepEqual(await titlesOf(store, room), ["Sunflowers"]);
    assert.deepEqual(await store.remove("tms", ["a"]), { orphaned: [room] });
    assert.equal(await store.read(room), undefined);
    await store.close();
  });
}

function mentions({ withTwo }: Opened): void {
  test("a record that no longer speaks of a loser takes what it said from the survivor", async () => {
    const { store, run } = await withTwo();
    const aside = { ...own(painting, said("tms", "c", "framed in 1900")), own: false };
    const frame = own(third, said("tms", "d", "A frame"));
    await store.put("tms", run, [record("c", "with", frame, aside)]);
    await decide(store, merged(painting, room));
    assert.deepEqual(await titlesOf(store, room), ["Tournesols", "Sunflowers", "framed in 1900"]);
    const before = await last(store);
    await store.put("tms", run, [record("c", "without", frame)]);
    assert.deepEqual(await titlesOf(store, room), ["Tournesols", "Sunflowers"]);
    assert.deepEqual(await linesAfter(store, before), [[room, "update"]]);
    await store.close();
  });

  test("what a survivor says of what was merged into it is no reference from elsewhere", async () => {
    const { store, run } = await withTwo();
    await store.put("tms", run, [record("d", "f", own(third, said("tms", "d", "Copy"), by("d by", painting)))]);
    assert.equal((await store.referrers(painting, 10)).total, 1);
    await decide(store, merged(painting, third));
    assert.deepEqual(await store.referrers(third, 10), { total: 0, first: [] });
    await store.close();
  });

  test("what was first described while it was ended is told, when it comes back, to all who refer to it", async () => {
    const { store, run } = await withTwo();
    await decide(store, ended(painter, "tombstoned"));
    await store.put("tms", run, [work("p", painter, "Vincent")]);
    await linesAfter(store, 0);
    const before = await last(store);
    await decide(store, itself(painter));
    assert.deepEqual(await linesAfter(store, before), [
      [painter, "create"],
      [painting, "ripple", painter],
      [room, "ripple", painter],
    ]);
    await store.close();
  });
}

function ends({ withTwo }: Opened): void {
  for (const how of ["split", "tombstoned", "withdrawn", "void"] as const) {
    test(`what is ${how} is found nowhere while that lasts, and comes back as it is then said to be`, async () => {
      const { store, run } = await withTwo();
      const before = await last(store);
      await decide(store, ended(painting, how));
      assert.deepEqual(await store.list({ limit: 10 }), [room]);
      assert.deepEqual(await store.counts("public"), { object: 1 });
      assert.equal((await store.referrers(painter, 10)).total, 1);
      assert.equal(await store.read(painting), undefined);
      assert.deepEqual(await linesAfter(store, before), [[painting, "delete"]]);
      const shown = (await store.summaries([painting])).get(painting)?.public;
      assert.equal(shown, how === "split" || how === "tombstoned");
      await store.put("tms", run, [work("a", painting, "Sunflowers (1888)")]);
      assert.equal((await store.lastState(painting))?.version, 1);
      await decide(store, itself(painting));
      assert.deepEqual(await titlesOf(store, painting), ["Sunflowers (1888)"]);
      assert.deepEqual((await linesAfter(store, before)).slice(1), [[painting, "create"]]);
      await store.close();
    });
  }
}

function outlives({ adapter, open, withTwo }: Opened): void {
  test("a record that vanishes meanwhile orphans nothing: the decision stands", async () => {
    const { store } = await withTwo();
    await decide(store, ended(painting, "tombstoned"));
    assert.deepEqual(await store.remove("tms", ["a"]), { orphaned: [] });
    await decide(store, itself(painting));
    assert.equal(await store.read(painting), undefined);
    await store.close();
  });

  test("a store that was lost tells of what was once described and is ended now", async () => {
    const name = `${adapter}-ended`;
    const first = await open(name, clock);
    await first.put("tms", await first.beginRun("tms"), [work("a", painting, "Sunflowers")]);
    await first.close();
    const again = await open(`${name} without its store`, clock);
    await decide(again, ended(painting, "tombstoned"), ended(room, "void"));
    assert.deepEqual(await linesAfter(again, 0), [[painting, "delete"]]);
    await again.close();
  });
}

function follows({ withTwo }: Opened): void {
  test("follows each event once: from another place than the cursor, nothing is done", async () => {
    const { store } = await withTwo();
    const events: Followed = { after: 0, cursor: 7, touched: [room], standings: [merged(painting, room)] };
    assert.equal(await store.follow(events), true);
    const before = await store.changes(0, 1000);
    assert.equal(await store.follow(events), false);
    assert.equal(await store.cursor(), 7);
    assert.deepEqual(await store.changes(0, 1000), before);
    await store.close();
  });

  test("where nothing is decided that was not known, only the cursor moves", async () => {
    const { store } = await withTwo();
    await decide(store, merged(painting, room), ended(third, "void"));
    const before = await last(store);
    await decide(store, merged(painting, room), ended(third, "void"), itself(room));
    assert.deepEqual(await linesAfter(store, before), []);
    assert.equal(await store.cursor(), 2);
    await store.close();
  });
}
