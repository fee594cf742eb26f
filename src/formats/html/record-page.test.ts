import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Pid } from "../../identifiers/pid.ts";
import type { PublicEntity, PublicFact } from "../../publish/public-entity.ts";
import type { Format, WriteContext } from "../port.ts";
import { html } from "./html.ts";

const base = "https://data.example.org";
const context: WriteContext = { base, institution: "A Museum" };
const other = (name: string, contentType: string): Format => ({
  name,
  title: name,
  extension: name,
  contentType,
  accepts: [],
  types: "all",
  revised: "2026-11-23",
  losses: [],
  validity: [],
  write: ({ label }) => JSON.stringify({ label }),
});
const linkedArt = other("jsonld", 'application/ld+json;profile="https://linked.art/ns/v1/linked-art.json"');
const page = html([linkedArt, other("ttl", "text/turtle; charset=utf-8")]);
const from = { source: "tms", record: "tms/object/1", field: "Title" };

const fact = (body: object) => ({ key: JSON.stringify(body), audience: "public", from, ...body }) as PublicFact;
const thing = (facts: object[], more: object = {}) =>
  ({
    pid: "X5K4-2B6C-9Q1W",
    type: "object",
    state: "active",
    label: "A Study",
    facts: facts.map(fact),
    version: 3,
    modified: "2026-05-04T10:00:00Z",
    ...more,
  }) as unknown as PublicEntity;
const write = (facts: object[], more: object = {}, surroundings: Partial<WriteContext> = {}) =>
  page.write(thing(facts, more), { ...context, ...surroundings });
const person = { type: "person", label: "Gilbert Stuart", pid: "B2C3-D4F5-G6H7" };
const production = (who: object) => ({
  kind: "activity",
  type: "production",
  who: [{ agent: person, role: "artist", ...who }],
});

test("a page names its identifier in full, is described by exactly one document and links to the others", () => {
  const out = write([]);
  assert.match(out, /value="https:\/\/data\.example\.org\/X5K4-2B6C-9Q1W"/);
  assert.match(out, /<link rel="cite-as" href="https:\/\/data\.example\.org\/X5K4-2B6C-9Q1W">/);
  assert.match(out, /<link rel="canonical" href="https:\/\/data\.example\.org\/X5K4-2B6C-9Q1W\.html">/);
  assert.equal(out.match(/rel="describedby"/g)?.length, 1);
  assert.match(
    out,
    /rel="alternate" type="text\/turtle; charset=utf-8" href="https:\/\/data\.example\.org\/X5K4-2B6C-9Q1W\.ttl"/,
  );
});

test("a maker is named with the words that say how near the maker was, linked to the maker's page", () => {
  const link = '<a class="govuk-link" href="/B2C3-D4F5-G6H7">Gilbert Stuart</a>';
  assert.ok(write([production({ qualifier: "copy-after" })]).includes(`Copy after ${link}`));
  assert.ok(
    write([production({ display: { value: "Perhaps by Gilbert Stuart, in Boston" } })]).includes(
      `Perhaps by ${link}, in Boston`,
    ),
  );
  assert.match(
    write([production({ standing: "former" })]),
    /id="making"[\s\S]*Gilbert Stuart<\/a> <span class="aside">\(formerly\)/,
  );
});

test("sections without content vanish", () => {
  assert.deepEqual(
    [...write([]).matchAll(/<h2 class="record-section__title" id="([a-z]+)"/g)].map(([, id]) => id),
    ["record"],
  );
});

test("a stub says in plain words what happened and when it was last described", () => {
  const out = write([], { state: "stub", lastSeen: "2026-03-03T00:00:00Z" });
  assert.match(out, /no longer supplied by its source[\s\S]*3 March 2026/);
  assert.doesNotMatch(write([]), /no longer supplied/);
});

test("where it is now has the room's link; a former number and a doubtful same-as are told as such", () => {
  const room = { type: "location", label: "Room 41", pid: "R4C3-D4F5-G6H7" };
  const out = write([
    { kind: "placement", use: "current", at: room },
    { kind: "number", scheme: "inventory", value: "L1349", standing: "former" },
    { kind: "same-as", scheme: "ulan", uri: "http://vocab.getty.edu/ulan/1", match: "close", status: "asserted" },
    { kind: "same-as", scheme: "viaf", uri: "http://viaf.org/viaf/2", match: "exact", status: "candidate" },
  ]);
  assert.match(out, /Where it is now<\/dt><dd[^>]*><a class="govuk-link" href="\/R4C3-D4F5-G6H7">Room 41<\/a>/);
  assert.match(out, /L1349 <span class="aside">\(formerly\)/);
  assert.match(out, /ulan\/1<\/a> \(close match\)/);
  assert.doesNotMatch(out, /viaf/);
});

test("one page and several are cited as such, and words of the source as they are", () => {
  const publication = { type: "publication", label: "Davies" };
  const out = write(["219", "219–21", "pl. 88"].map((pages) => ({ kind: "citation", publication, pages })));
  assert.match(out, /Davies, p\. 219<[\s\S]*Davies, pp\. 219–21<[\s\S]*Davies, pl\. 88</);
});

