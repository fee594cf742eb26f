import assert from "node:assert/strict";
import { test } from "node:test";
import { spellingsIn } from "./spellings.ts";

const pid = "X5K4-2B6C-9Q1W";
const suffixOf = (address: string, of = pid) => spellingsIn(address).find(({ text }) => text === of)?.suffix;

test("a text that is no address is its only spelling, percent signs decoded", () => {
  for (const text of [` ${pid} `, "X5K4%2D2B6C-9Q1W"]) assert.deepEqual(spellingsIn(text), [{ text: pid, suffix: "" }]);
});

test("the identifier in an address is found, whatever stands before or after it, and what follows it is handed on", () => {
  for (const [address, suffix] of [
    [`https://example.org/${pid}`, ""],
    [`/${pid}/`, ""],
    [`/${pid}.jsonld?_profile=crm#name`, ".jsonld"],
    [`http://example.org:3000/${pid}/manifest`, "/manifest"],
    [`/${pid}/c3/s5.v7`, "/c3/s5.v7"],
    [`${pid}.v7`, ".v7"],
    [`/collection/${pid}/a/b/c/d/e/f/g/h/i`, "/a/b/c/d/e/f/g/h/i"],
  ] as const) {
    assert.equal(suffixOf(address), suffix, address);
  }
  assert.equal(suffixOf("https://example.org/resource/000-04PN-0000/v3", "000-04PN-0000"), "/v3");
});

test("what begins first comes first, and of that the longest", () => {
  const texts = spellingsIn("/000-04PN-0000/recto/v3").map(({ text }) => text);
  assert.deepEqual(texts, [
    "/000-04PN-0000/recto/v3",
    "000-04PN-0000/recto/v3",
    "000-04PN-0000/recto",
    "000-04PN-0000",
    "recto/v3",
    "recto",
    "v3",
  ]);
});

test("an ARK stays whole: its name alone is never taken for an identifier", () => {
  const text = "/ark:/99999/x5k42b6c9q1w";
  assert.deepEqual(spellingsIn(text), [{ text, suffix: "" }]);
});
