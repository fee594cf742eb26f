import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import type { StoredFact } from "../../src/entities/facts.ts";
import type { Pid } from "../../src/identifiers/pid.ts";
import { by, record, said } from "../../src/store/contract-samples.ts";
import type { Contribution, Ended, Standing, Store } from "../../src/store/port.ts";
import { openPostgresStore } from "../../src/store/postgres/store.ts";
import { openSqliteStore } from "../../src/store/sqlite/store.ts";
import { type Throwaway, throwawayPostgres, withoutPostgres } from "../throwaway-postgres.ts";
import { toldBy } from "../told-by-a-store.ts";

const pids = ["1", "2", "3", "4", "5", "6"].map((last) => `B000-0000-000${last}` as Pid);
const sources = ["calm", "tms"];
const thing = fc.constantFrom(...pids);

const firstDay = Date.UTC(2026, 4, 1);
const dayAt = (place: number) => new Date(firstDay + place * 86_400_000).toISOString().slice(0, 10);
const day = fc.option(fc.nat(5).map(dayAt), { nil: undefined });

/** What a record says of a thing: under which title, of whom else it speaks, and whether and when outsiders may know. */
const says = fc.record({
  subject: thing,
  own: fc.boolean(),
  title: fc.constantFrom("A", "B"),
  of: thing,
  open: fc.boolean(),
  from: day,
  until: day,
});
const put = fc.record({
  key: fc.constantFrom("a", "b", "c"),
  says: fc.uniqueArray(says, { maxLength: 3, selector: ({ subject }) => subject }),
});
const deed = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ source: fc.constantFrom(...sources), put: fc.array(put, { minLength: 1, maxLength: 4 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      source: fc.constantFrom(...sources),
      remove: fc.uniqueArray(fc.constantFrom("a", "b", "c")),
    }),
  },
  { weight: 2, arbitrary: fc.record({ merge: thing, into: thing }) },
  { weight: 1, arbitrary: fc.record({ free: thing }) },
  {
    weight: 1,
    arbitrary: fc.record({ end: thing, how: fc.constantFrom<Ended>("tombstoned", "withdrawn", "void", "split") }),
  },
  { weight: 1, arbitrary: fc.record({ touch: fc.array(thing) }) },
  { weight: 1, arbitrary: fc.record({ ripple: fc.integer({ min: 1, max: 5 }) }) },
  { weight: 2, arbitrary: fc.record({ days: fc.integer({ min: 1, max: 3 }) }) },
);
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

function contributionOf(
  key: string,
  { subject, own, title, of, open, from, until }: typeof says extends fc.Arbitrary<infer T> ? T : never,
): Contribution {
  const audience = open ? "public" : "staff";
  const facts = [said("tms", `${key} title`, title), by(`${key} by`, of)].map(
    (fact) => ({ ...fact, audience, ...(from || until ? { audienceWhen: { from, until } } : {}) }) as StoredFact,
  );
  return { subject, own, type: "object", facts };
}

/** Two stores to which the same is done, and what the registry decided in both. */
type Pair = { stores: Store[]; runs: number[]; standings: Map<Pid, Standing>; clock: { day: number } };

/** Where these then lead, if the registry would decide that: only of what stands for itself, and all that led there leads on. */
function decidedBy(deed: Deed, standings: Map<Pid, Standing>): Standing[] {
  if ("free" in deed) return standings.has(deed.free) ? [{ pid: deed.free, survivor: deed.free }] : [];
  if ("end" in deed) return standings.has(deed.end) ? [] : [{ pid: deed.end, survivor: deed.end, ended: deed.how }];
  if (!("merge" in deed) || deed.merge === deed.into) return [];
  if (standings.has(deed.merge) || standings.has(deed.into)) return [];
  const along = [...standings.values()].filter(({ survivor, ended }) => ended === "merged" && survivor === deed.merge);
  return [deed.merge, ...along.map(({ pid }) => pid)].map((pid) => ({ pid, survivor: deed.into, ended: "merged" }));
}

async function follow(store: Store, touched: readonly Pid[], standings: readonly Standing[]): Promise<unknown> {
  const after = await store.cursor();
  return store.follow({ after, cursor: after + 1, touched, standings });
}

async function doTo(store: Store, run: number, deed: Deed, standings: readonly Standing[]): Promise<unknown> {
  if ("days" in deed) return turnAll(store);
  if ("ripple" in deed) return store.ripple(deed.ripple);
  if ("touch" in deed) return follow(store, deed.touch, []);
  if ("remove" in deed) return store.remove(deed.source, deed.remove);
  if ("put" in deed) {
    const records = deed.put.map(({ key, says }) => record(key, "f", ...says.map((one) => contributionOf(key, one))));
    return store.put(deed.source, run, records);
  }
  return follow(store, [], standings);
}

/** Brings up to date whatever a day came for; answers what that was. */
async function turnAll(store: Store): Promise<Pid[]> {
  const due = await store.due(500);
  await store.turn(due);
  return due;
}

async function doToBoth({ stores, runs, standings, clock }: Pair, deed: Deed): Promise<void> {
  if ("days" in deed) clock.day += deed.days;
  const decided = decidedBy(deed, standings);
  for (const one of decided) one.ended ? standings.set(one.pid, one) : standings.delete(one.pid);
  const [told, expected] = await Promise.all(stores.map((store, at) => doTo(store, runs[at] ?? 0, deed, decided)));
  assert.deepEqual(told, expected);
}

describe("beside a store in SQLite", { skip: withoutPostgres }, () => {
  let server: Throwaway;
  let count = 0;
  before(async () => {
    server = await throwawayPostgres();
  });
  after(() => server.close());

  test("whatever is done to both, in whatever order, both tell the same", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 15 }), async (deeds) => {
        const today = { day: 0 };
        const clock = () => new Date(`${dayAt(today.day)}T10:00:00Z`);
        const authority = { order: ["tms"], rules: { object: { name: ["tms"] } } };
        const schemas = { store: `like ${++count}`, archive: `like ${count} archive` };
        const stores = [
          await openPostgresStore({ url: server.url, schemas, clock, authority }),
          openSqliteStore({ file: ":memory:", archiveFile: ":memory:", clock, authority }),
        ];
        try {
          const pair = {
            stores,
            runs: await Promise.all(stores.map((store) => store.beginRun("tms"))),
            standings: new Map(),
            clock: today,
          };
          for (const deed of deeds) await doToBoth(pair, deed);
          const [told, expected] = await Promise.all(stores.map((store) => toldBy(store, pids, sources)));
          assert.deepEqual(told, expected);
        } finally {
          for (const store of stores) await store.close();
        }
      }),
      { numRuns: 25, interruptAfterTimeLimit: 20_000 },
    );
  });
});
