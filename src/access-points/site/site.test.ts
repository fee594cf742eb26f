import assert from "node:assert/strict";
import { test } from "node:test";
import { entityTypes } from "../../entities/types.ts";
import { Problem } from "../../errors.ts";
import { assets } from "../../formats/html/assets.ts";
import { html } from "../../formats/html/html.ts";
import type { Format } from "../../formats/port.ts";
import { choicesPage, errorPage, site } from "./site.ts";

const turtle: Format = {
  name: "turtle",
  title: "Turtle",
  extension: "ttl",
  contentType: "text/turtle; charset=utf-8",
  accepts: ["text/turtle"],
  profile: { uri: "https://linked.art/ns/v1/linked-art.json", token: "linked-art" },
  types: ["object", "person"],
  revised: "2026-11-23",
  missing: ({ type, facts }) => (type === "person" || facts.some(({ kind }) => kind === "name") ? [] : ["a title"]),
  losses: [
    { kind: "inscription", field: "*", reason: "letters are not pictures" },
    { kind: "part", field: "when", reason: "links have no dates" },
    { kind: "*", field: "order", reason: "a graph has no order" },
  ],
  validity: [{ by: "syntax", title: "Turtle 1.1", of: "turtle" }],
  write: () => "",
};
const institution = "The <b>Museum</b>";
const point = site({
  institution,
  base: "https://data.example.org",
  formats: [html([turtle]), turtle],
  counts: async () => ({ object: 3778, person: 1, sample: 0 }),
  examples: async () => [{ pid: "X5K4-2B6C-9Q1W", type: "object", label: "A <Study>" }],
});
const get = (path: string, accept = "text/html") => point.handle({ method: "GET", path, headers: { accept } });

test("the home page counts what there is, gives examples and says how to address them", async () => {
  const body = String((await get("/")).body);
  assert.match(body, /3,778 objects[\s\S]*href="\/X5K4-2B6C-9Q1W">A &lt;Study&gt;<[\s\S]*1 person/);
  assert.doesNotMatch(body, /samples|<b>Museum/);
  assert.match(body, /curl -L -H &#39;Accept: text\/turtle&#39; https:\/\/data\.example\.org\/X5K4-2B6C-9Q1W/);
  assert.match(body, /<form[^>]* action="\/lookup" method="get">[\s\S]*name="number"/);
});

test("a museum that has published nothing yet has a home page too", async () => {
  const empty = site({ institution, base: "", formats: [], counts: async () => ({}), examples: async () => [] });
  const { body } = await empty.handle({ method: "GET", path: "/", headers: {} });
  assert.match(String(body), /Nothing has been published yet/);
});

test("the table of formats is a page for people and JSON for programs, with the types spelled out", async () => {
  const { headers, body } = await get("/formats", "application/json");
  assert.equal(headers["content-type"], "application/json");
  assert.equal(body, (await get("/formats.json")).body);
  const { formats } = JSON.parse(String(body));
  assert.equal(formats[0].types.length, Object.keys(entityTypes).length);
  assert.deepEqual(formats[1].types, ["object", "person"]);
  assert.equal(formats[1].profile.token, "linked-art");
  assert.match(String((await get("/formats")).body), /<code>\.ttl<\/code>[\s\S]*objects, people/);
});

test("each format tells what it carries, what it leaves out and why, what a record must have, and by what it is held to be valid", async () => {
  const { formats } = JSON.parse(String((await get("/formats.json")).body));
  const { minimum, facts, ofEveryFact, validity } = formats[1];
  assert.deepEqual(minimum, { object: ["a title"] });
  assert.deepEqual([facts.name.carries, facts.inscription.carries, facts.part.carries], ["all", "nothing", "part"]);
  assert.deepEqual(facts.part.losses, [{ field: "when", reason: "links have no dates" }]);
  assert.deepEqual(ofEveryFact, [{ field: "order", reason: "a graph has no order" }]);
  assert.deepEqual(validity, turtle.validity);
  const page = String((await get("/formats")).body);
  assert.match(page, /Turtle: 14 kinds of facts in full, 1 in part, 1 not/);
  assert.match(page, /Objects that have: a title[\s\S]*People/);
  assert.match(page, /Inscription<\/th>\s*<td[^>]*>not<[\s\S]*all of it: letters are not pictures/);
  assert.match(page, /Left out of every fact[\s\S]*a graph has no order[\s\S]*Turtle 1\.1, its syntax/);
});

test("a stylesheet may be kept for ever under the name with its hash, and only briefly under another", async () => {
  const { address, hash } = assets.cartouche;
  const kept = await get(address);
  assert.equal(kept.headers.etag, `"${hash}"`);
  assert.match(kept.headers["cache-control"] ?? "", /immutable/);
  const older = await get("/assets/cartouche.0123456789ab.css");
  assert.equal(older.body, kept.body);
  assert.equal(older.headers["cache-control"], "public, max-age=300");
});

test("every file that a page asks for is served", async () => {
  const files = String((await get("/policy")).body).match(/(?<=<link rel="(?:stylesheet|icon)" href=")[^"]+/g) ?? [];
  assert.equal(files.length, 3);
  for (const file of files) assert.equal((await get(file)).status, 200);
});

test("other files are not found, however they are asked for", async () => {
  for (const path of ["/assets/", "/assets/../site.ts", "/assets/site.ts", "/assets/cartouche.css/x", "/policy/x"]) {
    await assert.rejects(get(path), (error: unknown) => error instanceof Problem && error.code === "not-found", path);
  }
});

test("an error page says what was wrong and links what would be right, but no address of another kind", () => {
  const more = {
    suggestions: [{ pid: "X5K4-2B6C-9Q1W", label: "A <Study>" }, "R4C3-D4F5-G6H7", 7],
    alternatives: [
      { name: "json", href: "/X5K4-2B6C-9Q1W.json", type: "application/json" },
      { name: "bad", href: "javascript:alert(1)" },
    ],
  };
  const body = errorPage(new Problem("pid-unknown", "Check it <again>.", more).toDocument(), { institution });
  assert.match(body, /Check it &lt;again&gt;\./);
  assert.match(body, /href="\/X5K4-2B6C-9Q1W">X5K4-2B6C-9Q1W<\/a> A &lt;Study&gt;[\s\S]*href="\/R4C3-D4F5-G6H7"/);
  assert.match(body, /href="\/X5K4-2B6C-9Q1W\.json">json/);
  assert.doesNotMatch(body, /javascript:/);
});

test("a number that several things have is a page with a link to each, telling former numbers", () => {
  const choice = { pid: "X5K4-2B6C-9Q1W", label: "A Study", type: "object", scheme: "inventory", value: "NG1" };
  const body = choicesPage(
    "NG1",
    [
      { ...choice, standing: "former" },
      { ...choice, pid: "R4C3-D4F5-G6H7", standing: "current" },
    ],
    { institution },
  );
  assert.match(body, /\(Inventory number NG1, formerly\)/);
  assert.match(body, /href="\/R4C3-D4F5-G6H7"/);
});
