import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import type { Fact } from "../../entities/facts.ts";
import { Problem } from "../../errors.ts";
import { calm } from "./calm.ts";
import type { CalmOptions } from "./options.ts";
import { folderOf, readingOf } from "./testing/reading-of.ts";

const folder = new URL("./sample/", import.meta.url);
const id = (number: number) => `6a1b0000-0000-4000-8000-${String(number).padStart(12, "0")}`;

async function described(options: Partial<CalmOptions> = {}) {
  const source = calm({ folder, audience: "public", ...options });
  const { records, findings } = await readingOf(source.read());
  const drafts = new Map(records.map((record) => [record.key, source.describe(record).drafts[0]]));
  const factsOf = <K extends Fact["kind"]>(key: string, kind: K) =>
    (drafts.get(key)?.facts ?? []).filter((fact): fact is Extract<Fact, { kind: K }> => fact.kind === kind);
  return { records, findings, drafts, factsOf };
}

const sample = await described();

describe("a record of Calm's catalogue", () => {
  test("is called by its title and its numbers, of which former and other ones do not stand", () => {
    const fonds = `calm/catalog/${id(1)}`;
    assert.equal(sample.factsOf(fonds, "name")[0]?.text[0]?.value, "Records of the Hilltop Kite Club");
    const numbers = [...sample.factsOf(fonds, "number"), ...sample.factsOf(`calm/catalog/${id(2)}`, "number")];
    assert.deepEqual(
      numbers.map(({ value, scheme, standing }) => [value, scheme, standing]),
      [
        ["HKC", "refno", undefined],
        ["MS 12", "refno", "former"],
        ["MS 13", "refno", "former"],
        ["HKC/2", "refno", undefined],
        ["HKC/II", "refno", "alternative"],
      ],
    );
  });

  test("is part of the one that its reference is below, in the order of its last number", () => {
    const [part] = sample.factsOf(`calm/catalog/${id(3)}`, "part");
    assert.deepEqual(part?.whole, { type: "archive", key: `calm/catalog/${id(2)}` });
    assert.equal(part?.order, 10);
  });

  test("without a parent stands alone, and this is told", () => {
    assert.deepEqual(sample.factsOf(`calm/catalog/${id(5)}`, "part"), []);
    assert.deepEqual(
      sample.findings.map(({ rule, kind }) => [rule, kind]),
      [
        ["duplicate-id", "rejected"],
        ["record-without-id", "rejected"],
        ["parent-missing", "doubtful"],
        ["refno-twice", "doubtful"],
      ],
    );
  });

  test("that is closed is staff's and says until when, unless the archive shows such records", async () => {
    const closed = `calm/catalog/${id(4)}`;
    assert.ok(sample.drafts.get(closed)?.facts.every(({ audience }) => audience === "staff"));
    const [access] = sample.factsOf(closed, "rights");
    assert.deepEqual([access?.when?.latest, access?.allows], ["2006-01-01", { read: false }]);
    const shown = await described({ accessStatuses: { Closed: "public" } });
    assert.ok(shown.drafts.get(closed)?.facts.every(({ audience }) => audience === "public"));
    const one = await described({ accessStatuses: { "Closed for 100 years": "public" } });
    assert.ok(one.drafts.get(closed)?.facts.every(({ audience }) => audience === "public"));
  });

  test("tells staff alone where it is, and nobody else anything where the archive has not said so", async () => {
    const placed = sample.factsOf(`calm/catalog/${id(3)}`, "placement").map(({ audience }) => audience);
    assert.deepEqual(placed, ["staff"]);
    const unsaid = await described({ audience: "staff" });
    for (const draft of unsaid.drafts.values()) assert.ok(draft?.facts.every(({ audience }) => audience === "staff"));
  });

  test("keeps its words beside what is read of them", () => {
    const extents = [2, 4].flatMap((number) => sample.factsOf(`calm/catalog/${id(number)}`, "measurement"));
    assert.deepEqual(
      extents.map(({ values, display }) => [values[0]?.value, values[0]?.unit, display?.[0]?.value]),
      [
        [1200, "sheets", "1,200 sheets (some large)"],
        [undefined, undefined, "many"],
      ],
    );
    const made = [1, 2, 3].map((number) => sample.factsOf(`calm/catalog/${id(number)}`, "activity")[0]?.when?.[0]);
    assert.deepEqual(
      made.map((when) => [when?.display?.[0]?.value, when?.earliest, when?.latest]),
      [
        ["1890-1931", "1890", "1931"],
        ["undated", undefined, undefined],
        ["2 May 1911", "1911-05-02", "1911-05-02"],
      ],
    );
  });
});

