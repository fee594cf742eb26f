import assert from "node:assert/strict";
import { test } from "node:test";
import type { Pid } from "../identifiers/pid.ts";
import type { Link, PidRef, StoredFact } from "./facts.ts";
import { referencesOf } from "./references.ts";

const agent: PidRef = { type: "person", pid: "B000-0000-0002" as Pid };
const inscribedBy = (link: Link<PidRef>): StoredFact => ({
  kind: "inscription",
  type: "signature",
  readings: [{ how: "transcription", text: { value: "V.G." } }],
  by: { agent, role: "inscriber", ...link },
  key: "inscribed",
  audience: "public",
  from: { source: "tms", record: "1", field: "x" },
});

test("who inscribed a work is referred to as openly as the link says", () => {
  const isPublic = (link: Link<PidRef>) => referencesOf([inscribedBy(link)], "2026-11-30").map((one) => one.public);
  assert.deepEqual(isPublic({}), [true]);
  assert.deepEqual(isPublic({ audience: "staff" }), [false]);
  assert.deepEqual(isPublic({ audienceWhen: { from: "2026-12-01" } }), [false]);
});
