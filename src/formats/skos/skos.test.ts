import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
// @ts-expect-error the package has no types
import { validate } from "jskos-validate";
import { Parser, type Quad } from "n3";
import { integrityFaults } from "../../../test/conformance/skos-integrity.ts";
import { everyFact } from "../../../test/fixtures/every-fact.ts";
import { base, pidOf, text } from "../../../test/fixtures/people-and-places.ts";
import { named, published, type Told } from "../../../test/fixtures/published.ts";
import { records } from "../../../test/fixtures/records.ts";
import { context } from "../../../test/fixtures/surroundings.ts";
import type { EntityType } from "../../entities/types.ts";
import type { Pid } from "../../identifiers/pid.ts";
import { jskos } from "../jskos/jskos.ts";
import type { WriteContext } from "../port.ts";
import { conceptTypes } from "./concept.ts";
import { skos } from "./skos.ts";

const ns = "http://www.w3.org/2004/02/skos/core#";
const graph = (written: string): Quad[] => new Parser().parse(written) as Quad[];
const write = (told: Told[], type: EntityType = "concept", around: Partial<WriteContext> = {}) =>
  graph(skos.write(published(type, told), { base, institution: "M", ...around }));
const said = (quads: Quad[], property: string) =>
  quads
    .filter(({ predicate }) => predicate.value === `${ns}${property}`)
    .map(({ object }) =>
      object.termType === "Literal" && object.language ? `${object.value}@${object.language}` : object.value,
    );
const other = (pid: string, label: string) => ({ type: "concept" as const, pid: pid as Pid, label });

for (const type of conceptTypes)
  test(`a ${type} keeps SKOS's integrity conditions and is valid JSKOS, with every fact and when it has ended`, () => {
    const record = records.get(type);
    assert.ok(record);
    const all = [
      record,
      published(type, everyFact),
      published(type, everyFact, "stub"),
      published(type, everyFact, "tombstoned"),
    ];
    for (const entity of all) {
      assert.deepEqual(integrityFaults(graph(skos.write(entity, context))), []);
      assert.ok(validate(JSON.parse(jskos.write(entity, context))), JSON.stringify(validate.errorMessages));
    }
  });

test("a language has one preferred label, whatever the sources say, and no label is said twice", () => {
  const quads = write([
    named("oil paint"),
    named("oil colour"),
    named("olieverf", "nl"),
    {
      kind: "name",
      use: "alternative",
      text: [
        { value: "oil paint", language: "en" },
        { value: "oils", language: "en" },
      ],
    },
    { kind: "name", use: "search", text: [{ value: "oils", language: "en" }, { value: "oilpaint" }] },
  ]);
  assert.deepEqual(said(quads, "prefLabel"), ["oil paint@en", "olieverf@nl"]);
  assert.deepEqual(said(quads, "altLabel"), ["oil colour@en", "oils@en"]);
  assert.deepEqual(said(quads, "hiddenLabel"), ["oilpaint"]);
});

test("what an authority has above it is a broader match, what we have is broader, and nothing is broader than itself", () => {
  const quads = write([
    named("oil paint"),
    {
      kind: "part",
      as: "broader",
      whole: { type: "concept", uri: "http://vocab.getty.edu/aat/300015029", label: "paint" },
    },
    { kind: "part", as: "broader", whole: { type: "concept", pid: pidOf("concept") } },
    { kind: "part", as: "broader", whole: { type: "concept", pid: pidOf("place") } },
    { kind: "same-as", uri: "http://vocab.getty.edu/aat/300015050", scheme: "aat", match: "exact", status: "asserted" },
    { kind: "same-as", uri: "http://vocab.getty.edu/aat/300015050", scheme: "aat", match: "close", status: "asserted" },
    { kind: "same-as", uri: "http://vocab.getty.edu/aat/1", scheme: "aat", match: "exact", status: "rejected" },
  ]);
  assert.deepEqual(said(quads, "broader"), [`${base}/${pidOf("place")}`]);
  assert.deepEqual(said(quads, "broadMatch"), ["http://vocab.getty.edu/aat/300015029"]);
  assert.deepEqual(
    [said(quads, "exactMatch"), said(quads, "closeMatch")],
    [["http://vocab.getty.edu/aat/300015050"], []],
  );
});

test("what has terms in it is a scheme and no concept; a term below it is narrower and not related too", () => {
  const first = [{ ...other("Q777-2BTC-9Q1W", "oils"), as: "part/in-scheme" }];
  const scheme = write([named("Materials")], "concept", { referrers: { total: 1, first } });
  assert.deepEqual(
    scheme.filter(({ predicate }) => predicate.value.endsWith("#type")).map(({ object }) => object.value),
    [`${ns}ConceptScheme`],
  );
  const below = { total: 1, first: [{ ...other(pidOf("event"), "oils"), as: "part/broader" }] };
  const concept = write(
    [named("paint"), { kind: "relation", predicate: "related", to: { type: "concept", pid: pidOf("event") } }],
    "concept",
    { referrers: below },
  );
  assert.deepEqual([said(concept, "narrower"), said(concept, "related")], [[`${base}/${pidOf("event")}`], []]);
});

test("no words and no languages break the conditions", () => {
  const words = fc.record({
    value: fc.string({ unit: "grapheme" }),
    language: fc.constantFrom("en", "EN", "nl", "ja-Latn", "und", "not a tag", ""),
  });
  const uses = fc.constantFrom("preferred", "alternative", "former", "sort", "search", "short");
  const name = fc.record({ kind: fc.constant("name" as const), use: uses, text: fc.array(words, { minLength: 1 }) });
  fc.assert(
    fc.property(fc.array(name, { minLength: 1 }), (names) => {
      const entity = published("concept", [
        { kind: "classification", aspect: "type", concept: text("concept", "x") },
        ...(names as Told[]),
      ]);
      assert.deepEqual(integrityFaults(graph(skos.write(entity, context))), []);
      assert.ok(validate(JSON.parse(jskos.write(entity, context))), JSON.stringify(validate.errorMessages));
    }),
    { numRuns: 60 },
  );
});

test("an event has its days in JSKOS, a place its coordinates", () => {
  const event = JSON.parse(jskos.write(records.get("event") as never, context));
  assert.deepEqual([event.startDate, event.endDate], ["1953-01-31", "1953-02-01"]);
  const place = JSON.parse(jskos.write(records.get("place") as never, context));
  assert.deepEqual(place.location, { type: "Point", coordinates: [2.92, 51.23] });
});
