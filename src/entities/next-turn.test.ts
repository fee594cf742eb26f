import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { day, dayAt, facts, inscribed, made, name, when } from "../../test/fixtures/dated-facts.ts";
import { dayOf } from "./audience.ts";
import type { StoredFact } from "./facts.ts";
import { nextTurn } from "./next-turn.ts";
import { referencesOf } from "./references.ts";
import { summarise } from "./summary.ts";

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

/** All that the store makes of facts on a day. */
const madeOf = (told: StoredFact[], now: Date) => [summarise(told, now), referencesOf(told, dayOf(now))];

test("from any day until the next turn a thing is named and refers to others as on that day", () => {
  fc.assert(
    fc.property(facts, fc.nat(11), (told, today) => {
      const next = nextTurn(told, dayOf(dayAt(today))) ?? dayOf(dayAt(14));
      for (let place = today + 1; dayOf(dayAt(place)) < next; place++)
        assert.deepEqual(madeOf(told, dayAt(place)), madeOf(told, dayAt(today)));
    }),
    { numRuns: 500 },
  );
});

test("where there is one fact, it is seen otherwise on that day and not before", () => {
  fc.assert(
    fc.property(fc.tuple(day, day), fc.nat(9), (days, today) => {
      const told = [name("A", when(...days))];
      const next = nextTurn(told, dayOf(dayAt(today)));
      const isSeen = (now: Date) => summarise(told, now).public;
      const [from, until] = days;
      if (next === undefined || (from && until && from > until)) return;
      assert.notEqual(isSeen(new Date(`${next}T00:00:00Z`)), isSeen(new Date(Date.parse(next) - 1)));
    }),
  );
});
