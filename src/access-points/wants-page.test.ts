import assert from "node:assert/strict";
import { test } from "node:test";
import { wantsPage, wantsTurtle } from "./wants-page.ts";

const asking = (accept?: string) => ({ headers: accept === undefined ? {} : { accept } });

test("a page is for those who name HTML and like it no less than JSON", () => {
  assert.ok(wantsPage(asking("text/html,application/xml;q=0.9,*/*;q=0.8")));
  for (const accept of [undefined, "*/*", "text/html;q=0, */*", "text/html;q=0.5, application/json"])
    assert.equal(wantsPage(asking(accept)), false, accept ?? "nothing");
});

test("Turtle is for those who name it and like it no less than a page or JSON", () => {
  assert.ok(wantsTurtle(asking("text/turtle, */*;q=0.1")));
  for (const accept of [undefined, "*/*", "text/turtle;q=0, */*", "text/html, text/turtle;q=0.5"])
    assert.equal(wantsTurtle(asking(accept)), false, accept ?? "nothing");
});
