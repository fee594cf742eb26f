import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { StoredFact } from "../entities/facts.ts";
import type { Pid } from "../identifiers/pid.ts";
import { by, type OpenStore, own, painter, painting, record, room, said } from "./contract-samples.ts";
import type { Contribution, Store } from "./port.ts";

const today = "2026-11-30";
const tomorrow = "2026-12-01";
type Clock = { day: string };
const dayAt = (place: number) => new Date(Date.parse(today) + place * 86_400_000).toISOString().slice(0, 10);
const person = (...facts: StoredFact[]): Contribution => ({ subject: painter, own: true, type: "person", facts });
const from = <F extends StoredFact>(fact: F, day: string): F => ({ ...fact, audienceWhen: { from: day } });
const until = <F extends StoredFact>(fact: F, day: string): F => ({ ...fact, audienceWhen: { until: day } });

async function turnAll(store: Store): Promise<Pid[]> {
  const turned: Pid[] = [];
  for (;;) {
    const due = await store.due(2);
    if (due.length === 0) break;
    await store.turn(due);
    turned.push(...due);
  }
  while ((await store.ripple(10)) > 0);
  return turned;
}

/** All that others are told of these, and none of when. */
async function toldOf(store: Store): Promise<unknown> {
  const pids = [painting, painter, room];
  const lists = [
    await store.list({ limit: 9 }),
    await store.list({ public: true, limit: 9 }),
    await store.counts("public"),
  ];
  const referrers = await Promise.all(
    pids.map(async (pid) => [await store.referrers(pid, 9), await store.referrerCounts(pid, 9)]),
  );
  return { lists, referrers, summaries: [...(await store.summaries(pids))].sort() };
}

const linesAfter = async (store: Store, seq: number) =>
  (await store.changes(seq, 100)).map(({ pid, kind, cause, at }) => [pid, kind, cause, at.slice(0, 10)]);

/** What every store keeps to when a day comes on which outsiders see more or less, though nothing is written. */
export function daysContract(adapter: string, openStore: OpenStore): void {
  let count = 0;
  const open = (clock: Clock) => openStore(`${adapter}-days-${++count}`, () => new Date(`${clock.day}T00:00:01Z`));
  describe(`the ${adapter} store, when a day comes`, () => {
    comes(open);
    goes(open);
    stays(open);
    asOnThatDay(open);
  });
}

type Open = (clock: Clock) => Promise<Store>;

function comes(open: Open): void {
  test("what begins to be seen is listed and named, has a line and no new version, and whoever shows it is told", async () => {
    const clock = { day: today };
    const store = await open(clock);
    const run = await store.beginRun("tms");
    await store.put("tms", run, [
      record("p", "f", person(from(said("tms", "n", "Vincent"), tomorrow))),
      record("a", "f", own(painting, said("tms", "t", "Sunflowers"), by("by", painter))),
    ]);
    await turnAll(store);
    assert.deepEqual(await store.list({ public: true, limit: 9 }), [painting]);
    const before = (await store.changes(0, 100)).length;
    assert.deepEqual(await turnAll(store), []);
    clock.day = tomorrow;
    assert.deepEqual(await store.due(9), [painter]);
    assert.deepEqual(await turnAll(store), [painter]);
    assert.deepEqual(await store.list({ public: true, limit: 9 }), [painting, painter]);
    assert.equal((await store.summaries([painter])).get(painter)?.label, "Vincent");
    assert.deepEqual(await linesAfter(store, before), [
      [painter, "ripple", undefined, tomorrow],
      [painting, "ripple", painter, tomorrow],
    ]);
    assert.equal((await store.read(painter))?.version, 1);
    assert.equal((await store.read(painter))?.modified, `${tomorrow}T00:00:01Z`);
    await store.close();
  });
}

function goes(open: Open): void {
  test("what is seen no more is no longer listed; a maker whose link has had its day refers to nobody publicly", async () => {
    const clock = { day: today };
    const store = await open(clock);
    const run = await store.beginRun("tms");
    const made = by("by", painter);
    const who =
      made.kind === "activity" ? (made.who ?? []).map((one) => ({ ...one, audienceWhen: { until: today } })) : [];
    await store.put("tms", run, [
      record("a", "f", own(painting, said("tms", "t", "Sunflowers"), { ...made, who } as StoredFact)),
      record("b", "f", own(room, until(said("tms", "t", "Chair"), today))),
    ]);
    assert.equal((await store.referrers(painter, 9)).total, 1);
    clock.day = tomorrow;
    assert.deepEqual(new Set(await turnAll(store)), new Set([painting, room]));
    assert.deepEqual(await store.list({ public: true, limit: 9 }), [painting]);
    assert.equal((await store.referrers(painter, 9)).total, 0);
    assert.equal((await store.summaries([room])).get(room)?.public, false);
    await store.close();
  });
}

function stays(open: Open): void {
  test("a thing that nobody describes any more has its days too, by its last state; what is turned too early stays", async () => {
    const clock = { day: today };
    const store = await open(clock);
    const run = await store.beginRun("tms");
    await store.put("tms", run, [record("p", "f", person(from(said("tms", "n", "Vincent"), tomorrow)))]);
    await store.remove("tms", ["p"]);
    await store.put("tms", run, [record("a", "f", own(painting, said("tms", "t", "Sunflowers"), by("by", painter)))]);
    while ((await store.ripple(10)) > 0);
    const before = (await store.changes(0, 100)).length;
    await store.turn([painter, painting]);
    assert.deepEqual(await linesAfter(store, before), []);
    clock.day = tomorrow;
    assert.deepEqual(await turnAll(store), [painter]);
    assert.equal((await store.summaries([painter])).get(painter)?.label, "Vincent");
    assert.deepEqual(await linesAfter(store, before), [[painting, "ripple", painter, tomorrow]]);
    await store.close();
  });
}

const days = fc.record({ from: fc.option(fc.nat(5)), until: fc.option(fc.nat(5)) });
const windowed = <F>(fact: F, { from, until }: { from: number | null; until: number | null }): F => ({
  ...fact,
  audienceWhen: { ...(from === null ? {} : { from: dayAt(from) }), ...(until === null ? {} : { until: dayAt(until) }) },
});

/** What is said of a painting, of who made it and of a thing after it, at days that are drawn. */
const museum = fc
  .tuple(days, days, days, days, days)
  .map(([name, other, title, maker, after]) => [
    record(
      "p",
      "f",
      person(windowed(said("tms", "n", "Vincent"), name), windowed(said("tms", "m", "van Gogh"), other)),
    ),
    record(
      "a",
      "f",
      own(painting, windowed(said("tms", "t", "Sunflowers"), title), windowed(by("by", painter), maker)),
    ),
    record("b", "f", own(room, said("tms", "t", "Chair"), windowed(by("by2", painting), after))),
  ]);

function asOnThatDay(open: Open): void {
  test("whatever days things have, all is told as by a store that is written on the day itself", async () => {
    await fc.assert(
      fc.asyncProperty(museum, fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }), async (records, steps) => {
        const clock = { day: today };
        const put = async () => {
          const store = await open(clock);
          await store.put("tms", await store.beginRun("tms"), records);
          return store;
        };
        const store = await put();
        let place = 0;
        for (const step of steps) {
          place += step;
          clock.day = dayAt(place);
          await turnAll(store);
          const fresh = await put();
          assert.deepEqual(await toldOf(store), await toldOf(fresh));
          await fresh.close();
        }
        await store.close();
      }),
      { numRuns: 6 },
    );
  });
}
