import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import type { Fact } from "../../entities/facts.ts";
import type { ReadItem } from "../port.ts";
import { samples } from "./samples.ts";
import { fileNamesIn } from "./telling.ts";

const base = mkdtempSync(join(tmpdir(), "cartouche-samples-"));
after(() => rmSync(base, { recursive: true, force: true }));

async function read(tables: Record<string, string>, options = {}) {
  const folder = mkdtempSync(join(base, "a"));
  for (const [file, text] of Object.entries(tables)) writeFileSync(join(folder, file), text);
  const source = samples({ folder, ...options });
  const items: ReadItem[] = await Array.fromAsync(source.read());
  const records = items.flatMap((item) => ("record" in item ? [item.record] : []));
  const facts = (key: string): Fact[] => {
    const record = records.find((each) => each.key === key);
    assert.ok(record, key);
    return source.describe(record).drafts[0]?.facts ?? [];
  };
  return { items, keys: records.map(({ key }) => key), facts };
}

const wholes = (facts: readonly Fact[]) => facts.flatMap((fact) => (fact.kind === "part" ? [fact.whole] : []));

describe("a research database of samples", () => {
  test("says of which work each sample is: by number, or as a work of its own that the collection does not have", async () => {
    const { facts } = await read({
      "samples.csv": "id,inventory_number,work_id,sample_number\n1,NG1,,S1\n2,,W7,S1\n",
      "works.csv": "id,title,holder\nW7,A harbour,Another museum\n",
    });
    assert.deepEqual(wholes(facts("samples/sample/1")), [
      { type: "object", numbered: { scheme: "inventory", value: "NG1" } },
    ]);
    assert.deepEqual(wholes(facts("samples/sample/2")), [{ type: "object", key: "samples/work/W7" }]);
    const work = facts("samples/work/W7");
    assert.ok(work.some((fact) => fact.kind === "placement" && fact.custodian && "text" in fact.custodian));
  });

  test("without ids knows a sample by its work and number, and finds its analyses by them", async () => {
    const { keys, facts } = await read({
      "samples.csv": "inventory_number,sample_number\nNG1,S1\nNG2,S1\n",
      "analyses.csv": "inventory_number,sample_number,technique\nNG2,S1,Polishing by hand\nNG2,S1,FTIR\n",
    });
    assert.deepEqual(keys, ["samples/sample/NG1-S1", "samples/sample/NG2-S1"]);
    const done = facts("samples/sample/NG2-S1").flatMap((fact) => (fact.kind === "activity" ? [fact.type] : []));
    assert.deepEqual(done, ["treatment", "examination"]);
  });

  test("of which a row cannot be read is not whole: nothing that is missing is gone", async () => {
    const { items } = await read({ "samples.csv": "inventory_number,sample_number\nNG1,S1\nNG2\n" });
    assert.ok(items.some((item) => "partial" in item));
  });

  test("is not read without the table of samples, or without its numbers", async () => {
    await assert.rejects(read({ "works.csv": "id\n1\n" }), { code: "source-unreadable" });
    await assert.rejects(read({ "samples.csv": "a,b\n1,2\n" }), { code: "source-unreadable" });
    assert.throws(() => samples({ folder: "x", columns: { samples: { nummer: "x" } } }), { code: "config-invalid" });
  });
});

test("names of files in one field are told apart though they hold spaces", () => {
  assert.deepEqual(fileNamesIn("a%201.tif b.tif"), ["a 1.tif", "b.tif"]);
  assert.deepEqual(fileNamesIn("a 1.tif; b 2.tif"), ["a 1.tif", "b 2.tif"]);
  assert.deepEqual(fileNamesIn(undefined), []);
});
