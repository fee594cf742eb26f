import assert from "node:assert/strict";
import { test } from "node:test";
import { spellingsIn } from "./spellings.ts";

const pid = "X5K4-2B6C-9Q1W";

test("a text that is no address is its only spelling, percent signs decoded", () => {
  assert.deepEqual(spellingsIn(` ${pid} `), [pid]);
  assert.deepEqual(spellingsIn("X5K4%2D2B6C-9Q1W"), [pid]);
});

test("the identifier in an address is found, whatever stands before or after it", () => {
  for (const address of [
    `https://example.org/${pid}`,
    `/${pid}.jsonld?_profile=crm#name`,
    `http://example.org:3000/${pid}/manifest`,
    `/${pid}/v3`,
  ]) {
    assert.ok(spellingsIn(address).includes(pid), address);
  }
  assert.equal(spellingsIn("https://example.org/resource/000-04PN-0000")[1], "000-04PN-0000");
});

test("an ARK stays whole: its name alone is never taken for an identifier", () => {
  assert.deepEqual(spellingsIn("/ark:/99999/x5k42b6c9q1w"), ["/ark:/99999/x5k42b6c9q1w"]);
});
