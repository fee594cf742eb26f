import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { text, to } from "../../../test/fixtures/people-and-places.ts";
import { named, published, type Told } from "../../../test/fixtures/published.ts";
import { painting, records } from "../../../test/fixtures/records.ts";
import { context } from "../../../test/fixtures/surroundings.ts";
import { bibtex, escaped } from "./bibtex.ts";
import { cslJson } from "./csl-json.ts";
import { citedName } from "./person-name.ts";
import { ris } from "./ris.ts";

const made = (when: object, who: readonly string[] = []): Told =>
  ({
    kind: "activity",
    type: "creation",
    when: [when],
    who: who.map((name) => ({ agent: text("person", name), role: "artist" })),
  }) as Told;
const csl = (entity: Parameters<typeof cslJson.write>[0]) => JSON.parse(cslJson.write(entity, context))[0];

describe("a person's name", () => {
  const of = (label: string) => citedName({ type: "person", label });

  test("is taken apart where its own commas do so, without life dates", () => {
    assert.deepEqual(of("Moreau-Nélaton, Etienne, 1859-1927"), { family: "Moreau-Nélaton", given: "Etienne" });
    assert.deepEqual(of("King, Martin Luther, Jr., 1929-1968"), {
      family: "King",
      given: "Martin Luther",
      suffix: "Jr.",
    });
    assert.deepEqual(of("Hals, Dirck, active 1621-1656"), { family: "Hals", given: "Dirck" });
  });

  test("stays whole in direct order, with a title for a given name, and of a group", () => {
    assert.deepEqual(of("Sir Thomas Lawrence"), { literal: "Sir Thomas Lawrence", isPerson: true });
    assert.deepEqual(of("Pius II, Pope, 1405-1464"), { literal: "Pius II, Pope", isPerson: false });
    assert.deepEqual(of("Charles Cotes, Jr."), { literal: "Charles Cotes, Jr.", isPerson: false });
    assert.deepEqual(citedName({ type: "group", label: "Laurens, Henri" }), {
      literal: "Laurens, Henri",
      isPerson: false,
    });
  });
});

