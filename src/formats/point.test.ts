import assert from "node:assert/strict";
import { test } from "node:test";
import { pointOf } from "./point.ts";

test("of well-known text a point alone is one, its height left out and its digits kept", () => {
  assert.deepEqual(pointOf("POINT(2.920 51.23)"), { longitude: "2.920", latitude: "51.23" });
  assert.deepEqual(pointOf(" point z ( -0.128 +51.5 12.1 ) "), { longitude: "-0.128", latitude: "+51.5" });
  for (const other of ["LINESTRING (1 2, 3 4)", "POINT EMPTY", "POINT(1)", "MULTIPOINT ((1 2), (3 4))", "a point"])
    assert.equal(pointOf(other), undefined);
});