test("persons, bodies and places are things of their own", () => {
  assert.equal(sample.drafts.get(`calm/persons/${id(101)}`)?.type, "person");
  const [name, ...others] = sample.factsOf(`calm/persons/${id(101)}`, "name");
  assert.deepEqual([name?.text[0]?.value, name?.parts], ["Quill, Ada", { given: "Ada", family: "Quill" }]);
  assert.equal(others.length, 2);
  assert.equal(sample.drafts.get(`calm/persons/${id(102)}`)?.type, "group");
  assert.equal(sample.drafts.get(`calm/places/${id(201)}`)?.type, "place");
});

describe("an export of Calm", () => {
  const rows = "RecordID,RefNo,Title\r\n1,A,Café “Zürich” – 5 €\r\n2,A/1,plain\r\n";
  const windows = Buffer.from(
    rows
      .replace("é", "\xe9")
      .replace("ü", "\xfc")
      .replace("“", "\x93")
      .replace("”", "\x94")
      .replace("–", "\x96")
      .replace("€", "\x80"),
    "latin1",
  );
  const xml = `<D Name="Catalog"><R><RecordID>1</RecordID><RefNo>A</RefNo><Title>Café “Zürich” – 5 €</Title></R><R><Title>plain</Title><RefNo>A/1</RefNo><RecordID>2</RecordID><Notes/></R></D>`;
  const bare = async (at: string, more: Partial<CalmOptions> = {}) =>
    (await readingOf(calm({ folder: at, ...more }).read())).records.map(({ key, original }) => [key, original]);

  test("gives the same records in Windows-1252, in UTF-8 and as XML, which is found out", async (context) => {
    const utf8 = await bare(await folderOf(context, { "a.csv": rows }));
    assert.deepEqual(await bare(await folderOf(context, { "a.csv.gz": gzipSync(windows) })), utf8);
    assert.deepEqual(await bare(await folderOf(context, { "a.xml": xml })), utf8);
    assert.match(utf8[0]?.[1] ?? "", /Café “Zürich” – 5 €/);
  });

  test("with one damaged letter rejects its row alone, whose record keeps what was said of it", async (context) => {
    const damaged = Buffer.concat([Buffer.from(rows), Buffer.from("3,A/2,caf\xe9\r\n4,A/3\r\n", "latin1")]);
    const { records, findings } = await readingOf(
      calm({ folder: await folderOf(context, { "a.csv": damaged }) }).read(),
    );
    assert.equal(records.length, 2);
    assert.deepEqual(
      findings.map(({ rule, record, row }) => [rule, record, row]),
      [
        ["invalid-utf8", "calm/catalog/3", 4],
        ["wrong-number-of-columns", "calm/catalog/4", 5],
      ],
    );
  });

  test("that is cut is told as partial, and the others are read", async (context) => {
    const at = await folderOf(context, {
      "a.csv": rows,
      "persons.xml": xml.replace("Catalog", "Persons").slice(0, 120),
    });
    const { records, partial } = await readingOf(calm({ folder: at }).read());
    assert.deepEqual(
      records.map(({ key }) => key),
      ["calm/catalog/1", "calm/catalog/2", "calm/persons/1"],
    );
    assert.match(partial[0] ?? "", /persons\.xml/);
    const alone = await folderOf(context, { "a.csv": "Number,Title\n1,A\n" });
    await assert.rejects(bare(alone), (error) => error instanceof Problem && /no column RecordID/.test(error.detail));
  });

  test("is read by what its fields are called there", async (context) => {
    const at = await folderOf(context, { "a.csv": "Key;Ref;Name;UserText1\n7;B;A title;found in a hut\n" });
    const options: CalmOptions = {
      folder: at,
      delimiter: ";",
      fields: { id: "Key", refNo: "Ref", title: "Name" },
      statements: { UserText1: "provenance" },
    };
    const source = calm(options);
    const { records } = await readingOf(source.read());
    assert.equal(records[0]?.key, "calm/catalog/7");
    const facts = records[0] ? (source.describe(records[0]).drafts[0]?.facts ?? []) : [];
    assert.deepEqual(
      facts.map(({ kind }) => kind),
      ["name", "number", "statement"],
    );
    assert.notEqual(source.revision, calm({ folder: at }).revision);
  });
});

test("options that are misspelt, or that contradict each other, are refused without telling the password", () => {
  const soap = { url: "ftp://calm.example.org/", user: "a", password: "hidden" };
  const refused = (options: unknown, pattern: RegExp) =>
    assert.throws(
      () => calm(options as CalmOptions),
      (error) =>
        error instanceof Problem &&
        error.code === "config-invalid" &&
        pattern.test(error.detail) &&
        !/hidden/.test(error.detail),
    );
  refused({ folder, encodign: "utf-8" }, /encodign/);
  refused({ folder, fields: { titel: "Title" } }, /fields/);
  refused({}, /either `folder` or `soap`/);
  refused({ soap }, /soap\.url/);
  refused({ soap: { ...soap, url: "https://a:hidden@calm.example.org/" } }, /must not have a password/);
});
