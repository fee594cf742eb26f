import assert from "node:assert/strict";
import { dayOf, factIsPublic } from "../entities/audience.ts";
import type { StoredFact } from "../entities/facts.ts";
import { refsOf } from "../entities/rewrite-fact.ts";
import type { Pid } from "../identifiers/pid.ts";
import { openSqliteRegistry } from "../registry/sqlite/registry.ts";
import type { RecordPut, Store } from "../store/port.ts";
import { openSqliteStore } from "../store/sqlite/store.ts";
import { followRegistry, type Logs } from "./follow-registry.ts";

const keys = ["test/a", "test/b", "test/c", "test/d", "test/e"];

/** How many things the museum of a test has. */
export const things = keys.length;

/** A museum of a few records in one source, for tests: its two logs, and a reader of its change list. */
export type Museum = Logs & {
  run: number;
  records: Map<string, RecordPut>;
  pids: Pid[];
  merges: string[];
  /** How far the change list was read, and what was then seen of each thing: only what the list names is read again. */
  seq: number;
  seen: Map<Pid, unknown>;
  clock: Clock;
};

/** What day it is in a museum, counted from its first. */
export type Clock = { day: number };

const firstDay = Date.UTC(2026, 10, 25);
const timeOn = (day: number) => new Date(firstDay + day * 86_400_000);
const daysOf = ({ from, until }: { from?: number; until?: number }) => ({
  audienceWhen: {
    ...(from === undefined ? {} : { from: dayOf(timeOn(from)) }),
    ...(until === undefined ? {} : { until: dayOf(timeOn(until)) }),
  },
});

/** When outsiders see what is said of a thing. */
const windows = [{}, { from: 2 }, { until: 2 }, { from: 1, until: 3 }] as const;

/** A museum of which nothing is described yet, in memory. */
export async function newMuseum(): Promise<Museum> {
  const registry = openSqliteRegistry({ file: ":memory:" });
  const clock = { day: 0 };
  const { store, run } = await newStore(clock);
  await store.endRun(run, "complete", {});
  const assigned = await registry.assign(keys.map((key) => ({ key, type: "object" })));
  const pids = assigned.map(({ pid }) => pid);
  return { registry, store, run, records: new Map(), pids, merges: [], seq: 0, seen: new Map(), clock };
}

async function newStore(clock: Clock): Promise<{ store: Store; run: number }> {
  const store = openSqliteStore({ file: ":memory:", archiveFile: ":memory:", clock: () => timeOn(clock.day) });
  return { store, run: await store.beginRun("test") };
}

/** What a record is to say of a thing: its title is seen in this of the windows, and that it was influenced by another in the opposite one. */
type Telling = { place: number; title: string; by: number; window: number };

/** The record of a thing: its title, and that it was influenced by another. */
export function recordOf(museum: Museum, { place, title, by, window }: Telling): RecordPut {
  const key = keyAt(place);
  const said = (name: string) =>
    ({ key: `${key} ${name}`, audience: "public", from: { source: "test", record: key, field: name } }) as const;
  const facts: StoredFact[] = [
    { kind: "name", use: "preferred", text: [{ value: title }], ...said("title"), ...daysOf(windows[window] ?? {}) },
    {
      kind: "relation",
      predicate: "related",
      to: { type: "object", pid: pidAt(museum, by) },
      ...said("by"),
      ...daysOf(windows.at(-1 - window) ?? {}),
    },
  ];
  const contributions = [{ subject: pidAt(museum, place), own: true, type: "object", facts } as const];
  return { key, content: title, revision: "1", original: title, contributions: [...contributions] };
}

/** The source key of a thing. */
export function keyAt(place: number): string {
  return keys[place] ?? assert.fail("there is no such thing");
}

/** The PID of a thing. */
export function pidAt({ pids }: Museum, place: number): Pid {
  return pids[place] ?? assert.fail("there is no such thing");
}

/** What is shown of a thing today: what is said of it, and what is known of those it refers to; undefined for one that has no entity. */
export async function viewOf({ store, clock }: Museum, pid: Pid): Promise<unknown> {
  const entity = await store.read(pid);
  if (!entity) return undefined;
  const refs = entity.facts.flatMap((fact) => refsOf(fact).flatMap((ref) => ("pid" in ref ? [ref.pid] : [])));
  const shown = [...(await store.summaries(refs))].filter(([, summary]) => summary.public);
  const today = dayOf(timeOn(clock.day));
  const open = entity.facts.filter((fact) => factIsPublic(fact, today));
  return { type: entity.type, facts: entity.facts, open, shown: new Map(shown) };
}

/** Reads on in the change list, and what it names. */
export async function readOn(museum: Museum): Promise<void> {
  for (const { seq, pid } of await museum.store.changes(museum.seq, 100_000)) {
    museum.seq = seq;
    museum.seen.set(pid, await viewOf(museum, pid));
  }
}

/** A store made from nothing, of the same records and over the same registry, which is followed before or after they are put. */
export async function rebuilt(museum: Museum, followFirst: boolean): Promise<Store> {
  const { store, run } = await newStore(museum.clock);
  if (followFirst) await followRegistry({ registry: museum.registry, store });
  await store.put("test", run, [...museum.records.values()]);
  await store.endRun(run, "complete", {});
  await followRegistry({ registry: museum.registry, store });
  return store;
}
