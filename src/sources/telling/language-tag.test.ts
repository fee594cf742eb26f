import assert from "node:assert/strict";
import { test } from "node:test";
import { bcp47 } from "./language-tag.ts";

test("codes, scripts and locales become tags, and what is no language none", () => {
  assert.equal(bcp47("eng"), "en");
  assert.equal(bcp47("gre", "Latn"), "el-Latn");
  assert.equal(bcp47("eng", "Latn"), "en");
  assert.equal(bcp47("en_GB"), "en-GB");
  for (const none of [undefined, "mul", "zxx", "no language"]) assert.equal(bcp47(none), undefined);
});
