import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { jsonValues } from "./json-values.ts";

describe("the JSON of a file", () => {
  const folder = mkdtempSync(join(tmpdir(), "json-values-"));
  after(() => rmSync(folder, { recursive: true }));

  async function valuesOf(file: string, text: string | Buffer, listIn?: (whole: unknown) => readonly unknown[]) {
    const path = join(folder, file);
    writeFileSync(path, text);
    return await Array.fromAsync(jsonValues({ file, path }, listIn));
  }

  test("is one value, the elements of a list, or what the source finds in it", async () => {
    assert.deepEqual(await valuesOf("a.json", '{ "id": 1 }'), [{ row: 1, value: { id: 1 } }]);
    assert.deepEqual(await valuesOf("a.json", "[1, 2]"), [
      { row: 1, value: 1 },
      { row: 2, value: 2 },
    ]);
    const inside = (whole: unknown) => (whole as { records: unknown[] }).records;
    assert.deepEqual(await valuesOf("a.json", '{ "records": [7] }', inside), [{ row: 1, value: 7 }]);
  });

  test("is one value a line; a line that is no JSON is told and spoils no other", async () => {
    const expected = [
      { row: 1, value: { id: 1 } },
      { row: 3, line: '{ "id"' },
      { row: 4, value: { id: 3 } },
    ];
    const lines = '{ "id": 1 }\n\n{ "id"\n{ "id": 3 }';
    assert.deepEqual(await valuesOf("a.ndjson", lines), expected);
    assert.deepEqual(await valuesOf("a.json", lines), expected);
  });

  test("cannot be trusted where it is cut, or no UTF-8", async () => {
    for (const broken of ['{ "id": 1, ', "", '{ "id": 1 }x', Buffer.from('{ "name": "\xe9" }', "latin1")])
      await assert.rejects(valuesOf("a.json", broken), { code: "source-unreadable" });
  });
});
