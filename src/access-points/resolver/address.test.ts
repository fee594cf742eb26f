import assert from "node:assert/strict";
import { test } from "node:test";
import { suffixAsSent, withQuery } from "./address.ts";

test("a target that has a query keeps it when ours is added, before its fragment", () => {
  for (const [address, added] of [
    ["/x", "/x?b=2"],
    ["/x?a=1", "/x?a=1&b=2"],
    ["https://example.org/?id=7&", "https://example.org/?id=7&b=2"],
    ["/x?", "/x?b=2"],
    ["/x?a=1#part", "/x?a=1&b=2#part"],
  ] as const)
    assert.equal(withQuery(address, "b=2"), added);
  assert.equal(withQuery("/x?a=1", undefined), "/x?a=1");
  assert.equal(withQuery("/x?a=1", ""), "/x?a=1");
});

test("what follows an identifier is passed on as it was sent", () => {
  for (const [id, suffix, sent] of [
    ["X5K4-2B6C-9Q1W/room%201", "/room 1", "/room%201"],
    ["X5K4-2B6C-9Q1W/a%2Fb/", "/a/b", "/a%2Fb"],
    ["X5K4-2B6C-9Q1W%2Fv3", "/v3", "%2Fv3"],
    ["X5K4-2B6C-9Q1W/a%2525", "/a%25", "/a%2525"],
    ["X5K4-2B6C-9Q1W//v3", "/v3", "//v3"],
    ["ark:/12345/x5k42b6c9q1w/c3/s5.v7", "/c3/s5.v7", "/c3/s5.v7"],
    ["X5K4-2B6C-9Q1W.v7", ".v7", ".v7"],
  ] as const)
    assert.equal(suffixAsSent(id, suffix), sent, id);
});
