import assert from "node:assert/strict";
import { test } from "node:test";
import type { Press } from "../access-points/press.ts";
import { openFeedBook } from "../feeds/sqlite/feed-book.ts";
import type { Format } from "../formats/port.ts";
import { harvest } from "../harvest/harvest.ts";
import { logs, sourceOf } from "../harvest/small-museum.ts";
import { followFeeds } from "./follow-feeds.ts";

/** As EDM is: a thing of which no right is said is not offered in it, unless the museum says one of all. */
const strict: Format = {
  name: "strict",
  title: "Strict",
  extension: "strict",
  contentType: "text/plain",
  accepts: [],
  types: "all",
  revised: "2026-11-01",
  losses: [],
  validity: [],
  missing: (_entity, { rights }) => (rights?.object ? [] : ["what may be done with it"]),
  write: ({ pid }) => pid,
};

test("a museum that says from now on what may be done with its things offers them where that is wanted, and once", async () => {
  const both = logs();
  const book = openFeedBook(":memory:");
  const house = { ...both, feeds: () => book, baseUrl: undefined };
  await harvest(sourceOf({ "test/work/1": { title: "Quinces" } }), both);
  const press: Press = { base: "http://127.0.0.1:3000", institution: "The Harbour", formats: [strict] };
  await followFeeds(house, press);
  assert.deepEqual(book.items({ format: "strict", limit: 9 }), []);
  const rights = { object: "http://creativecommons.org/publicdomain/mark/1.0/" };
  await followFeeds(house, { ...press, rights });
  assert.deepEqual(
    book.items({ format: "strict", limit: 9 }).map(({ gone }) => gone),
    [false],
  );
  assert.equal(await followFeeds(house, { ...press, rights, base: "http://127.0.0.1:4000" }), 0);
});
