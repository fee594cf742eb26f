import assert from "node:assert/strict";
import { test } from "node:test";
import type { Fact } from "./facts.ts";
import { isBeyondRecognition, likenessOf, printOfLikeness } from "./likeness.ts";
import type { EntityType } from "./types.ts";

type Said = { type?: EntityType; title?: string; by?: string; year?: string; number?: string };

const said = { key: "k", audience: "public", from: { source: "t", record: "t/1", field: "x" } } as const;

function likeness({ type = "object", title, by, year, number }: Said) {
  const facts: Fact[] = [];
  if (title) facts.push({ kind: "name", use: "preferred", text: [{ value: title }], ...said });
  if (number) facts.push({ kind: "number", scheme: "inventory", value: number, ...said });
  if (by || year)
    facts.push({
      kind: "activity",
      type: "production",
      ...(by && { who: [{ agent: { type: "person" as const, key: "t/p", label: by }, role: "artist" }] }),
      ...(year && { when: [{ earliest: year, latest: year }] }),
      ...said,
    });
  return likenessOf(type, facts);
}

const sunflowers: Said = { title: "Sunflowers", by: "Vincent van Gogh", year: "1888", number: "NG3863" };

test("what a thing is known by: type, words, makers, years and numbers, without accents, case and signs", () => {
  const { words, makers, years, numbers } = likeness({
    title: "L'Étang, vu de près",
    by: "Gogh, Vincent van",
    year: "1888-05",
    number: "NG 1",
  });
  assert.deepEqual(
    [words, makers, years, numbers],
    [["etang", "pres"], ["gogh", "van", "vincent"], [1888, 1888], ["NG 1"]],
  );
});

test("a correction is recognised: another number, title, maker or date, or all but one of them", () => {
  const corrections: Said[] = [
    { ...sunflowers, number: "L1307" },
    { ...sunflowers, title: "A Vase with Flowers" },
    { ...sunflowers, title: "A Vase with Flowers", number: "L1" },
    { ...sunflowers, by: "Paul Gauguin", year: "1890", number: "L1" },
    { ...sunflowers, title: "A Vase with Flowers", by: "Paul Gauguin", number: "L1" },
    { ...sunflowers, title: "A Vase with Flowers", year: "1901", number: "L1" },
    { ...sunflowers, title: "A Vase", by: "Paul Gauguin", year: "1901" },
    { title: "A Vase with Flowers" },
    { by: "Paul Gauguin", year: "1901" },
    { ...sunflowers, type: "media" },
    {},
  ];
  for (const now of corrections) {
    assert.equal(isBeyondRecognition(likeness(sunflowers), likeness(now)), false, JSON.stringify(now));
    assert.equal(isBeyondRecognition(likeness(now), likeness(sunflowers)), false, JSON.stringify(now));
  }
  const maiden = { type: "person" as const, title: "Anne Smith" };
  assert.equal(isBeyondRecognition(likeness(maiden), likeness({ ...maiden, title: "Mrs Jones" })), false);
});

test("another thing is not: nothing in common, and made by others, at another time, or of another type", () => {
  const others: Said[] = [
    { title: "The Wilton Diptych", by: "Unknown English or French master", year: "1395", number: "NG4451" },
    { title: "The Wilton Diptych", by: "A master" },
    { title: "The Wilton Diptych", year: "1395" },
    { title: "Duccio", type: "person", number: "77" },
    { title: "Sunflowers, a book", type: "publication", by: "A writer", year: "2004" },
  ];
  for (const now of others)
    assert.equal(isBeyondRecognition(likeness(sunflowers), likeness(now)), true, JSON.stringify(now));
});

test("a likeness has a print of its own, and the same one whatever the order in which things are said", () => {
  const one = likeness({ ...sunflowers, title: "Sunflowers in a vase" });
  assert.equal(printOfLikeness(one), printOfLikeness(likeness({ ...sunflowers, title: "vase, Sunflowers in a" })));
  const prints = [one, likeness(sunflowers), { ...one, years: undefined }, { ...one, type: "media" as const }];
  assert.equal(new Set(prints.map(printOfLikeness)).size, 4);
});
