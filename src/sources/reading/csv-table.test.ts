import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { csvTable, type TableForm, type TableRow } from "./csv-table.ts";

const folder = mkdtempSync(join(tmpdir(), "cartouche-table-"));
after(() => rmSync(folder, { recursive: true, force: true }));

async function read(text: string | Buffer, form?: TableForm): Promise<TableRow[]> {
  const path = join(folder, "a.csv");
  writeFileSync(path, text);
  return Array.fromAsync(csvTable(path, "a.csv", form));
}

describe("a table", () => {
  test("is rows by the names of its columns, by whatever name the file has them", async () => {
    const rows = await read("\ufeffFile Name,note,width\na.tif, x ,\nb.tif,,12\n", {
      columns: { file: ["file name"] },
    });
    assert.deepEqual(rows, [
      { row: 2, fields: { file: "a.tif", note: "x" } },
      { row: 3, fields: { file: "b.tif", width: "12" } },
    ]);
  });

  test("whose rows cannot be understood is read all the same, and says which rows those are", async () => {
    const rows = await read(Buffer.from("a,b\n1\n\xe9,2\n3,4\n", "latin1"));
    assert.deepEqual(
      rows.map((each) => ("fault" in each ? each.fault.rule : each.fields)),
      ["wrong-number-of-columns", "invalid-utf8", { a: "3", b: "4" }],
    );
  });

  test("keeps a column that is there twice, and one that has a name which is another's now", async () => {
    const [row] = await read("x,x,file,name\n1,2,3,4\n", { columns: { file: ["name"] } });
    assert.deepEqual(row && "fields" in row && row.fields, {
      x: "1",
      "x (column 2)": "2",
      "file (column 3)": "3",
      file: "4",
    });
  });

  test("without a column that is needed is not read, and neither is an empty one", async () => {
    await assert.rejects(read("a;b\n1;2\n", { needs: ["a"], columns: { a: ["a"] } }), { code: "source-unreadable" });
    await assert.rejects(read(""), { code: "source-unreadable" });
  });
});
