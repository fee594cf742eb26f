import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { kindOf, sampleReading } from "../testing/facts-of.ts";
import { type IsoField, isoRecord } from "../testing/iso-2709.ts";
import { readingOf } from "../testing/reading-of.ts";

describe("copies", () => {
  test("are objects of their own, by barcode or else by their place; what is not for the public is staff's", async () => {
    const reading = await sampleReading();
    const keys = [...reading.records.keys()].filter((key) => /\/(copy|holdings)\//.test(key));
    assert.deepEqual(keys, ["marc/copy/30001001", "marc/copy/ocm90000011-2", "marc/holdings/hold-1"]);
    const facts = (key: string) => reading.described(key).drafts[0]?.facts ?? [];
    for (const key of keys) {
      const [part] = kindOf(facts(key), "part");
      const bib = key.endsWith("hold-1") ? "ocm90000012" : "ocm90000011";
      assert.deepEqual(part?.whole, { type: "publication", key: `marc/bib/${bib}` });
    }
    assert.deepEqual(
      facts("marc/copy/30001001").map((fact) => [fact.kind, fact.audience, fact.kind === "number" ? fact.value : ""]),
      [
        ["name", "public", ""],
        ["part", "public", ""],
        ["number", "public", "TL759 .F46"],
        ["placement", "public", ""],
        ["number", "staff", "30001001"],
        ["number", "public", "1"],
      ],
    );
    assert.equal(kindOf(facts("marc/copy/ocm90000011-2"), "statement")[0]?.audience, "staff");
  });

  test("stand in whatever field a system has for them", async () => {
    const fields: IsoField[] = [
      ["001", "1"],
      ["952", "  ", "9777", "aMAIN", "oN 33"],
    ];
    const options = { copies: { "952": { shelfMark: "o", location: "a", id: "9" } } };
    const reading = await readingOf({ "a.mrc": isoRecord("nam a", fields) }, options);
    assert.deepEqual([...reading.records.keys()], ["marc/bib/1", "marc/copy/777"]);
  });
});

describe("an authority record", () => {
  test("is a person with names, life, places and the same elsewhere", async () => {
    const { described } = await sampleReading();
    const [draft] = described("marc/authority/h101").drafts;
    assert.equal(draft?.type, "person");
    const facts = draft?.facts ?? [];
    assert.deepEqual(
      kindOf(facts, "name").map(({ use, text, parts }) => [use, text[0]?.value, parts?.given]),
      [
        ["preferred", "Fennimore, Ada", "Ada"],
        ["alternative", "Fenimore, Ada", "Ada"],
      ],
    );
    assert.deepEqual(
      kindOf(facts, "activity").map(({ type, when, where }) => [
        type,
        when?.[0]?.earliest,
        when?.[0]?.latest,
        where?.length,
      ]),
      [
        ["life", "1851", "1919", undefined],
        ["birth", "1851-03-09", "1851-03-09", 1],
        ["death", "1919", "1919", undefined],
      ],
    );
    assert.deepEqual(kindOf(facts, "same-as")[0]?.uri, "http://www.wikidata.org/entity/Q999999901");
  });

  test("is a concept with its broader one, or a group that continues another", async () => {
    const { described } = await sampleReading();
    const of = (id: string) => described(`marc/authority/${id}`).drafts[0];
    const broader = { type: "concept", key: "marc/authority/h200", label: "Kites" };
    assert.deepEqual(
      kindOf(of("h201")?.facts ?? [], "part").map(({ whole, as }) => [whole, as]),
      [[broader, "broader"]],
    );
    assert.equal(of("h301")?.type, "group");
    assert.deepEqual(
      kindOf(of("h301")?.facts ?? [], "relation").map(({ predicate }) => predicate),
      ["continues"],
    );
  });
});
