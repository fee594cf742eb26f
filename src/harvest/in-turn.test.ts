import assert from "node:assert/strict";
import { EventEmitter, once } from "node:events";
import { describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import type { Registry } from "../registry/port.ts";
import type { Finding } from "../sources/port.ts";
import type { Store } from "../store/port.ts";
import { harvest } from "./harvest.ts";
import { logs, pidOf, type Said, sourceOf, stateOf } from "./small-museum.ts";

const many = 1000;
const keyAt = (at: number) => `test/object/${String(at).padStart(4, "0")}`;
const recordsOf = (more: (at: number) => Said) =>
  Object.fromEntries(Array.from({ length: many }, (_, at) => [keyAt(at), { number: `N${at}`, ...more(at) }]));

/** A store that takes its time over each put. */
function slowStore(store: Store, before: (put: number) => Promise<unknown> = () => pause(30)): Store {
  let puts = 0;
  return {
    ...store,
    async put(...given) {
      await before(++puts);
      return store.put(...given);
    },
  };
}

describe("batches in turn", () => {
  test("while the store puts one, the next is given its PIDs and the one before is ended", async () => {
    const both = logs();
    const story: string[] = [];
    const told = new EventEmitter();
    const tell = (word: string) => {
      story.push(word);
      told.emit(word);
    };
    /** Done only when the next batch has its PIDs: where that waits for the store, nothing is told beside the put. */
    const store = slowStore(both.store, async (put) => {
      story.push(`put ${put}`);
      if (put < 4) await Promise.race([once(told, `assign ${put + 1}`), pause(5_000)]);
      story.push(`put ${put} done`);
    });
    let [assigned, activated] = [0, 0];
    const registry: Registry = {
      ...both.registry,
      assign(wants) {
        tell(`assign ${++assigned}`);
        return both.registry.assign(wants);
      },
      activate(pids) {
        tell(`activate ${++activated}`);
        return both.registry.activate(pids);
      },
    };
    await harvest(sourceOf(recordsOf(() => ({}))), { registry, store });
    const beside = (put: number) => story.slice(story.indexOf(`put ${put}`) + 1, story.indexOf(`put ${put} done`));
    assert.deepEqual([1, 2, 3].map(beside), [["assign 2"], ["activate 1", "assign 3"], ["activate 2", "assign 4"]]);
    assert.equal((await both.registry.counts()).active, many);
  });

  test("a key that comes again one or two batches later is rejected, whatever the store has put by then", async () => {
    const both = logs();
    const source = sourceOf(recordsOf(() => ({ title: "first" })));
    const again = (at: number) => ({
      key: keyAt(at),
      original: JSON.stringify({ title: "second" }),
      at: { file: "t", row: at },
    });
    const twice = {
      ...source,
      async *read() {
        let at = 0;
        for await (const item of source.read()) {
          yield item;
          if (++at === 450 || at === 750) yield { record: again(10) };
          if (at === 451) yield { record: again(449) };
        }
      },
    };
    const report = await harvest(twice, { ...both, store: slowStore(both.store) });
    assert.deepEqual([report.fetched, report.created, report.rejected], [many + 3, many, 3]);
    assert.match(JSON.stringify((await both.store.read(await pidOf(both, keyAt(10))))?.facts), /first/);
  });

  test("what hangs on a batch before waits for it: a number, a predecessor", async () => {
    const both = logs();
    const records = recordsOf((at) => {
      if (at === 310) return { shows: "N299" };
      if (at === 620) return { shows: "N610" };
      if (at === 640) return { predecessor: keyAt(599) };
      return at === 650 ? { predecessor: "old/nobody" } : {};
    });
    const found: Finding[] = [];
    const slowly = { ...both, store: slowStore(both.store) };
    const report = await harvest(sourceOf(records), slowly, { onFinding: (finding) => found.push(finding) });
    assert.deepEqual([report.created, report.rejected], [many - 1, 1]);
    assert.deepEqual(found.map(({ rule, record }) => `${rule} ${record}`).sort(), [
      `number-unknown ${keyAt(620)}`,
      `predecessor-unknown ${keyAt(650)}`,
    ]);
    assert.equal(await pidOf(both, keyAt(640)), await pidOf(both, keyAt(599)));
    const shown = await both.store.read(await pidOf(both, keyAt(310)));
    assert.match(JSON.stringify(shown?.facts), new RegExp(await pidOf(both, keyAt(299))));
  });

  test("a put that fails is the run's fault; what was put before it is active, and the next run takes the rest", async () => {
    const both = logs();
    let puts = 0;
    const failing: Store = {
      ...both.store,
      put: (...given) => (++puts === 2 ? Promise.reject(new Error("no room")) : both.store.put(...given)),
    };
    const source = sourceOf(recordsOf(() => ({})));
    await assert.rejects(harvest(source, { ...both, store: failing }), /no room/);
    assert.equal(puts, 2);
    assert.equal(await stateOf(both, keyAt(0)), "active");
    assert.equal((await both.registry.counts()).active, 300);
    const report = await harvest(source, both);
    assert.deepEqual([report.created, report.unchanged], [many - 300, 300]);
  });
});
