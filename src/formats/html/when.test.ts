import assert from "node:assert/strict";
import { test } from "node:test";
import type { TimeSpan } from "../../entities/facts.ts";
import { when } from "./when.ts";

const said = (span: TimeSpan) => when(span)?.source;

test("the words that a date was recorded in come before its bounds", () => {
  assert.equal(
    said({ display: [{ value: "um 1500", language: "de" }], earliest: "1495", latest: "1505" }),
    '<span lang="de">um 1500</span>',
  );
});

test("bounds are told as days, months and years, with what is doubtful about them", () => {
  assert.equal(said({ earliest: "2020-06-18", latest: "2021-01-31", lasting: true }), "18 June 2020 – 31 January 2021");
  assert.equal(said({ earliest: "1869", latest: "1869", circa: true }), "about 1869");
  assert.equal(
    said({ earliest: "1752-09", latest: "1752-09", calendar: "julian" }),
    "September 1752 (Julian calendar)",
  );
  assert.equal(said({ earliest: "2026", open: "end", lasting: true }), "since 2026");
  assert.equal(said({ latest: "1600" }), "1600 or earlier");
});

test("astronomical years are told as people count them", () => {
  assert.equal(said({ earliest: "-0043", latest: "-0043" }), "44 BC");
  assert.equal(said({ earliest: "0000", latest: "0001" }), "1 BC – 1");
});

test("a span that says nothing is nothing", () => {
  assert.equal(said({}), undefined);
});
