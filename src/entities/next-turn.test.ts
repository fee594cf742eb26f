import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Pid } from "../identifiers/pid.ts";
import { publish } from "../publish/publish.ts";
import type { Seen } from "./audience.ts";
import type { StoredFact } from "./facts.ts";
import { nextTurn } from "./next-turn.ts";
import { referencesOf } from "./references.ts";
import { summarise } from "./summary.ts";

const pid = "B000-0000-0001" as Pid;
const envelope = (key: string, seen: Seen) =>
  ({ key, audience: "public", from: { source: "tms", record: "1", field: "x" }, ...seen }) as const;
const name = (value: string, seen: Seen): StoredFact => ({
  kind: "name",
  use: "preferred",
  text: [{ value }],
  ...envelope(value, seen),
});
const made = (seen: Seen, link: Seen): StoredFact => ({
  kind: "activity",
  type: "production",
  who: [{ agent: { type: "person", pid: "B000-0000-0002" as Pid }, role: "artist", ...link }],
  ...envelope("made", seen),
});
const inscribed = (seen: Seen, link: Seen): StoredFact => ({
  kind: "inscription",
  type: "signature",
  readings: [{ how: "transcription", text: { value: "V.G." } }],
  by: { agent: { type: "person", pid: "B000-0000-0003" as Pid }, role: "artist", ...link },
  ...envelope("inscribed", seen),
});
const when = (from?: string, until?: string): Seen => ({
  audienceWhen: { ...(from ? { from } : {}), ...(until ? { until } : {}) },
});

test("a day on which something begins to be seen is one; so is the day after the last on which it is", () => {
  const facts = [name("Sunflowers", when("2026-12-01", "2026-12-31"))];
  assert.equal(nextTurn(facts, "2026-11-30"), "2026-12-01");
  assert.equal(nextTurn(facts, "2026-12-01"), "2027-01-01");
  assert.equal(nextTurn(facts, "2026-12-31"), "2027-01-01");
  assert.equal(nextTurn(facts, "2027-01-01"), undefined);
  assert.equal(nextTurn([name("Leap", when(undefined, "2028-02-28"))], "2028-01-01"), "2028-02-29");
});

test("a link has days of its own, in every fact that has links", () => {
  for (const fact of [made, inscribed])
    assert.equal(nextTurn([fact({}, when("2026-12-02"))], "2026-11-30"), "2026-12-02");
});

test("no day changes what is for staff, what bears no day, and what is seen until the end of the calendar", () => {
  const facts = [
    name("a", { audience: "staff", ...when("2026-12-01") }),
    made({ audience: "staff" }, when("2026-12-01")),
    name("b", {}),
    name("c", when(undefined, "9999-12-31")),
  ];
  assert.equal(nextTurn(facts, "2026-11-30"), undefined);
});

test("what is no day is never waited for again and again", () => {
  assert.equal(nextTurn([name("a", when("2026", "some day"))], "2026-11-30"), undefined);
});

const begin = Date.UTC(2026, 10, 25);
const dayAt = (place: number) => new Date(begin + place * 86_400_000);
const day = fc.option(
  fc.nat(9).map((place) => dayAt(place).toISOString().slice(0, 10)),
  { nil: undefined },
);
const seen = fc
  .record({ audience: fc.constantFrom("public", "public", "staff"), when: fc.tuple(day, day) })
  .map(({ audience, when: days }): Seen => ({ audience, ...when(...days) }) as Seen);
const facts = fc.array(
  fc.oneof(
    fc.tuple(fc.constantFrom("A", "B"), seen).map(([value, one]) => name(value, one)),
    fc.tuple(seen, seen).map(([one, link]) => made(one, link)),
    fc.tuple(seen, seen).map(([one, link]) => inscribed(one, link)),
  ),
  { maxLength: 5 },
);

/** All that the store and those who publish make of facts on a day. */
function madeOf(told: StoredFact[], now: Date): unknown {
  const entity = { pid, type: "object", facts: told, version: 1, modified: "2026-01-01T00:00:00Z" } as const;
  const referents = new Map();
  return [
    summarise(told, now),
    referencesOf(told, now.toISOString().slice(0, 10)),
    publish(entity, { state: "active", referents, now }),
  ];
}

test("from any day until the next turn all is seen, told and referred to as on that day", () => {
  fc.assert(
    fc.property(facts, fc.nat(11), (told, today) => {
      const next = nextTurn(told, dayAt(today).toISOString().slice(0, 10));
      for (let place = today + 1; place < 14; place++) {
        if (next !== undefined && dayAt(place).toISOString().slice(0, 10) >= next) return;
        assert.deepEqual(madeOf(told, dayAt(place)), madeOf(told, dayAt(today)));
      }
    }),
    { numRuns: 500 },
  );
});

test("where there is one fact, it is seen otherwise on that day and not before", () => {
  fc.assert(
    fc.property(fc.tuple(day, day), fc.nat(9), (days, today) => {
      const told = [name("A", when(...days))];
      const next = nextTurn(told, dayAt(today).toISOString().slice(0, 10));
      const isSeen = (now: Date) => summarise(told, now).public;
      const [from, until] = days;
      if (next === undefined || (from && until && from > until)) return;
      assert.notEqual(isSeen(new Date(`${next}T00:00:00Z`)), isSeen(new Date(Date.parse(next) - 1)));
    }),
  );
});
