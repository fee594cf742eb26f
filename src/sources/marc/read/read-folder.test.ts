import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { Problem } from "../../../errors.ts";
import { type IsoField, isoRecord } from "../testing/iso-2709.ts";
import { readingOf } from "../testing/reading-of.ts";

const book = (id: string, title: string, more: readonly IsoField[] = []) =>
  isoRecord("nam a", [["001", id], ...more, ["245", "10", `a${title}`]]);
const xml = (inner: string) => `<collection xmlns="http://www.loc.gov/MARC21/slim">${inner}</collection>`;
const xmlBook = (id: string, title: string) =>
  `<record><leader>00000nam a2200000 a 4500</leader><controlfield tag="001">${id}</controlfield><datafield tag="245" ind1="1" ind2="0"><subfield code="a">${title}</subfield></datafield></record>`;
const titleOf = (reading: Awaited<ReturnType<typeof readingOf>>, key: string) =>
  reading.described(key).drafts[0]?.facts.flatMap((fact) => (fact.kind === "name" ? fact.text : []))[0]?.value;

describe("an export in ISO 2709", () => {
  test("is the same in XML, packed or not", async () => {
    const iso = await readingOf({ "a.mrc": book("1", "Kites") });
    const packed = await readingOf({ "a.dat.gz": gzipSync(book("1", "Kites")) });
    const inXml = await readingOf({ "a.xml": xml(xmlBook("1", "Kites")) });
    const originals = [iso, packed, inXml].map(({ records }) => records.get("marc/bib/1")?.original);
    assert.ok(originals[0]);
    assert.deepEqual(new Set(originals).size, 1);
  });

  test("goes on after a broken record, and says where it is and what is wrong", async () => {
    const broken = book("2", "Broken");
    broken.write("x", 24 + 12 + 4);
    const reading = await readingOf({ "a.mrc": Buffer.concat([book("1", "One"), broken, book("3", "Three")]) });
    assert.deepEqual([...reading.records.keys()], ["marc/bib/1", "marc/bib/3"]);
    const [finding] = reading.findings;
    assert.equal(finding?.rule, "record-broken");
    assert.equal(finding?.row, 2);
    assert.match(finding?.detail ?? "", new RegExp(`at byte ${book("1", "One").length} `));
    assert.equal(finding?.record, "marc/bib/2", "what was said of it before is kept");
    assert.deepEqual(reading.partial, []);
    assert.deepEqual(reading.rows.bib, { read: 3, used: 2, reported: 1 });
  });

  test("is not whole where a damaged record cannot be told from others", async () => {
    const broken = book("2", "Broken");
    broken.write("00099", 12);
    broken.write("9", 24);
    const reading = await readingOf({ "a.mrc": Buffer.concat([book("1", "One"), broken]) });
    assert.equal(reading.partial.length, 1);
  });

  test("that is cut is partial: what comes before is taken, and nothing counts as deleted", async () => {
    const whole = Buffer.concat([book("1", "One"), book("2", "Two")]);
    const reading = await readingOf({ "a.mrc": whole.subarray(0, whole.length - 5) });
    assert.deepEqual([...reading.records.keys()], ["marc/bib/1"]);
    assert.deepEqual(
      reading.findings.map(({ rule, row }) => [rule, row]),
      [["record-cut", 2]],
    );
    assert.match(reading.partial[0] ?? "", /a\.mrc ends within a record/);
  });

  test("whose directory does not fit is taken apart by the ends of fields, with a doubt", async () => {
    const record = book("1", "Été au vent");
    const at = record.indexOf("245") + 3;
    const length = Number(record.toString("latin1", at, at + 4));
    record.write(String(length - 3).padStart(4, "0"), at);
    const reading = await readingOf({ "a.mrc": record });
    assert.equal(titleOf(reading, "marc/bib/1"), "Été au vent");
    assert.deepEqual(
      reading.findings.map(({ kind, rule }) => [kind, rule]),
      [["doubtful", "length-not-as-said"]],
    );
  });

  test("may be in another encoding than its leaders say: it is read as it is, and told once a file", async () => {
    const latin = isoRecord("nam a", [
      ["001", "1"],
      ["245", "10", Buffer.from("aCafé d'été", "latin1")],
    ]);
    const again = isoRecord("nam a", [
      ["001", "2"],
      ["245", "10", Buffer.from("aLa fée à côté", "latin1")],
    ]);
    const marc8 = isoRecord("nam  ", [
      ["001", "3"],
      ["245", "10", Buffer.from("aCaf\xe2e", "latin1")],
    ]);
    const utf8 = isoRecord("nam  ", [
      ["001", "4"],
      ["245", "10", "aCafé"],
    ]);
    const reading = await readingOf({ "a.mrc": Buffer.concat([latin, again, marc8, utf8]) });
    assert.deepEqual(
      ["1", "2", "3", "4"].map((id) => titleOf(reading, `marc/bib/${id}`)),
      ["Café d'été", "La fée à côté", "Café", "Café"],
    );
    assert.deepEqual(
      reading.findings.map(({ rule, row, detail }) => [rule, row, detail.slice(0, 31)]),
      [
        ["encoding-not-as-said", 1, "This record and 1 others are in"],
        ["encoding-not-as-said", 4, "This record is in UTF-8, which "],
      ],
    );
  });
});

