import assert from "node:assert/strict";
import { test } from "node:test";
import type { SourceRecord } from "../sources/port.ts";
import { tms } from "../sources/tms/tms.ts";
import { reportMapping } from "./mapping-report.ts";

const source = tms({ folder: new URL("../sources/tms/sample/", import.meta.url) });

async function* recordsOf(): AsyncGenerator<SourceRecord> {
  for await (const item of source.read()) if ("record" in item) yield item.record;
}

test("a mapping report says of every field how often it is there and how often it says something", async () => {
  const { records, notUnderstood, fields } = await reportMapping(source, recordsOf());
  assert.ok(records > 20);
  assert.equal(notUnderstood, 0);
  const use = (table: string, field: string) => fields.find((one) => one.table === table && one.field === field);
  const titles = use("object", "ObjTitles.Title");
  assert.ok(titles && titles.read > 0 && titles.used === titles.read);
  const kept = fields.filter(({ read, used }) => read > 0 && used === 0);
  assert.ok(kept.length > 0, "columns that only order or qualify say nothing by themselves");
});

test("a record that cannot be understood is counted, and the rest is reported", async () => {
  const torn = {
    ...source,
    describe: (record: SourceRecord) => {
      if (record.key.startsWith("tms/object/")) throw new Error("torn");
      return source.describe(record);
    },
  };
  const { records, notUnderstood, facts } = await reportMapping(torn, recordsOf());
  assert.ok(notUnderstood > 0 && notUnderstood < records && facts > 0);
});
