import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import { Problem } from "../../errors.ts";
import type { Finding, SourceRecord } from "../port.ts";
import type { Sheet } from "./options.ts";
import { readRecord } from "./record.ts";
import { spreadsheet } from "./spreadsheet.ts";
import { makeWorkbook, rowOf } from "./testing/make-workbook.ts";

type Files = Record<string, string | Uint8Array>;
const works: Sheet = {
  file: "*",
  type: "object",
  key: "No.",
  columns: { "No.": { fact: "number", scheme: "inventory" }, Title: { fact: "name" } },
};

async function sourceOf(context: TestContext, files: Files, sheets: Sheet[] = [works]) {
  const folder = await mkdtemp(join(tmpdir(), "spreadsheet-"));
  context.after(() => rm(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return spreadsheet({ folder, sheets });
}

async function readAll(source: ReturnType<typeof spreadsheet>) {
  const records: SourceRecord[] = [];
  const findings: Finding[] = [];
  const partial: string[] = [];
  for await (const item of source.read()) {
    if ("record" in item) records.push(item.record);
    else if ("finding" in item) findings.push(item.finding);
    else if ("partial" in item) partial.push(item.partial);
  }
  return { records, findings, partial, cells: records.map((record) => readRecord(record).cells) };
}

const problem = (code: string, detail: RegExp) => (error: unknown) =>
  error instanceof Problem && error.code === code && detail.test(error.detail);

describe("a CSV table", () => {
  test("says the same in every encoding, with every delimiter, with or without a mark", async (context) => {
    const text = "No.,Title,Note\r\nK.1,Café,“old, torn”\r\n";
    const quoted = 'No.,Title,Note\r\nK.1,Café,"“old, torn”"\r\n';
    const semicolons = text
      .replace("Title,Note", "Title;Note")
      .replace("No.,", "No.;")
      .replace("K.1,Café,", "K.1;Café;");
    const latin = Buffer.from(semicolons.replace("“", "\u0093").replace("”", "\u0094"), "latin1");
    const tabs = semicolons.replaceAll(";", "\t");
    const read = await Promise.all(
      [quoted, `\ufeff${semicolons}`, latin, tabs].map(async (content) =>
        readAll(await sourceOf(context, { "works.csv": content })),
      ),
    );
    for (const { cells } of read) assert.deepEqual(cells, [{ "No.": "K.1", Note: "“old, torn”", Title: "Café" }]);
  });

  test("of which a mapped column is not there is no table, and says what it has", async (context) => {
    const source = await sourceOf(context, { "works.csv": "No.,Titel\nK.1,Kite\n" });
    await assert.rejects(readAll(source), problem("source-unreadable", /no column Title \(it has: No\., Titel\)/));
  });

  test("keeps its empty and its faulty rows apart: nothing is lost in silence", async (context) => {
    const { records, findings } = await readAll(
      await sourceOf(context, { "works.csv": "No.,Title\nK.1,Kite\n,,\n,Frames\nK.1,Again\n" }),
    );
    assert.deepEqual(
      records.map(({ key }) => key),
      ["spreadsheet/object/K.1"],
    );
    assert.deepEqual(
      findings.map(({ rule, row }) => [rule, row]),
      [
        ["row-without-key", 4],
        ["duplicate-key", 5],
      ],
    );
  });
});

describe("an XLSX workbook", () => {
  test("is read as people see it: dates, results, rich texts, faults", async (context) => {
    const row = `<row r="2"><c r="A2" s="1"><v>7</v></c><c r="B2" t="s"><v>0</v></c><c r="C2" s="2"><v>44259</v></c>
      <c r="D2"><f>1-1</f><v>0</v></c><c r="E2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="G2" t="d"><v>1931-05-06</v></c></row>`;
    const book = makeWorkbook(
      [
        { name: "Notes", rows: rowOf("Read me") },
        { name: "Works", rows: rowOf("No.", "Title", "Seen", "Sum", "Share", "Empty", "Day") + row },
      ],
      {
        texts: ["<r><t xml:space='preserve'>Heron </t></r><r><rPr><b/></rPr><t>Kite</t></r><rPh><t>reading</t></rPh>"],
        formats: ["0000", "dd/mm/yyyy"],
        absolute: true,
      },
    );
    const { cells, findings } = await readAll(
      await sourceOf(context, { "works.xlsx": book }, [{ ...works, sheet: "Works" }]),
    );
    assert.deepEqual(cells, [{ Day: "1931-05-06", "No.": "0007", Seen: "2021-03-04", Sum: "0", Title: "Heron Kite" }]);
    assert.deepEqual(
      findings.map(({ rule, field, value }) => [rule, field, value]),
      [["cell-error", "Share", "#DIV/0!"]],
    );
  });

  test("counts its days from 1904 where it says so", async (context) => {
    const rows = `${rowOf("No.", "Title")}<row><c t="str"><v>K.1</v></c><c s="1"><v>44216</v></c></row>`;
    const book = makeWorkbook([{ name: "Works", rows }], { formats: ["d/m/yy"], date1904: true });
    const { cells } = await readAll(await sourceOf(context, { "works.xlsx": book }));
    assert.equal(cells[0]?.Title, "2025-01-21");
  });

  test("with merged cells says of each row what was merged, where the mapping asks for it", async (context) => {
    const rows = [
      ["Works of the museum"],
      ["No.", "Title", "Donor"],
      ["K.1", "Heron", "Ada Quill"],
      [],
      ["K.2", "Crane"],
    ];
    const book = makeWorkbook([{ name: "Works", rows: rows.map((row) => rowOf(...row)).join("") }]);
    const sheets = [{ ...works, header: 2, fillDown: ["Donor"] }];
    const { cells } = await readAll(await sourceOf(context, { "works.xlsx": book }, sheets));
    assert.deepEqual(
      cells.map(({ Donor }) => Donor),
      ["Ada Quill", "Ada Quill"],
    );
  });

  test("that is cut, old or no workbook makes the read partial; alone, it is no export", async (context) => {
    const book = makeWorkbook([{ name: "Works", rows: rowOf("No.", "Title") }]);
    const bad = {
      "cut.xlsx": book.subarray(0, book.length / 2),
      "old.xlsx": Buffer.from("d0cf11e0a1b11ae1", "hex"),
      "text.xlsx": "No.,Title\n",
    };
    const { records, partial } = await readAll(
      await sourceOf(context, { ...bad, "works.csv": "No.,Title\nK.1,Kite\n" }),
    );
    assert.equal(records.length, 1);
    assert.deepEqual(
      partial.map((why) => /its directory|old Excel|no XLSX/.exec(why)?.[0]),
      ["its directory", "old Excel", "no XLSX"],
    );
    for (const [name, content] of Object.entries(bad))
      await assert.rejects(
        readAll(await sourceOf(context, { [name]: content })),
        problem("source-unreadable", /./),
        name,
      );
  });
});

test("a workbook that was damaged anywhere is read as far as it can be, or is no export; nothing else happens", async (context) => {
  const good = await readFile(new URL("./sample/people.xlsx", import.meta.url));
  const folder = await mkdtemp(join(tmpdir(), "spreadsheet-"));
  context.after(() => rm(folder, { recursive: true }));
  const sheets = [{ ...works, sheet: "People", header: 2, columns: { Name: { fact: "name" as const } } }];
  for (let at = 3; at < good.length; at += 97) {
    const bad = Buffer.from(good);
    bad[at] = (bad[at] ?? 0) ^ 0x5a;
    await writeFile(join(folder, "works.xlsx"), at % 2 ? bad : good.subarray(0, at));
    const outcome = await readAll(spreadsheet({ folder, sheets })).catch((error: unknown) => error);
    assert.ok(!(outcome instanceof Error) || problem("source-unreadable", /./)(outcome), `${at}: ${outcome}`);
  }
});

test("rows refer to rows of other tables; what is not there is kept in words and told", async (context) => {
  const people: Sheet = {
    file: "people.csv",
    type: "person",
    table: "maker",
    key: "Id",
    columns: { Name: { fact: "name" } },
  };
  const objects: Sheet = {
    ...works,
    file: "works.csv",
    columns: { ...works.columns, By: { fact: "maker", role: "artist", to: "maker", separator: ";" } },
  };
  const files = { "people.csv": "Id,Name\np1,Ada Quill\n", "works.csv": "No.,Title,By\nK.1,Kite,p1; p9\n" };
  const source = await sourceOf(context, files, [objects, people]);
  const { records } = await readAll(source);
  const [record] = records;
  assert.ok(record);
  const { drafts, findings } = source.describe(record);
  const production = drafts[0]?.facts.find((fact) => fact.kind === "activity");
  assert.deepEqual(
    production?.who?.map(({ agent }) => agent),
    [
      { type: "person", key: "spreadsheet/maker/p1" },
      { type: "person", text: "p9" },
    ],
  );
  assert.deepEqual(
    findings.map(({ rule }) => rule),
    ["reference-to-nothing"],
  );
});

test("what a column keeps for staff is never said to others beside it", async (context) => {
  const sheet: Sheet = {
    ...works,
    audience: "public",
    columns: {
      ...works.columns,
      Donor: { fact: "maker", activity: "acquisition", audience: "staff" },
      Year: { fact: "date", activity: "acquisition" },
    },
  };
  const source = await sourceOf(context, { "works.csv": "No.,Title,Donor,Year\nK.1,Kite,Ada Quill,1931\n" }, [sheet]);
  const [record] = (await readAll(source)).records;
  const facts = record ? (source.describe(record).drafts[0]?.facts ?? []) : [];
  const open = facts.filter(({ audience }) => audience === "public");
  assert.ok(!JSON.stringify(open).includes("Ada Quill") && JSON.stringify(facts).includes("Ada Quill"));
});

test("a mapping with mistakes is no mapping, and every mistake is told", () => {
  const folder = tmpdir();
  const invalid = (sheets: unknown, detail: RegExp) =>
    assert.throws(() => spreadsheet({ folder, sheets: sheets as Sheet[] }), problem("config-invalid", detail));
  invalid([{ ...works, typ: "object", columns: { A: { fact: "number" } } }], /scheme[\s\S]*typ|typ[\s\S]*scheme/);
  invalid([{ ...works, columns: { A: { fact: "maker", to: "maker" } } }], /no table maker/);
  invalid([], /sheets/);
  assert.throws(() => spreadsheet({ folder: join(folder, "nowhere") }), problem("config-invalid", /mapping\.json/));
});
