import assert from "node:assert/strict";
import { test } from "node:test";
import { lido, lido10 } from "../../src/formats/lido/lido.ts";
import { everyFact } from "../fixtures/every-fact.ts";
import { published } from "../fixtures/published.ts";
import { records } from "../fixtures/records.ts";
import { context } from "../fixtures/surroundings.ts";
import { linesOf, writtenAgain } from "./lido-round-trip.ts";

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

test("tmp", () => {
  const record = published(
    "object",
    everyFact.filter(
      (f) => !(f.kind === "number" && f.scheme === "own scheme") && !(f.kind === "media" && f.technique),
    ),
  );
  const { once, twice } = writtenAgain(record, lido, museum);
  assert.deepEqual(linesOf(twice), linesOf(once));
});
