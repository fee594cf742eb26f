import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { pidOf } from "../../../test/fixtures/people-and-places.ts";
import { published } from "../../../test/fixtures/published.ts";
import { painting, records } from "../../../test/fixtures/records.ts";
import { context } from "../../../test/fixtures/surroundings.ts";
import { legalText } from "../legal-text.ts";
import { csvLine } from "./cells.ts";
import { csv } from "./csv.ts";
import { csvHeader, csvRow } from "./rows.ts";

type Row = Record<string, string>;
const rowsOf = (text: string): Row[] => parse(text, { columns: true, relax_column_count: false });

test("any text comes back out of a line as it went in, or behind the apostrophe that makes it harmless", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme" }), { minLength: 2 }), (cells) => {
      const [read = []] = parse(csvLine(cells)) as string[][];
      for (const [at, value] of cells.entries()) {
        const legal = legalText(value);
        assert.ok(read[at] === legal || (read[at] === `'${legal}` && /[=+\-@＝＋－＠\t\r]/.test(legal)), value);
      }
    }),
  );
});

test("what a spreadsheet would run is text, and a number stays a number", () => {
  for (const formula of [
    '=HYPERLINK("http://evil.example")',
    "+1+cmd",
    "-2+3",
    "@SUM(A1)",
    " =1",
    "\t=1",
    "\r=1",
    "\uff1d1",
  ])
    assert.ok(/^"?'/.test(csvLine([formula])), formula);
  assert.equal(csvLine([-12.5, "-0043", "+44", "a=b"]), "-12.5,-0043,+44,a=b\r\n");
});

test("a record is a table of its facts: a line a value, with its language, its address and how it stands", () => {
  const rows = rowsOf(csv.write(painting, context));
  const find = (part: Row) => rows.find((row) => Object.entries(part).every(([name, value]) => row[name] === value));
  assert.ok(rows.every((row) => row.pid === painting.pid));
  assert.ok(find({ kind: "name", field: "text.1", value: "Stilleven met kweeperen", language: "nl" }));
  assert.ok(
    find({
      kind: "activity",
      field: "who.0.agent",
      value: "Judith van Oost",
      uri: `${context.base}/${pidOf("person")}`,
    }),
  );
  assert.ok(find({ kind: "number", field: "value", value: "L17", standing: "former" }));
  assert.ok(find({ kind: "statement", field: "text.0", value: "Bought 1931." }), "markup is gone");
  assert.ok(find({ kind: "record", field: "modified", value: painting.modified }));
  assert.equal(
    rows.some(({ field }) => field?.includes("audience")),
    false,
  );
});

test("a list of records is a line each under the same columns, whatever they are", () => {
  const rows = rowsOf(csvHeader + [...records.values()].map((record) => csvRow(record, context)).join(""));
  assert.equal(rows.length, records.size);
  const [row] = rows;
  assert.deepEqual(
    [row?.pid, row?.uri, row?.number, row?.makers, row?.date, row?.medium, row?.location, row?.modified],
    [
      painting.pid,
      `${context.base}/${painting.pid}`,
      "H.1931.4",
      "workshop of Judith van Oost | Judith van Oost | attributed to Anonymous",
      "about 1869",
      "Oil on oak",
      "Room 4",
      painting.modified,
    ],
  );
  assert.equal(row?.image, `${context.base}/images/quinces.svg`);
  assert.equal(row?.rights, "https://creativecommons.org/publicdomain/mark/1.0/");
});

test("a title that is a formula is harmless in a list", () => {
  const record = published("object", [{ kind: "name", use: "preferred", text: [{ value: '=cmd|"/C calc"!A0' }] }]);
  assert.equal(rowsOf(csvHeader + csvRow(record, context))[0]?.label, `'=cmd|"/C calc"!A0`);
});
