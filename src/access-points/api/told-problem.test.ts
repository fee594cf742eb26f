import assert from "node:assert/strict";
import { test } from "node:test";
import { Problem } from "../../errors.ts";
import { toldProblem } from "./told-problem.ts";

test("no path and no process of this machine is told to a caller", () => {
  for (const code of ["disk-full", "data-folder-unwritable", "run-in-progress"] as const) {
    const told = JSON.stringify(toldProblem(new Problem(code, "/srv/secret, process 4711", { folder: "/srv/secret" })));
    assert.ok(!/srv|4711/.test(told), told);
  }
  assert.equal(toldProblem(new Problem("run-in-progress", "x")).status, 503);
});

test("what a caller can do something about is told as it is", () => {
  const problem = new Problem("state-forbids", "It is void.", { state: "void" });
  assert.deepEqual(toldProblem(problem), problem.toDocument());
});
