import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { Problem } from "../../../errors.ts";
import type { TmsMapping } from "../mapping/mapping.ts";
import { told } from "../testing/facts-of.ts";
import { type ExportFiles, makeExport, readExportFolder } from "../testing/make-export.ts";

const objects = [
  ["ObjectID", "ObjectNumber"],
  ["1", "A.1"],
  ["2", "A.2"],
];
const people = [
  ["ConstituentID", "ConstituentType", "DisplayName"],
  ["10", "Individual", "Ada Quill"],
];
const makers = (...rows: string[][]) => [["ConXrefID", "ObjectID", "ConstituentID", "Role"], ...rows];

/** Asserts that an export cannot be read, and that the fault says why in these words. */
async function unreadable(
  context: Parameters<typeof makeExport>[0],
  files: ExportFiles,
  words: readonly RegExp[],
  mapping: Partial<TmsMapping> = {},
): Promise<void> {
  const folder = await makeExport(context, files);
  await assert.rejects(readExportFolder(folder, mapping), (error: unknown) => {
    assert.ok(error instanceof Problem && error.code === "source-unreadable", String(error));
    for (const word of words) assert.match(error.detail, word);
    return true;
  });
}

describe("a row that cannot be used is reported, and the rest is taken", () => {
  test("links to records that are not exported", async (context) => {
    const folder = await makeExport(context, {
      "Objects.csv": objects,
      "Constituents.csv": people,
      "ObjConXrefs.csv": makers(
        ["20", "1", "10", "Artist"],
        ["21", "1", "99", "Artist"],
        ["22", "9", "10", "Artist"],
        ["23", "1", "", "Artist"],
      ),
    });
    const read = await readExportFolder(folder);
    assert.deepEqual(told(read), [
      "unused key-missing ObjConXrefs row 5",
      "unused reference-to-nothing ObjConXrefs row 3",
      "unused reference-to-nothing ObjConXrefs row 4",
    ]);
    assert.deepEqual(read.rows.ObjConXrefs, { read: 4, used: 1, reported: 3 });
    const [byConstituent, byObject] = read.findings.filter(({ rule }) => rule === "reference-to-nothing");
    assert.deepEqual([byConstituent?.field, byConstituent?.value], ["ConstituentID", "99"]);
    assert.deepEqual([byObject?.field, byObject?.value], ["ObjectID", "9"]);
  });

  test("a link to a constituent that is not exported keeps the name that the row has", async (context) => {
    const folder = await makeExport(context, {
      "Objects.csv": objects,
      "ObjConXrefs.csv": [
        ["ConXrefID", "ObjectID", "ConstituentID", "Role", "DisplayName"],
        ["20", "1", "99", "Artist", "Cy Swift"],
      ],
    });
    const read = await readExportFolder(folder);
    assert.deepEqual(told(read), ["doubtful reference-to-nothing ObjConXrefs"]);
    assert.match(JSON.stringify(read.described.get("tms/object/1")), /"text":"Cy Swift"/);
  });

  test("rows that are there twice, and second rows under one key", async (context) => {
    const folder = await makeExport(context, {
      "Objects.csv": [...objects, ["1", "A.1"], ["2", "A.99"]],
      "Constituents.csv": people,
      "ObjConXrefs.csv": makers(["20", "1", "10", "Artist"], ["20", "1", "10", "Artist"], ["20", "2", "10", "Artist"]),
      "ObjThesTerms.csv": "ObjectID,ThesXrefType,Term\n1,Medium,Paper\n1,Medium,Paper\n2,Medium,Paper\n",
    });
    const read = await readExportFolder(folder);
    assert.deepEqual(told(read), [
      "unused duplicate-key ObjConXrefs row 4",
      "unused duplicate-key Objects row 5",
      "unused duplicate-row ObjConXrefs row 3",
      "unused duplicate-row ObjThesTerms row 3",
      "unused duplicate-row Objects row 4",
    ]);
    assert.match(read.records.find(({ key }) => key === "tms/object/2")?.original ?? "", /A\.2/);
  });

  test("a row with too many or too few fields", async (context) => {
    const folder = await makeExport(context, { "Objects.csv": "ObjectID,ObjectNumber\n1,A.1\n2,A.2,oops\n3\n4,A.4\n" });
    const read = await readExportFolder(folder);
    assert.deepEqual(told(read), [
      "rejected wrong-number-of-columns Objects row 3",
      "rejected wrong-number-of-columns Objects row 4",
    ]);
    assert.deepEqual(
      read.findings.map(({ record }) => record),
      ["tms/object/2", "tms/object/3"],
    );
    assert.deepEqual(read.rows.Objects, { read: 4, used: 2, reported: 2 });
  });

  test("bytes that are no UTF-8 reject their row, and what belongs to it is told apart", async (context) => {
    const folder = await makeExport(context, {
      "Objects.csv": Buffer.concat([
        Buffer.from("ObjectID,ObjectNumber\n1,A.1\n2,"),
        Buffer.from([0xe9]),
        Buffer.from("\n3,É.3\n"),
      ]),
      "ObjTitles.csv": "ObjectID,Title\n1,One\n2,Two\n",
      "ObjImages.csv": "ObjectID,FileName\n2,two.jpg\n3,three.jpg\n",
    });
    const read = await readExportFolder(folder);
    assert.deepEqual(told(read), [
      "rejected invalid-utf8 Objects row 3",
      "rejected record-rejected ObjImages row 2",
      "unused record-rejected ObjTitles row 3",
    ]);
    assert.deepEqual([read.findings[0]?.field, read.findings[0]?.record], ["ObjectNumber", "tms/object/2"]);
    assert.match(read.records.find(({ key }) => key === "tms/object/3")?.original ?? "", /É\.3/);
  });

  test("who refers to a rejected record still refers to it", async (context) => {
    const folder = await makeExport(context, {
      "Objects.csv": objects,
      "Constituents.csv": "ConstituentID,DisplayName\n10,Ada,Quill\n",
      "ObjConXrefs.csv": makers(["20", "1", "10", "Artist"]),
    });
    const read = await readExportFolder(folder);
    assert.deepEqual(told(read, "rejected", "unused"), ["rejected wrong-number-of-columns Constituents row 2"]);
    assert.match(JSON.stringify(read.described.get("tms/object/1")), /tms\/constituent\/10/);
  });

  test("a field of ten megabytes is taken, one over the limit rejects its row", async (context) => {
    const label = "x".repeat(10 * 1024 * 1024);
    const folder = await makeExport(context, {
      "Objects.csv": objects,
      "ObjWebLabels.csv": `ObjectID,TextEntry\n1,"${label}"\n2,short\n`,
    });
    const read = await readExportFolder(folder);
    assert.deepEqual(told(read), []);
    assert.ok((read.records.at(-2)?.original.length ?? 0) > label.length);
    const strict = await readExportFolder(folder, { maxFieldBytes: 5 * 1024 * 1024 });
    assert.deepEqual(told(strict), ["unused field-too-large ObjWebLabels row 2"]);
    assert.match(strict.findings[0]?.detail ?? "", /10485760 bytes.*maxFieldBytes/);
  });

  test("quotes that are not doubled stay in the text", async (context) => {
    const folder = await makeExport(context, { "Objects.csv": 'ObjectID,ObjectNumber\n1,19" wide\n2,A.2\n' });
    const read = await readExportFolder(folder);
    assert.equal(read.records.length, 2);
    assert.match(read.records[0]?.original ?? "", /19\\" wide/);
  });
});

describe("an export that cannot be trusted is not read", () => {
  test("no folder, no Objects, no table that is expected", async (context) => {
    await assert.rejects(readExportFolder("/nowhere/at/all"), /cannot be read/);
    await unreadable(context, { "Objetcs.csv": "" }, [
      /Objects\.csv missing/,
      /There are Objetcs\.csv/,
      /mapping\.expect/,
    ]);
    const expect = ["Objects", "ObjTitles"] as const;
    await unreadable(context, { "Objects.csv": objects }, [/ObjTitles\.csv missing/], { expect });
  });

  test("two files of one table", async (context) => {
    const files = { "Objects.csv": objects, "objects.csv.gz": gzipSync("ObjectID,ObjectNumber\n") };
    await unreadable(context, files, [/Two files are the table Objects/]);
  });

  test("an empty file", (context) => unreadable(context, { "Objects.csv": "" }, [/Objects\.csv is empty/]));

  test("another delimiter, another encoding", async (context) => {
    await unreadable(context, { "Objects.csv": "ObjectID;ObjectNumber\n1;A.1\n" }, [/separated by ";"/]);
    await unreadable(context, { "Objects.csv": "ObjectID\tObjectNumber\n1\tA.1\n" }, [/separated by a tab/]);
    const utf16 = Buffer.from("\ufeffObjectID,ObjectNumber\n", "utf16le");
    await unreadable(context, { "Objects.csv": utf16 }, [/UTF-16/]);
  });

  test("a column that is missing or there twice", async (context) => {
    await unreadable(context, { "Objects.csv": "ObjectID,ObjectNum\n1,A.1\n" }, [
      /no column objectnumber/,
      /It has ObjectID, ObjectNum\./,
      /mapping\.columns\.Objects\.ObjectNumber/,
    ]);
    await unreadable(context, { "Objects.csv": "ObjectID,ObjectNumber,ObjectID\n" }, [/two columns ObjectID/]);
  });

  test("a truncated or damaged gzip, before any record is given", async (context) => {
    const rows = Array.from({ length: 5000 }, (_, id) => `${id},A.${Math.sin(id)}`);
    const whole = gzipSync(`ObjectID,ObjectNumber\n${rows.join("\n")}\n`);
    await unreadable(context, { "Objects.csv.gz": whole.subarray(0, whole.length >> 1) }, [
      /Objects\.csv\.gz .*truncated/,
    ]);
    await unreadable(context, { "Objects.csv.gz": Buffer.from("no gzip at all") }, [/damaged/]);
  });

  test("a quote that is never closed", (context) =>
    unreadable(context, { "Objects.csv": 'ObjectID,ObjectNumber\n1,"A.1\n2,A.2\n' }, [/quoted field/]));
});

describe("what an export may look like", () => {
  test("compressed or not, with a byte order mark, other cases, other columns, NULL for nothing", async (context) => {
    const folder = await makeExport(context, {
      "objects.csv.gz": gzipSync("\ufeffobjectid,ObjectNum,Medium,Shelf\n1,A.1,NULL,top\n"),
      "Unknown.csv": "whatever",
    });
    const columns = { Objects: { ObjectNumber: "ObjectNum" } };
    const { records } = await readExportFolder(folder, { columns });
    assert.deepEqual(records, [
      {
        key: "tms/object/1",
        original: '{"Objects":[{"ObjectID":"1","ObjectNumber":"A.1","Shelf":"top"}]}',
        at: { file: "objects.csv.gz", row: 2 },
      },
    ]);
  });

  test("the order of rows and columns makes no difference to any record", async (context) => {
    const sample = new URL("../sample/", import.meta.url);
    const turned: Record<string, string[][]> = {};
    for (const file of await readdir(sample)) {
      const [header = [], ...rows] = parse(await readFile(new URL(file, sample)), {}) as string[][];
      turned[file] = [header.toReversed(), ...rows.map((row) => row.toReversed()).toReversed()];
    }
    const originals = async (folder: string | URL) =>
      new Map((await readExportFolder(folder)).records.map(({ key, original }) => [key, original]));
    assert.deepEqual(await originals(await makeExport(context, turned)), await originals(sample));
  });

  test("an export that is read again while it is damaged says so each time", async (context) => {
    const folder = await makeExport(context, { "Objects.csv": objects });
    assert.equal((await readExportFolder(folder)).records.length, 2);
    await writeFile(join(folder, "Objects.csv"), "");
    await assert.rejects(readExportFolder(folder), /is empty/);
  });
});