test("what refers to a thing is listed by how it does, with the count of all", () => {
  const first = [
    { type: "object" as const, label: "Sunflowers", pid: "F4C3-D4F5-G6H7" as Pid, as: "activity/production" },
  ];
  const out = write([], { type: "person" }, { referrers: { total: 1234, first } });
  assert.match(out, /1,234 records refer to this one; the first 1/);
  assert.match(out, /<h3[^>]*>Works<\/h3>[\s\S]*href="\/F4C3-D4F5-G6H7">Sunflowers/);
});

test("nothing is said twice in a row: a term in another number, a former name as former, a subtitle in its title", () => {
  const term = (label: string, more = {}) => ({
    kind: "classification",
    aspect: "type",
    concept: { type: "concept", label },
    ...more,
  });
  const out = write([
    term("Painting"),
    term("paintings"),
    term("painting", { part: "lid" }),
    { kind: "name", use: "former", standing: "former", text: [{ value: "Boy" }] },
    { kind: "name", use: "alternative", text: [{ value: "Boy: a tale" }], parts: { subtitle: "a tale" } },
    {
      kind: "placement",
      use: "site",
      display: { value: "Level 2, West Wing" },
      position: { on: "words", text: { value: "Level 2" } },
    },
  ]);
  assert.match(out, /Type<\/dt>[\s\S]*<li>Painting<\/li>\s*<li>painting \(lid\)<\/li>\s*<\/ul>/);
  assert.match(out, /Formerly<\/dt><dd[^>]*>Boy<\/dd>/);
  assert.match(out, /Also<\/dt><dd[^>]*>Boy: a tale<\/dd>/);
  assert.match(out, /Site<\/dt><dd[^>]*>Level 2, West Wing<\/dd>/);
});

test("a picture is shown with its caption as alternative text, and not where a right forbids it", () => {
  const image = { type: "media", label: "NG1.jpg", pid: "M4C3-D4F5-G6H7" };
  const shown = { kind: "media", image, role: "primary", caption: [{ value: "A boy in red" }] };
  const file = { kind: "content", role: "access", url: "https://images.example.org/1.jpg", widthPx: 4, heightPx: 5 };
  const media = new Map([[image.pid as Pid, thing([file], { type: "media" })]]);
  assert.match(
    write([shown], {}, { media }),
    /<img src="https:\/\/images\.example\.org\/1\.jpg" alt="A boy in red" width="4" height="5">/,
  );
  const forbidden = { kind: "rights", of: "media", sort: "reproduction", allows: { show: false } };
  const out = write([shown, forbidden], {}, { media });
  assert.doesNotMatch(out, /<img/);
  assert.match(out, /href="\/M4C3-D4F5-G6H7">NG1\.jpg/);
});

test("words in another language are marked with it, the title too", () => {
  const out = write([
    { kind: "name", use: "preferred", text: [{ value: "A Study", language: "fr" }] },
    { kind: "statement", about: "description", text: [{ value: "Une étude", language: "fr" }] },
  ]);
  assert.match(out, /<h1 class="record-title" lang="fr">A Study<\/h1>/);
  assert.match(out, /<div class="prose" lang="fr"><p>Une étude<\/p><\/div>/);
});

test("no text of a source becomes markup or an address of another kind, wherever it stands", () => {
  const nasty = fc.constantFrom(
    '<img src=x onerror="alert(1)">',
    '"><script>alert(1)</script>',
    "javascript:alert(1)",
    "'-->]]><svg onload=1>",
  );
  const text = fc.tuple(fc.string(), nasty, fc.string()).map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, fc.boolean(), (value, rich) => {
      const words = [rich ? { value, markup: "html", language: value } : { value }];
      const ref = { type: "concept", label: value, uri: value };
      const out = write(
        [
          { kind: "name", use: "alternative", text: words },
          { kind: "statement", about: "description", text: words },
          { kind: "statement", about: "medium", text: words },
          { kind: "number", scheme: value, value },
          { kind: "classification", aspect: "genre", concept: ref },
          { kind: "same-as", uri: value, scheme: value, match: "exact", status: "asserted" },
          { kind: "content", role: "access", url: value, html: value, format: "image/png" },
          { kind: "media", image: ref, role: "primary", caption: words },
          {
            kind: "activity",
            type: "other",
            sourceWord: value,
            title: words,
            who: [{ agent: ref, role: value, display: words[0] }],
          },
        ],
        { label: value },
        { institution: value },
      );
      assert.equal(out.match(/<script/g)?.length, 2);
      assert.doesNotMatch(
        out,
        /<(?:img|svg)(?![^>]* alt=)|<[a-z][^>"]*(?:"[^"]*"[^>"]*)*\son[a-z]+\s*=|(?:href|src)="(?!https?:|\/|#)/i,
      );
      const blocks = [...out.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)];
      const [search, described] = blocks.map(([, block = ""]) => JSON.parse(block));
      assert.equal(search["@id"], `${base}/X5K4-2B6C-9Q1W`);
      assert.deepEqual(described, { label: value });
    }),
    { numRuns: 60 },
  );
});
