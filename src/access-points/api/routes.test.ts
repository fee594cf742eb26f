import assert from "node:assert/strict";
import { test } from "node:test";
import { isProblem } from "../../registry/is-problem.ts";
import { operations } from "./operations.ts";
import { routesOf } from "./routes.ts";

const route = routesOf(operations);

test("a path that is spelt out goes before one with braces, and each has its own methods", () => {
  assert.equal(route("/api/v1/pids/lookup").POST?.operation.id, "lookupPids");
  assert.deepEqual(Object.keys(route("/api/v1/pids/X5K4-2B6C-9Q1W")), ["GET"]);
  assert.deepEqual(Object.keys(route("/api/v1/pids")), ["POST", "GET"]);
});

test("the parts in braces are decoded, a slash among them", () => {
  assert.deepEqual(route("/api/v1/pids/ark%3A12345%2Fx%20y/merge").POST?.params, { pid: "ark:12345/x y" });
});

test("what leads nowhere is not found, and what is not UTF-8 is refused", () => {
  for (const path of ["/api", "/api/", "/api/v1", "/api/v1/pids/", "/api/v1/pids//merge", "/api/v2/pids"])
    assert.throws(() => route(path), isProblem("not-found"), path);
  assert.throws(() => route("/api/v1/pids/%ff"), isProblem("request-malformed"));
});
