import assert from "node:assert/strict";
import { test } from "node:test";
import { seenKeys } from "./seen-keys.ts";

test("a key is new once, however many there are", () => {
  const isSeen = seenKeys();
  const keys = Array.from({ length: 5000 }, (_, index) => `ead/component/c${index}`);
  assert.ok(keys.every((key) => !isSeen(key)));
  assert.ok(keys.every((key) => isSeen(key)));
  assert.equal(isSeen("ead/component/another"), false);
});