describe("BibTeX", () => {
  test("cites a painting with who, what, when, where it is and its identifier", () => {
    const written = bibtex.write(painting, context);
    assert.match(written, /^@misc\{[A-Z0-9-]+,\n/);
    for (const field of [
      "author = {{workshop of Judith van Oost} and Judith van Oost and {attributed to Anonymous}}",
      "title = {{Still Life with Quinces}}",
      "year = {about 1869}",
      "date = {1868~/1870~}",
      "organization = {Museum of the Harbour}",
      `url = {${context.base}/${painting.pid}}`,
    ])
      assert.ok(written.includes(`  ${field}`), field);
  });

  test("escapes what TeX reads as commands, and its braces balance whatever the text", () => {
    assert.equal(
      escaped("50 % of $3 & #1_a~b^c"),
      "50 \\% of \\$3 \\& \\#1\\_a\\textasciitilde{}b\\textasciicircum{}c",
    );
    for (const odd of ["{", "}", "\\", "a}{b", "\\{"]) {
      const written = bibtex.write(published("object", [named(odd), made({ earliest: "1900" }, [odd])]), context);
      let depth = 0;
      for (const sign of written) depth += sign === "{" ? 1 : sign === "}" ? -1 : 0;
      assert.equal(depth, 0, odd);
    }
  });

  test("keeps names whole that it would take apart wrongly", () => {
    const who = ["Master of Flémalle", "Gilbert and George", "Vincent van Gogh", "Oost, Judith van"];
    const written = bibtex.write(published("object", [named("A"), made({ earliest: "1900" }, who)]), context);
    assert.ok(
      written.includes(
        "author = {{Master of Flémalle} and {Gilbert and George} and Vincent van Gogh and Oost, Judith van}",
      ),
    );
  });

  test("has year, month and day of one day, and a year before our era in words", () => {
    const day = bibtex.write(
      published("archive", [named("A"), made({ earliest: "1670-11-15", latest: "1670-11-15" })]),
      context,
    );
    assert.ok(day.includes("year = {1670},\n  month = {11},\n  day = {15}"));
    const old = bibtex.write(
      published("object", [named("A"), made({ earliest: "-0043", latest: "-0043", display: [{ value: "44 BC" }] })]),
      context,
    );
    assert.ok(old.includes("year = {44 BC},\n  date = {-0043}"));
  });
});

describe("RIS", () => {
  test("is lines of a tag, two blanks, a hyphen and a value, from TY to ER", () => {
    for (const type of ["object", "publication", "archive", "media"] as const) {
      const record = records.get(type);
      assert.ok(record);
      const lines = ris.write(record, context).split("\r\n");
      assert.match(lines[0] ?? "", /^TY {2}- [A-Z]+$/);
      assert.deepEqual(lines.slice(-2), ["ER  - ", ""]);
      for (const line of lines.slice(0, -1)) assert.match(line, /^[A-Z][A-Z0-9] {2}- /);
    }
  });

  test("has no line within a value", () => {
    const written = ris.write(published("object", [named("One\r\nTY  - BOOK\nER  - ")]), context);
    assert.equal(written.match(/^TY {2}- /gm)?.length, 1);
    assert.equal(written.match(/^ER {2}- /gm)?.length, 1);
  });

  test("tells a date in words behind its parts", () => {
    const written = ris.write(
      published("object", [named("A"), made({ earliest: "1868", latest: "1870", display: [{ value: "1868/70" }] })]),
      context,
    );
    assert.ok(written.includes("PY  - 1870\r\nDA  - 1870///1868–70\r\n"));
  });
});

describe("CSL-JSON", () => {
  test("is a list of one item, of a type of CSL's, with its identifier", () => {
    const item = csl(painting);
    assert.equal(item.type, "graphic");
    assert.equal(item.URL, `${context.base}/${painting.pid}`);
    assert.deepEqual(item.issued, { "date-parts": [[1868], [1870]], circa: true });
    assert.deepEqual(item.author[0], { literal: "workshop of Judith van Oost" });
  });

  test("counts years before our era without a zero, and has words where there are no bounds", () => {
    const issued = (when: object) => csl(published("object", [named("A"), made(when)])).issued;
    assert.deepEqual(issued({ earliest: "-0043", latest: "0014" }), { "date-parts": [[-44], [14]] });
    assert.deepEqual(issued({ display: [{ value: "Bronze Age" }] }), { literal: "Bronze Age" });
  });

  test("cites a publication for itself: its publisher, place, ISBN, DOI, series and what it is in", () => {
    const book = published("publication", [
      named("Painters of the Harbour"),
      { kind: "number", scheme: "isbn", value: "9780000000002" },
      { kind: "same-as", uri: "https://doi.org/10.5555/12345678", scheme: "doi", match: "exact", status: "asserted" },
      {
        kind: "activity",
        type: "publication",
        when: [{ earliest: "1921", latest: "1921" }],
        where: [{ place: text("place", "Paris") }],
        who: [{ agent: text("group", "Laurens"), role: "publisher" }],
      },
      { kind: "part", as: "series", whole: text("publication", "Harbour Studies"), order: 4 },
      { kind: "classification", aspect: "language", concept: text("concept", "French") },
      { kind: "subject", mode: "about", ref: to("person") },
    ]);
    const { type, publisher, ISBN, DOI, language, archive, ...item } = csl(book);
    assert.deepEqual(
      [type, publisher, ISBN, DOI, language, archive],
      ["book", "Laurens", "9780000000002", "10.5555/12345678", "fr", undefined],
    );
    assert.deepEqual(
      [item["publisher-place"], item["collection-title"], item["collection-number"], item.keyword],
      ["Paris", "Harbour Studies", 4, "Judith van Oost"],
    );
  });

  test("has no field that csl-data.json does not know", () => {
    const known = new Set(
      (
        "id type title title-short author editor translator illustrator issued container-title collection-title collection-number volume issue edition publisher " +
        "publisher-place number-of-pages ISBN ISSN DOI URL genre medium dimensions archive archive_location language keyword abstract"
      ).split(" "),
    );
    for (const record of records.values())
      if (cslJson.types.includes(record.type))
        for (const field of Object.keys(csl(record))) assert.ok(known.has(field), field);
  });
});
