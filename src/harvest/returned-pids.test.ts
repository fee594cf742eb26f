import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Pid } from "../identifiers/pid.ts";
import type { Resolution } from "../registry/port.ts";
import { compareReturned, type Held } from "./returned-pids.ts";

const wanted = "B000-0000-0001" as Pid;
const loser = "B000-0000-0002" as Pid;
const other = "B000-0000-0003" as Pid;

const found = (pid: Pid, more: Partial<Extract<Resolution, { found: true }>> = {}): Resolution => ({
  found: true,
  pid,
  state: "active",
  type: "object",
  canonical: true,
  since: "2026-05-01T10:00:00Z",
  ...more,
});
const merged = (pid: Pid, into: Pid) => found(pid, { state: "merged", end: { state: "merged", into, mergeId: "m1" } });
const notFound = (reason: "malformed" | "unknown"): Resolution => ({ found: false, reason, suggestions: [] });

const samples = {
  right: { text: wanted, resolution: found(wanted) },
  spelt: { text: wanted.toLowerCase(), resolution: found(wanted, { canonical: false }) },
  merged: { text: loser, resolution: merged(loser, wanted) },
  foreign: { text: other, resolution: found(other) },
  "merged elsewhere": { text: "elsewhere", resolution: merged(loser, other) },
  malformed: { text: "K.1", resolution: notFound("malformed") },
  unknown: { text: "unknown", resolution: notFound("unknown") },
  page: { text: `${wanted}/page`, resolution: found(wanted, { suffix: "/page" }) },
} satisfies Record<string, Held>;
type Name = keyof typeof samples;
const names = Object.keys(samples) as Name[];
const good: readonly Name[] = ["right", "spelt"];
const harmless: readonly Name[] = [...good, "merged"];

describe("what a source holds, compared with the PID", () => {
  test("nothing is pending, and each text alone is what it is", () => {
    assert.deepEqual(compareReturned(wanted, []), { status: "pending" });
    const alone = names.map((name) => [name, compareReturned(wanted, [samples[name]])]);
    assert.deepEqual(Object.fromEntries(alone), {
      right: { status: "written" },
      spelt: { status: "written" },
      merged: { status: "outdated", text: loser },
      foreign: { status: "changed", text: other, why: "another", pid: other },
      "merged elsewhere": { status: "changed", text: "elsewhere", why: "another", pid: loser },
      malformed: { status: "changed", text: "K.1", why: "malformed" },
      unknown: { status: "changed", text: "unknown", why: "unknown" },
      page: { status: "changed", text: `${wanted}/page`, why: "malformed" },
    });
  });

  test("it is written only where all is the PID, changed where anything is not, and the order does not matter", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...names), { minLength: 1 }), fc.nat(), (chosen, turn) => {
        const held = chosen.map((name) => samples[name]);
        const verdict = compareReturned(wanted, held);
        assert.equal(
          verdict.status === "written",
          chosen.every((name) => good.includes(name)),
        );
        assert.equal(verdict.status === "changed", !chosen.every((name) => harmless.includes(name)));
        const at = turn % held.length;
        assert.deepEqual(compareReturned(wanted, [...held.slice(at), ...held.slice(0, at)]), verdict);
      }),
    );
  });
});
