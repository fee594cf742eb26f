import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { Problem } from "../errors.ts";
import type { Pid } from "../identifiers/pid.ts";
import type { Store } from "../store/port.ts";
import { followRegistry } from "./follow-registry.ts";
import { keyAt, type Museum, newMuseum, pidAt, readOn, rebuilt, recordOf, things, viewOf } from "./museum-model.ts";
import { sweep } from "./sweep.ts";

const decision = { actor: "desk:test", reason: "a test" };

/** Something that happens in a museum; a process may be killed in the middle of it. */
type Happening = { what: string; happen(museum: Museum): Promise<unknown> };

/** A failing sequence is told in words. */
const named = (happening: Happening) => ({ ...happening, [fc.toStringMethod]: () => happening.what });

const place = fc.nat(things - 1);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(place, fc.nat(3), place, fc.boolean()).map(describeThing) },
  { weight: 2, arbitrary: fc.tuple(place, fc.boolean()).map(vanish) },
  { weight: 4, arbitrary: fc.tuple(place, place).map(merge) },
  { weight: 3, arbitrary: fc.nat(5).map(unmerge) },
  { weight: 3, arbitrary: fc.tuple(place, place, fc.nat(2)).map(end) },
  { weight: 3, arbitrary: place.map(restore) },
  { weight: 3, arbitrary: fc.constant({ what: "follow", happen: (museum: Museum) => followRegistry(museum) }) },
  { weight: 1, arbitrary: fc.constant({ what: "two follow", happen: twoFollow }) },
  { weight: 2, arbitrary: fc.constant({ what: "a day comes", happen: dayComes }) },
  { weight: 3, arbitrary: fc.tuple(fc.integer({ min: 1, max: 25 }), fc.boolean()).map(killed) },
);

function describeThing([at, n, by, kill]: [number, number, number, boolean]): Happening {
  const title = `title ${n}`;
  return {
    what: `describe ${at} as ${n}, by ${by}${kill ? ", killed" : ""}`,
    async happen(museum) {
      const record = recordOf(museum, { place: at, title, by, window: n });
      museum.records.set(record.key, record);
      const outcomes = await museum.store.put("test", museum.run, [record]);
      if (!kill) await museum.registry.activate(outcomes.flatMap(({ described }) => described));
    },
  };
}

function vanish([at, kill]: [number, boolean]): Happening {
  return {
    what: `vanish ${at}${kill ? ", killed" : ""}`,
    async happen(museum) {
      museum.records.delete(keyAt(at));
      const { orphaned } = await museum.store.remove("test", [keyAt(at)]);
      if (!kill) await museum.registry.stub(orphaned);
    },
  };
}

function merge([loser, survivor]: [number, number]): Happening {
  return {
    what: `merge ${loser} into ${survivor}`,
    async happen(museum) {
      const { mergeId } = await museum.registry.merge(pidAt(museum, loser), pidAt(museum, survivor), decision);
      museum.merges.push(mergeId);
    },
  };
}

function unmerge(nth: number): Happening {
  return {
    what: `unmerge the last but ${nth}`,
    happen: ({ registry, merges }) => registry.unmerge(merges.at(-1 - nth) ?? "none", decision),
  };
}

function end([at, other, how]: [number, number, number]): Happening {
  return {
    what: `end ${at}, in manner ${how}`,
    async happen(museum) {
      const pid = pidAt(museum, at);
      if (how === 0) await museum.registry.tombstone(pid, { reason: "never-ours", note: "not ours" }, decision);
      else if (how === 1) await museum.registry.withdraw(pid, false, decision);
      else await museum.registry.split(pid, [pidAt(museum, other)], decision);
    },
  };
}

function restore(at: number): Happening {
  return { what: `restore ${at}`, happen: (museum) => museum.registry.restore(pidAt(museum, at), decision) };
}

/** Neither loses an event, and neither follows one that the other has followed. */
async function twoFollow(museum: Museum): Promise<void> {
  await Promise.all([followRegistry(museum), followRegistry(museum)]);
}

async function dayComes({ clock }: Museum): Promise<void> {
  clock.day++;
}

class Killed extends Error {}

/** Follows, and is killed at the nth call of the registry or the store, before or after that call has had its effect. */
function killed([nth, late]: [number, boolean]): Happening {
  let calls = 0;
  const failing = <T extends object>(port: T): T =>
    new Proxy(port, {
      get: (target, name) => {
        const call: unknown = Reflect.get(target, name);
        if (typeof call !== "function") return call;
        return async (...given: unknown[]) => {
          const kill = ++calls === nth;
          if (kill && !late) throw new Killed();
          const answer: unknown = await call(...given);
          if (kill) throw new Killed();
          return answer;
        };
      },
    });
  return {
    what: `follow, killed ${late ? "after" : "before"} call ${nth}`,
    happen({ registry, store }) {
      calls = 0;
      return followRegistry({ registry: failing(registry), store: failing(store) });
    },
  };
}

