import assert from "node:assert/strict";
import { test } from "node:test";
import { bounds, displayOf, timeSpanNode } from "./time-span.ts";

const span = (told: Parameters<typeof timeSpanNode>[1]) => {
  const {
    id: _id,
    type: _type,
    identified_by: _names,
    ...rest
  } = timeSpanNode("https://x/1#t", told) ?? {
    id: "",
    type: "TimeSpan",
  };
  return rest;
};

test("a year, a month and a day begin with their first second and end with their last, leap years told", () => {
  assert.deepEqual(bounds("1869"), { first: "1869-01-01T00:00:00Z", last: "1869-12-31T23:59:59Z" });
  assert.deepEqual(bounds("1900-02"), { first: "1900-02-01T00:00:00Z", last: "1900-02-28T23:59:59Z" });
  assert.deepEqual(bounds("2000-02"), { first: "2000-02-01T00:00:00Z", last: "2000-02-29T23:59:59Z" });
  assert.equal(bounds("2021-02-30"), undefined);
  assert.equal(bounds("2021-13"), undefined);
});

test("what happened some time within a span has only outer bounds; what lasts has all four", () => {
  assert.deepEqual(span({ earliest: "1868", latest: "1870" }), {
    begin_of_the_begin: "1868-01-01T00:00:00Z",
    end_of_the_end: "1870-12-31T23:59:59Z",
  });
  assert.deepEqual(span({ earliest: "2020-06-18", latest: "2021-01", lasting: true }), {
    begin_of_the_begin: "2020-06-18T00:00:00Z",
    end_of_the_begin: "2020-06-18T23:59:59Z",
    begin_of_the_end: "2021-01-01T00:00:00Z",
    end_of_the_end: "2021-01-31T23:59:59Z",
  });
});

test("an open end has no bound", () => {
  assert.deepEqual(span({ earliest: "2011", open: "end", lasting: true }), {
    begin_of_the_begin: "2011-01-01T00:00:00Z",
    end_of_the_begin: "2011-12-31T23:59:59Z",
  });
});

test("a year before 1 keeps its display and loses its bound", () => {
  const old = { earliest: "-0043", latest: "0014" };
  assert.deepEqual(span(old), { end_of_the_end: "0014-12-31T23:59:59Z" });
  assert.deepEqual(displayOf(old), [{ value: "44 BC – 0014" }]);
  assert.equal(bounds("0000"), undefined);
});

test("a span that says nothing is no node", () => {
  assert.equal(timeSpanNode("https://x/1#t", {}), undefined);
});
