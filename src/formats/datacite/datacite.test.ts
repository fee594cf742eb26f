import assert from "node:assert/strict";
import { test } from "node:test";
import { named, published, type Told } from "../../../test/fixtures/published.ts";
import { painting } from "../../../test/fixtures/records.ts";
import { context } from "../../../test/fixtures/surroundings.ts";
import { datacite } from "./datacite.ts";

const made = (type: "production" | "publication", earliest: string, latest = earliest): Told => ({
  kind: "activity",
  type,
  when: [{ earliest, latest }],
});
const yearIn = (written: string) => /<publicationYear>(.*?)</.exec(written)?.[1];

test("the year is that of publication, else the one in which a thing was finished", () => {
  assert.equal(yearIn(datacite.write(painting, context)), "1870");
  const book = published("publication", [named("A"), made("production", "1890"), made("publication", "1921-05")]);
  assert.equal(yearIn(datacite.write(book, context)), "1921");
  const old = published("object", [named("A"), made("production", "0079")]);
  assert.equal(yearIn(datacite.write(old, context)), "0079");
});

test("what has no year of our era lacks DataCite's minimum, and says so", () => {
  const lacks = (told: readonly Told[]) => datacite.missing?.(published("object", told), context);
  assert.deepEqual(lacks([named("A"), made("production", "1870")]), []);
  assert.equal(lacks([named("A")])?.length, 1);
  assert.equal(lacks([named("A"), made("production", "-0043")])?.length, 1);
});

test("somebody unknown is told in DataCite's word, and the PID as a URL that is no DOI", () => {
  const written = datacite.write(published("object", [named("A"), made("production", "1870")]), context);
  assert.ok(written.includes("<creatorName>:unkn</creatorName>"));
  assert.ok(written.includes(`<identifier identifierType="URL">${context.base}/`));
  assert.ok(written.includes('resourceTypeGeneral="PhysicalObject"'));
});

test("the institution publishes what it keeps, under its own address where it has one", () => {
  const written = datacite.write(painting, { ...context, institutionUri: "http://www.wikidata.org/entity/Q180788" });
  assert.match(
    written,
    /<publisher publisherIdentifier="http:\/\/www.wikidata.org\/entity\/Q180788" publisherIdentifierScheme="Wikidata"/,
  );
});
