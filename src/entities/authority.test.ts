import assert from "node:assert/strict";
import { test } from "node:test";
import type { Pid } from "../identifiers/pid.ts";
import { type AuthorityRules, disagreementsIn, settleAuthority } from "./authority.ts";
import type { FactBody, PidRef, StoredFact } from "./facts.ts";

const rules: AuthorityRules = {
  object: { placement: ["locations", "tms"], "number:inventory": ["tms"], "*": ["tms", "ciim"] },
};

let count = 0;
const by = (source: string, body: FactBody<PidRef>): StoredFact => ({
  key: `${source}/${++count}`,
  audience: "public",
  from: { source, record: `${source}/object/1`, field: "f" },
  ...body,
});
const named = (source: string, value: string) => by(source, { kind: "name", use: "preferred", text: [{ value }] });
const hangsAt = (source: string, pid: string) =>
  by(source, { kind: "placement", use: "current", at: { type: "location", pid: pid as Pid } });
const standings = (facts: readonly StoredFact[]) => facts.map(({ standing = "current" }) => standing);

test("the first listed source that says anything stands, and the others' words stay as alternatives", () => {
  const settled = settleAuthority("object", [hangsAt("tms", "A"), hangsAt("locations", "B")], rules);
  assert.deepEqual(standings(settled), ["alternative", "current"]);
  const names = settleAuthority("object", [named("ciim", "Sunflower"), named("tms", "Sunflowers")], rules);
  assert.deepEqual(standings(names), ["alternative", "current"]);
});

test("who says the same does not give way, and nobody does where no listed source says anything", () => {
  assert.deepEqual(standings(settleAuthority("object", [named("ciim", "A"), named("tms", "A")], rules)), [
    "current",
    "current",
  ]);
  assert.deepEqual(standings(settleAuthority("object", [named("x", "A"), named("y", "B")], rules)), [
    "current",
    "current",
  ]);
});

test("what a thing has many of is added up, unless a rule names its kind", () => {
  const shown = (source: string, pid: string) =>
    by(source, { kind: "media", role: "detail", image: { type: "media", pid: pid as Pid } });
  const facts = [shown("tms", "A"), shown("images", "B")];
  assert.deepEqual(standings(settleAuthority("object", facts, rules)), ["current", "current"]);
  assert.deepEqual(standings(settleAuthority("object", facts, { "*": { media: ["images"] } })), [
    "alternative",
    "current",
  ]);
});

test("a disagreement names what it is about, who stands and what the others say", () => {
  const facts = [hangsAt("tms", "A"), hangsAt("locations", "B"), named("tms", "A")];
  const [found, ...more] = disagreementsIn("object", facts, rules);
  assert.equal(more.length, 0);
  assert.deepEqual(
    [found?.about, found?.source, found?.others.map(({ from }) => from.source)],
    ["placement:current", "locations", ["tms"]],
  );
});
