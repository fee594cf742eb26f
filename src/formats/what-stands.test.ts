import assert from "node:assert/strict";
import { test } from "node:test";
import { pidOf } from "../../test/fixtures/people-and-places.ts";
import { named, published, type Told } from "../../test/fixtures/published.ts";
import { formats } from "./table.ts";
import { citedInLine, measuredInLine, rightsUriOf, sameOf } from "./what-stands.ts";

const rights = { object: "http://creativecommons.org/publicdomain/mark/1.0/" };

test("of rights the first that is an address is what may be done; where none is, the museum's usual one", () => {
  const wordy = { kind: "rights", of: "object", sort: "licence", uri: "ask the registrar" } as const;
  const licence = "https://creativecommons.org/licenses/by/4.0/";
  assert.equal(rightsUriOf(published("object", [wordy, { ...wordy, uri: licence }]), "object", { rights }), licence);
  assert.equal(rightsUriOf(published("object", [wordy]), "object", { rights }), rights.object);
  assert.equal(rightsUriOf(published("object", [wordy]), "object", {}), undefined);
});

test("the same thing elsewhere is told by the address that its authority gives it, each once, and not where it is only proposed", () => {
  const same = { kind: "same-as", scheme: "wikidata", match: "exact", status: "asserted" } as const;
  const entity = published("person", [
    { ...same, uri: "https://www.wikidata.org/wiki/Q5582" },
    { ...same, uri: "http://www.wikidata.org/entity/Q5582" },
    { ...same, uri: "https://viaf.org/viaf/9854560", status: "candidate" },
    { ...same, uri: "http://vocab.getty.edu/ulan/500115588", match: "close" },
  ]);
  assert.deepEqual(sameOf(entity), ["http://www.wikidata.org/entity/Q5582"]);
});

test("a citation in a line says pages, number and figure as people write them, and what is no number as it stands", () => {
  const publication = { type: "publication", label: "Davies 1970" } as const;
  const cited = {
    publication,
    pages: "219–21",
    number: "463",
    figure: "2",
    note: { value: "<i>ill.</i>", markup: "html" },
  } as const;
  assert.equal(citedInLine(cited), "Davies 1970, pp. 219–21, no. 463, fig. 2, ill.");
  assert.equal(
    citedInLine({ publication, pages: "14", number: "NG769", figure: "pl. 88" }),
    "Davies 1970, p. 14, NG769, pl. 88",
  );
});

test("a range is measured to its end, and an extent needs no word before it", () => {
  const height = { dimension: "height", value: 110, to: 111.5, unit: "cm" };
  assert.equal(
    measuredInLine({ values: [height, { dimension: "odd", value: 3, unit: "" }] }),
    "height 110–111.5 cm, odd 3",
  );
  assert.equal(
    measuredInLine({ values: [{ dimension: "extent", value: 27.2, unit: "linear feet" }] }),
    "27.2 linear feet",
  );
});

/** Formats that have a place for words with markup, and keep it there. */
const withMarkup = /^(?:json|csv|html|markdown|ciim-json|linked-art|turtle|n-|rdf-xml|trig|crm-)/;

test("where a format knows no markup, none of a title, date, maker, measurement or text is shown as signs", () => {
  const value = "<em>about</em> 1869";
  const words = { value, markup: "html" } as const;
  const told: Told[] = [
    named("Sunflowers"),
    { kind: "name", use: "alternative", text: [words] },
    { kind: "name", use: "short", text: [words] },
    {
      kind: "activity",
      type: "production",
      when: [{ earliest: "1869", latest: "1870", display: [words] }],
      who: [{ agent: { type: "person", pid: pidOf("person") }, role: "artist", display: words }],
    },
    { kind: "measurement", of: "whole", values: [], display: [words] },
    { kind: "statement", about: "description", text: [words] },
  ];
  for (const format of formats.filter(({ name }) => !withMarkup.test(name)))
    for (const type of ["object", "publication", "archive", "concept"] as const) {
      if (format.types !== "all" && !format.types.includes(type)) continue;
      const written = format.write(published(type, told), {
        base: "https://data.example.org",
        institution: "A museum",
      });
      assert.doesNotMatch(written, /(?:<|&lt;)\/?em/, `${format.name} of ${type}`);
    }
});

test("a scheme, a role and a word that every object of JavaScript has are words like any other", () => {
  const role = "constructor";
  const told: Told[] = [
    named("Sunflowers"),
    { kind: "number", scheme: "constructor", value: "H.1" },
    { kind: "number", scheme: "toString", value: "H.2", standing: "former" },
    { kind: "activity", type: "production", who: [{ agent: { type: "person", text: "Ann Fell" }, role }] },
    {
      kind: "classification",
      aspect: "type",
      concept: { type: "concept", text: "valueOf" },
      sourceWord: "constructor",
    },
    { kind: "statement", about: "other", text: [{ value: "in words" }], sourceWord: "constructor" },
  ];
  for (const format of formats)
    for (const type of ["object", "publication", "archive"] as const) {
      if (format.types !== "all" && !format.types.includes(type)) continue;
      const context = { base: "https://data.example.org", institution: "A museum" };
      const written = format.write(published(type, told), context);
      assert.doesNotMatch(written, /\[native code\]|\[object Object\]/, `${format.name} of ${type}`);
      if (format.name === "ciim-json") assert.match(written, /"type": "Constructor",\s+"value": "H.1"/);
    }
});
