import assert from "node:assert/strict";
import { test } from "node:test";
import { base, text, to } from "../../../test/fixtures/people-and-places.ts";
import { published, type Told } from "../../../test/fixtures/published.ts";
import type { EntityType } from "../../entities/types.ts";
import { writeJsonLd } from "./json-ld.ts";
import { graphLosses } from "./losses.ts";
import { linkedArtRecord } from "./record.ts";

const when = { display: [{ value: "when.display" }] };
const words = (value: string) => [{ value }];

/** A fact of every kind whose free words say where they stand, so that a word that is not in the record is a field that was lost. */
const telling: readonly [EntityType, Told][] = [
  [
    "person",
    {
      kind: "name",
      use: "former",
      text: words("text"),
      parts: { given: "parts.given", subtitle: "parts.subtitle" },
      when,
    },
  ],
  ["object", { kind: "number", scheme: "inventory", value: "value", assigner: text("group", "assigner"), when }],
  [
    "object",
    {
      kind: "statement",
      about: "other",
      text: words("text"),
      sourceWord: "sourceWord",
      said: {
        note: { value: "said.note" },
        by: text("person", "said.by"),
        when,
        in: { publication: text("publication", "said.in"), pages: "said.in.pages" },
      },
    },
  ],
  ["object", { kind: "classification", aspect: "type", concept: text("concept", "concept"), part: "part", when }],
  [
    "object",
    {
      kind: "activity",
      type: "acquisition",
      title: words("title"),
      event: text("event", "event"),
      when: [when, { display: words("when2.display") }],
      where: [{ place: text("place", "where.place"), role: "where.role" }],
      who: [
        { agent: to("group"), role: "who.role", display: { value: "who.display" }, share: "who.share" },
        { agent: text("person", "who.agent"), role: "who.role.words" },
      ],
      used: [text("object", "used")],
      technique: [text("concept", "technique")],
      price: { display: { value: "price.display" }, currency: "price.currency" },
      numbers: [{ value: "numbers.value", scheme: "numbers.scheme" }],
      display: words("display"),
    },
  ],
  [
    "object",
    { kind: "measurement", of: "of", values: [{ dimension: "values.dimension", value: 1, unit: "values.unit" }], when },
  ],
  [
    "object",
    {
      kind: "inscription",
      type: "type",
      readings: [{ how: "transcription", text: { value: "readings.text" } }],
      position: { on: "words", text: { value: "position.text" } },
      by: { agent: text("person", "by.agent"), role: "writer" },
      when,
    },
  ],
  ["object", { kind: "part", whole: text("object", "whole"), as: "component", when }],
  ["object", { kind: "subject", ref: to("person"), mode: "depicts", role: "role", display: { value: "display" } }],
  [
    "object",
    {
      kind: "citation",
      publication: text("publication", "publication"),
      pages: "pages",
      number: "number",
      figure: "figure",
      rank: "rank",
      note: { value: "note" },
    },
  ],
  [
    "object",
    {
      kind: "media",
      image: to("media"),
      role: "detail",
      technique: to("concept"),
      view: "view",
      caption: words("caption"),
    },
  ],
  [
    "object",
    {
      kind: "placement",
      use: "current",
      at: to("location"),
      custodian: text("group", "custodian"),
      address: { value: "address" },
      position: { on: "words", text: { value: "position.text" } },
      when,
      display: { value: "display" },
    },
  ],
  [
    "object",
    { kind: "rights", of: "object", sort: "copyright", holder: text("person", "holder"), text: words("text"), when },
  ],
  [
    "object",
    {
      kind: "relation",
      predicate: "related",
      to: to("object"),
      sourceWord: "sourceWord",
      when,
      display: { value: "display" },
    },
  ],
  [
    "object",
    {
      kind: "same-as",
      uri: "http://example.org/uri",
      scheme: "scheme",
      match: "exact",
      status: "asserted",
      by: "by",
      checked: "checked",
    },
  ],
  [
    "media",
    {
      kind: "content",
      role: "master",
      url: "http://example.org/url",
      format: "format",
      conformsTo: "http://example.org/conformsTo",
      sha256: "sha256",
      version: "version",
      when,
    },
  ],
];

/** A fact in which every word that tells where it stands is marked, so that no key of JSON is taken for it. */
function marked(value: unknown, path: string, found: string[]): unknown {
  if (typeof value === "string") {
    if (path === "" || !value.startsWith(path)) return value;
    found.push(value);
    return `${value}¶`;
  }
  if (Array.isArray(value)) return value.map((each) => marked(each, path, found));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      path !== "" && name === "type" ? each : marked(each, path === "" ? name : path, found),
    ]),
  );
}

const isListed = (kind: string, word: string) =>
  graphLosses.some(
    (row) => (row.kind === kind || row.kind === "*") && row.field.split(", ").some((field) => word.startsWith(field)),
  );

for (const [type, told] of telling) {
  test(`of a ${told.kind}, Linked Art keeps every word that the table of losses does not list`, () => {
    const found: string[] = [];
    const fact = marked(told, "", found) as Told;
    const written = writeJsonLd(linkedArtRecord(published(type, [fact]), { base, institution: "" }));
    assert.ok(found.length > 0);
    for (const word of found) {
      if (!isListed(told.kind, word)) assert.ok(written.includes(`${word}¶`), `${word} of ${told.kind} is lost`);
    }
  });
}

test("the table of losses gives each loss once, with a reason", () => {
  const fields = graphLosses.map(({ kind, field }) => `${kind} ${field}`);
  assert.equal(new Set(fields).size, fields.length);
  for (const { reason } of graphLosses) assert.ok(reason.length > 10);
});