describe("a folder of exports", () => {
  test("gives the newest of several copies of a record, and reports the others", async () => {
    const at = (stamp: string): IsoField[] => [["005", stamp]];
    const reading = await readingOf({
      "a.mrc": book("1", "Newer", at("20240101000000.0")),
      "b.mrc": book("1", "Older", at("20230101000000.0")),
      "c.mrc": isoRecord("dam a", [
        ["001", "2"],
        ["005", "20240101000000.0"],
      ]),
      "b2.mrc": book("2", "Deleted since", at("20230101000000.0")),
    });
    assert.equal(titleOf(reading, "marc/bib/1"), "Newer");
    assert.deepEqual(reading.gone, ["marc/bib/2"]);
    assert.deepEqual(
      reading.findings.map(({ rule, file }) => [rule, file]),
      [
        ["older-copy", "b.mrc"],
        ["older-copy", "b2.mrc"],
      ],
    );
    assert.deepEqual(reading.rows.bib, { read: 4, used: 2, reported: 2 });
  });

  test("may have keys of more than 001, and records that lack a part of them are told", async () => {
    const files = {
      "a.mrc": Buffer.concat([
        book("1", "One", [["003", "XxA"]]),
        book("1", "Two", [["003", "XxB"]]),
        book("3", "Three"),
      ]),
    };
    const reading = await readingOf(files, { name: "eos", key: "{003}-{001}" });
    assert.deepEqual([...reading.records.keys()], ["eos/bib/XxA-1", "eos/bib/XxB-1"]);
    assert.deepEqual(
      reading.findings.map(({ rule }) => rule),
      ["record-without-id"],
    );
  });

  test("is read but for files that are damaged or hold no record", async () => {
    const reading = await readingOf({
      "a.mrc": book("1", "One"),
      "b.xml": "<collection><record>",
      "c.xml": "<notes/>",
    });
    assert.deepEqual([...reading.records.keys()], ["marc/bib/1"]);
    assert.match(reading.partial[0] ?? "", /b\.xml is not well-formed/);
    assert.deepEqual(
      reading.findings.map(({ rule, file }) => [rule, file]),
      [["file-without-records", "c.xml"]],
    );
  });

  test("of which nothing can be read is unreadable", async () => {
    await assert.rejects(
      readingOf({ "a.xml": "<collection><rec" }),
      (error) => error instanceof Problem && error.code === "source-unreadable",
    );
  });
});

describe("records that mean each other", () => {
  const person = (id: string, name: string) =>
    isoRecord("nz  a", [
      ["001", id],
      ["003", "XxA"],
      ["100", "1 ", `a${name}`],
    ]);
  const agentOf = (reading: Awaited<ReturnType<typeof readingOf>>, key: string) =>
    reading.described(key).drafts[0]?.facts.flatMap((fact) => (fact.kind === "activity" ? (fact.who ?? []) : []))[0]
      ?.agent;

  test("are found by control number and by heading, whatever its punctuation", async () => {
    const reading = await readingOf({
      "a.mrc": Buffer.concat([
        book("1", "By number", [["100", "1 ", "aSomebody else.", "0(XxA)p1"]]),
        book("2", "By heading", [["100", "1 ", "aFenn, Ada,", "eauthor."]]),
        book("3", "By neither", [["100", "1 ", "aGrey, Jo."]]),
        person("p1", "Fenn, Ada."),
      ]),
    });
    assert.deepEqual(agentOf(reading, "marc/bib/1"), {
      type: "person",
      key: "marc/authority/p1",
      label: "Somebody else",
    });
    assert.deepEqual(agentOf(reading, "marc/bib/2"), { type: "person", key: "marc/authority/p1", label: "Fenn, Ada" });
    assert.deepEqual(agentOf(reading, "marc/bib/3"), { type: "person", text: "Grey, Jo" });
  });

  test("are not found by a heading that two records have", async () => {
    const reading = await readingOf({
      "a.mrc": Buffer.concat([
        person("p1", "Smith, J."),
        person("p2", "Smith, J."),
        book("1", "Whose?", [["100", "1 ", "aSmith, J."]]),
      ]),
    });
    assert.deepEqual(agentOf(reading, "marc/bib/1"), { type: "person", text: "Smith, J." });
  });
});
