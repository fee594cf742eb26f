import assert from "node:assert/strict";
import { test } from "node:test";
import { factKey } from "./fact-key.ts";

test("a fact's key is its record, its kind and what identifies it", () => {
  const key = factKey("tms/object/4", "number", { scheme: "inventory", value: "NPG.87.178" });
  assert.match(key, /^tms\/object\/4#number\/[0-9a-f]{16}$/);
  assert.equal(
    key,
    factKey("tms/object/4", "number", { value: "NPG.87.178", scheme: "inventory", assigner: undefined }),
  );
  assert.notEqual(key, factKey("tms/object/4", "number", { scheme: "inventory", value: "NPG.87.179" }));
});

test("a value cannot pass for another field", () => {
  assert.notEqual(factKey("r", "name", { a: "b", c: "d" }), factKey("r", "name", { a: 'b","c":"d' }));
});
