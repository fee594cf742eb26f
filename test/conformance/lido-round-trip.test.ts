import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { lido, lido10 } from "../../src/formats/lido/lido.ts";
import { everyFact } from "../fixtures/every-fact.ts";
import { published, type Told } from "../fixtures/published.ts";
import { records } from "../fixtures/records.ts";
import { context } from "../fixtures/surroundings.ts";
import { painting } from "../fixtures/told-of-a-painting.ts";
import { toldOfWorks } from "../fixtures/told-of-works.ts";
import { linesOf, told, writtenAgain } from "./lido-round-trip.ts";

const museum = {
  ...context,
  institutionUri: "http://www.wikidata.org/entity/Q7",
  licence: "https://creativecommons.org/publicdomain/zero/1.0/",
  rights: { object: "http://rightsstatements.org/vocab/NoC-NC/1.0/" },
};

for (const format of [lido, lido10])
  for (const type of ["object", "sample", "archive"] as const)
    test(`${format.title} of the ${type} of the fixtures, read and written again, is the same document`, () => {
      const record = records.get(type);
      assert.ok(record);
      const { once, twice } = writtenAgain(record, format, museum);
      assert.deepEqual(linesOf(twice), linesOf(once));
    });

/**
 * What LIDO carries and does not give back as it was: a number in a series that only its museum knows is read as an inventory number,
 * a file of the thing itself as an image with an identifier, a technique only of a technical image, and an image once.
 */
const carriesOtherwise = (fact: Told) =>
  (fact.kind === "number" && fact.scheme === "own scheme") ||
  (fact.kind === "content" && fact.role !== "homepage" && fact.role !== "see-also") ||
  (fact.kind === "media" && fact.technique !== undefined && fact.role !== "technical");

const everything: Told[] = [...everyFact, ...painting, ...toldOfWorks.sample, ...toldOfWorks.archive].filter(
  (fact) => !carriesOtherwise(fact),
);

/** A fact whose texts are in these languages, one after the other. */
function inLanguages<T>(value: T, languages: readonly (string | undefined)[], at = { next: 0 }): T {
  if (Array.isArray(value)) return value.map((one) => inLanguages(one, languages, at)) as T;
  if (typeof value !== "object" || value === null) return value;
  if (isText(value)) {
    const { language: _, ...text } = value;
    const language = languages[at.next++ % languages.length];
    return { ...text, ...(language === undefined ? {} : { language }) } as T;
  }
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inLanguages(one, languages, at)])) as T;
}

const isText = (value: object): value is { value: string; language?: string } =>
  "value" in value &&
  typeof value.value === "string" &&
  Object.keys(value).every((key) => ["value", "language", "markup"].includes(key));

for (const format of [lido, lido10])
  test(`whatever is told, in whatever languages, ${format.title} gives it back: read and written again it is the same`, () => {
    const facts = fc.shuffledSubarray(everything, { minLength: 1, maxLength: 30 });
    const languages = fc.array(fc.constantFrom("en", "nl", "ja-Latn", undefined), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(facts, languages, (some, spoken) => {
        const eachImageOnce = some.filter(
          ({ kind }, at) => kind !== "media" || some.findIndex((one) => one.kind === kind) === at,
        );
        const { once, twice } = writtenAgain(published("object", inLanguages(eachImageOnce, spoken)), format, museum);
        assert.deepEqual(linesOf(twice), linesOf(once));
      }),
      { numRuns: Number(process.env.CARTOUCHE_RUNS ?? 40) },
    );
  });

test("nothing of the painting is lost on the way that LIDO has a place for", () => {
  const facts = told(lido.write(published("object", painting), museum)).get("lido/object/1")?.facts ?? [];
  const only = <K extends (typeof facts)[number]["kind"]>(kind: K) =>
    facts.filter((fact): fact is Extract<(typeof facts)[number], { kind: K }> => fact.kind === kind);
  assert.deepEqual(
    only("name").map(({ use, text }) => [use, text.map(({ value }) => value)]),
    [
      ["preferred", ["Still Life with Quinces", "Stilleven met kweeperen"]],
      ["former", ["Fruit"]],
    ],
  );
  const [made] = only("activity");
  assert.deepEqual(
    made?.who?.map(({ role, qualifier, standing }) => [role, qualifier, standing]),
    [
      ["artist", "workshop", undefined],
      ["artist", undefined, "former"],
      ["engraver", undefined, undefined],
      ["artist", "attributed", undefined],
    ],
  );
  assert.deepEqual(made?.when, [
    { display: [{ value: "about 1869", language: "en" }], earliest: "1868", latest: "1870", circa: true },
  ]);
  const [cited] = only("citation");
  assert.deepEqual([cited?.pages, cited?.number, cited?.figure], ["219", "463", "pl. 88"]);
  const [, framed] = only("measurement");
  assert.deepEqual(framed?.values, [{ dimension: "height", value: 110, to: 111.5, unit: "cm" }]);
  assert.deepEqual([framed?.of, framed?.approximate], ["framed", true]);
  const shown = only("activity").find(({ type }) => type === "exhibition");
  assert.deepEqual(shown?.numbers, [{ value: "57", scheme: "catalogue" }]);
});
