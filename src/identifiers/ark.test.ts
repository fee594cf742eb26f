import assert from "node:assert/strict";
import { test } from "node:test";
import { printArk, readArk } from "./ark.ts";
import { mintPid } from "./mint.ts";

const pid = "X5K4-2B6C-9Q1W";

test("a native identifier prints as an ARK and reads back", () => {
  for (let round = 0; round < 100; round++) {
    const minted = mintPid();
    assert.deepEqual(readArk(printArk(minted, "12345")), { naan: "12345", pid: minted, suffix: "" });
  }
  assert.match(printArk(mintPid(), "12345"), /^ark:12345\/[0-9a-z]{12}$/);
});

for (const [how, text] of [
  ["in the new form", "ark:12345/x5k42b6c9q1w"],
  ["in the old form", "ark:/12345/x5k42b6c9q1w"],
  ["in capitals", "ARK:/12345/X5K42B6C9Q1W"],
  ["with hyphens, which are inert", "ark:12345/x5-k42b-6c9q1w-"],
  ["with hyphen-like characters", "ark:123\u201045/x5k4\u20102b6c\u2013\u20159q1w"],
  ["broken over two lines", "ark:12345/x5k42b\n  6c9q1w"],
  ["at an address", "https://example.org/ark:/12345/x5k42b6c9q1w"],
  ["with an inflection", "ark:12345/x5k42b6c9q1w??"],
  ["with a final slash", "ark:12345/x5k42b6c9q1w/"],
]) {
  test(`an ARK is read ${how}`, () => assert.deepEqual(readArk(text ?? ""), { naan: "12345", pid, suffix: "" }));
}

test("a name assigner's number may be betanumeric", () => {
  assert.deepEqual(readArk("ark:/b5488/x5k42b6c9q1w"), { naan: "b5488", pid, suffix: "" });
  assert.equal(readArk("ark:B54‐88/x5k42b6c9q1w")?.naan, "b5488");
  assert.equal(readArk("ark:12_45/x5k42b6c9q1w"), undefined);
});

test("what follows the name is handed on", () => {
  assert.equal(readArk("ark:12345/x5k42b6c9q1w/v3/manifest")?.suffix, "/v3/manifest");
  assert.equal(readArk("ark:12345/x5k42b6c9q1w.ttl?info")?.suffix, ".ttl");
  assert.equal(readArk("ark:/12345/x5k4-2b6c-9q1w/c3-a/s5.v7")?.suffix, "/c3-a/s5.v7");
});

test("a text that is no ARK of a native identifier is not read", () => {
  for (const text of [
    pid,
    "ark:12345",
    "ark:12345/",
    "ark:12345/x5k42b6c9q1x",
    "park:12345/x5k42b6c9q1w",
    "doi:10.1/x",
  ]) {
    assert.equal(readArk(text), undefined, text);
  }
});