async function go(museum: Museum, { happen }: Happening): Promise<void> {
  try {
    await happen(museum);
  } catch (error) {
    // What the registry refuses does not happen.
    if (!(error instanceof Problem || error instanceof Killed)) throw error;
  }
}

/** What is to be shown under each PID: everything that is now said of PIDs that lead to it, by the registry alone. */
async function expected({ registry, records }: Museum): Promise<Map<Pid, Set<string>>> {
  const shown = new Map<Pid, Set<string>>();
  for (const { contributions } of records.values()) {
    for (const { subject, facts } of contributions) {
      const lead = (await registry.survivors([subject])).get(subject) ?? subject;
      const found = await registry.resolve(lead);
      if (!found.found || found.state !== "active") continue;
      const all = shown.get(lead) ?? new Set();
      for (const fact of facts) all.add(JSON.stringify(fact));
      shown.set(lead, all);
    }
  }
  return shown;
}

async function factsShown(museum: Museum): Promise<Map<Pid, Set<string>>> {
  const shown = new Map<Pid, Set<string>>();
  for (const pid of museum.pids) {
    const entity = await museum.store.read(pid);
    if (entity) shown.set(pid, new Set(entity.facts.map((fact) => JSON.stringify(fact))));
  }
  return shown;
}

/** All that readers can ask of a store about what is described; what is kept of other things is the archive's. */
async function everything({ registry, pids }: Museum, store: Store): Promise<unknown> {
  const answers: unknown[] = [await store.list({ limit: 100 }), await store.list({ public: true, limit: 100 })];
  const described = await store.described(pids);
  answers.push(await store.counts("public"), await store.counts("all"), described);
  for (const [pid, survivor] of await registry.survivors(pids)) {
    const entity = await store.read(pid);
    answers.push(pid, entity && { type: entity.type, facts: entity.facts }, await store.referrers(pid, 100));
    if (described.has(survivor)) answers.push(await store.summaries([pid]));
  }
  return answers;
}

/** What the change list alone says is described: that it was made or changed, and neither deleted nor merged since. */
async function byChangeList(store: Store): Promise<Set<Pid>> {
  const described = new Set<Pid>();
  for (const { pid, kind } of await store.changes(0, 100_000)) {
    if (kind === "create" || kind === "update") described.add(pid);
    if (kind === "delete" || kind === "merge") described.delete(pid);
  }
  return described;
}

describe("following the registry", () => {
  test("however it is interrupted, all readers agree in the end, with the registry and with a store made from nothing", async () => {
    let merged = 0;
    const runs = Number(process.env.CARTOUCHE_SEQUENCES ?? 150);
    await fc.assert(
      fc.asyncProperty(
        fc.array(happening.map(named), { minLength: 4, maxLength: 24 }),
        fc.boolean(),
        async (happenings, first) => {
          const museum = await newMuseum();
          for (const at of [0, 1, 2, 3]) await go(museum, describeThing([at, 0, (at + 1) % things, false]));
          for (const each of happenings) {
            await go(museum, each);
            await readOn(museum);
          }
          await sweep(museum);
          await readOn(museum);
          const { registry, store, pids } = museum;
          assert.equal(await store.cursor(), (await registry.head()).size);
          assert.deepEqual(await factsShown(museum), await expected(museum));
          assert.deepEqual(await byChangeList(store), await store.described(pids));
          for (const pid of pids)
            assert.deepEqual(museum.seen.get(pid), await viewOf(museum, pid), `the reader was not told of ${pid}`);
          const again = await rebuilt(museum, first);
          assert.deepEqual(await everything(museum, store), await everything(museum, again));
          const { size } = await registry.head();
          assert.deepEqual(await sweep(museum), { activated: 0, stubbed: 0 });
          assert.equal((await registry.head()).size, size);
          merged += (await registry.counts()).merged;
          await again.close();
          await store.close();
          await registry.close();
        },
      ),
      { numRuns: runs },
    );
    assert.ok(merged > runs / 4, `${merged} PIDs were merged in the end`);
  });

  test("whoever waits is answered between two steps of telling thousands", async () => {
    const { registry, store } = await newMuseum();
    let steps = 0;
    let answered = 0;
    await followRegistry({
      registry,
      store: {
        ...store,
        async ripple(limit) {
          assert.equal(answered, steps);
          setImmediate(() => answered++);
          return ++steps <= 5 ? limit : 0;
        },
      },
    });
    assert.equal(steps, 6);
    await store.close();
    await registry.close();
  });
});
