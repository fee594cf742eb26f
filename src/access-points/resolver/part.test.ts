import assert from "node:assert/strict";
import { test } from "node:test";
import { asksForPage } from "./part.ts";

const request = (query: string | undefined, accept?: string) => ({
  method: "GET",
  path: "/X5K4-2B6C-9Q1W/receipts",
  ...(query === undefined ? {} : { query }),
  headers: { accept },
});

test("a part is a page where its extension says so, then where the media type of its address does, then by Accept", () => {
  const browser = "text/html,*/*;q=0.8";
  assert.ok(asksForPage({ request: request(undefined, browser) }));
  assert.equal(asksForPage({ request: request("_mediatype=application/json", browser) }), false);
  assert.ok(asksForPage({ request: request("_mediatype=text/html") }));
  assert.equal(asksForPage({ request: request(undefined, browser), extension: "json" }), false);
  assert.ok(asksForPage({ request: request("_mediatype=application/json"), extension: "html" }));
  assert.equal(asksForPage({ request: request(undefined) }), false);
});
