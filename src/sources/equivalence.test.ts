import assert from "node:assert/strict";
import { test } from "node:test";
import { equivalentsBy, isKeyPattern } from "./equivalence.ts";

test("an equivalence is read in both directions and through others, exactly, and a key of no rule has none", () => {
  const equivalents = equivalentsBy([
    { from: "ciim/object-{id}", to: "tms/object/{id}" },
    { from: "tms/object/{id}", to: "old.x/{id}.xml" },
  ]);
  assert.deepEqual(equivalents("ciim/object-6183"), ["tms/object/6183", "old.x/6183.xml"]);
  assert.deepEqual(equivalents("tms/object/6183").sort(), ["ciim/object-6183", "old.x/6183.xml"]);
  assert.deepEqual(equivalents("tms/object/$&"), ["ciim/object-$&", "old.x/$&.xml"]);
  for (const key of ["tms/objects/1", "tms/object/", "xtms/object/1", "oldyx/1.xml", ""])
    assert.deepEqual(equivalents(key), []);
});

test("rules that would go on for ever end", () => {
  const equivalents = equivalentsBy([{ from: "a/{id}", to: "a/x{id}" }]);
  assert.deepEqual(equivalents("a/1"), ["a/x1"]);
});

test("a pattern is a source key with one {id} in it", () => {
  for (const good of ["tms/object/{id}", "ciim/object-{id}", "a/{id}.xml"]) assert.ok(isKeyPattern(good), good);
  for (const bad of ["tms/object", "{id}", "tms/{id}/{id}", "TMS/{id}", "tms{id}", "tms/{key}"])
    assert.ok(!isKeyPattern(bad), bad);
});
