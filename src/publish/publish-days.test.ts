import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dayAt, facts } from "../../test/fixtures/dated-facts.ts";
import { dayOf } from "../entities/audience.ts";
import type { StoredFact } from "../entities/facts.ts";
import { nextTurn } from "../entities/next-turn.ts";
import type { Pid } from "../identifiers/pid.ts";
import { publish, type Referent } from "./publish.ts";

const agents = ["B000-0000-0002", "B000-0000-0003"] as Pid[];
const referents = new Map(
  agents.map((pid): [Pid, Referent] => [pid, { pid, type: "person", label: "Ann Fell", public: true, sameAs: [] }]),
);

function published(told: StoredFact[], now: Date) {
  const pid = "B000-0000-0001" as Pid;
  const entity = { pid, type: "object", facts: told, version: 1, modified: "2026-01-01T00:00:00Z" } as const;
  return publish(entity, { state: "active", referents, now });
}

test("from any day until the next turn a thing is published as on that day", () => {
  fc.assert(
    fc.property(facts, fc.nat(11), (told, today) => {
      const next = nextTurn(told, dayOf(dayAt(today))) ?? dayOf(dayAt(14));
      for (let place = today + 1; dayOf(dayAt(place)) < next; place++)
        assert.deepEqual(published(told, dayAt(place)), published(told, dayAt(today)));
    }),
    { numRuns: 500 },
  );
});
