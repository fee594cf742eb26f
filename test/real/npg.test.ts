import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { tms } from "../../src/sources/tms/tms.ts";

const folder = fileURLToPath(new URL("../../../shared/data/tms-npg/", import.meta.url));
const absent = existsSync(folder) ? false : `the TMS export of the National Portrait Gallery is not at ${folder}`;

test("a whole real TMS export is read and described, and every row adds up", { skip: absent }, async () => {
  const source = tms({ folder });
  const records: Record<string, number> = {};
  const found: Record<string, number> = {};
  const facts: Record<string, number> = {};
  const count = (table: Record<string, number>, word: string) => {
    table[word] = (table[word] ?? 0) + 1;
  };
  for await (const item of source.read()) {
    if ("record" in item) {
      count(records, item.record.key.split("/")[1] ?? "");
      const { drafts, findings } = source.describe(item.record);
      for (const { table, rule } of findings) count(found, `${table} ${rule}`);
      for (const draft of drafts) for (const { kind } of draft.facts) count(facts, kind);
    } else if ("finding" in item) count(found, `${item.finding.table} ${item.finding.rule}`);
    else if ("rows" in item) {
      for (const [table, { read, used, reported }] of Object.entries(item.rows))
        assert.equal(read, used + reported, table);
      assert.deepEqual(item.rows.ConThesTerms, { read: 54942, used: 53233, reported: 1709 });
      assert.deepEqual(item.rows.ObjConXrefs, { read: 42429, used: 42429, reported: 0 });
    }
  }
  assert.deepEqual(records, {
    term: 8815,
    constituent: 12734,
    reference: 90,
    exhibition: 458,
    image: 15090,
    object: 16846,
  });
  assert.deepEqual(found, {
    "ConThesTerms reference-to-nothing": 1689,
    "ConThesTerms duplicate-row": 20,
    "ObjThesTerms duplicate-row": 83,
    "Objects date-zero": 581,
    "Constituents date-unreadable": found["Constituents date-unreadable"] ?? 0,
    "Constituents constituent-type-unknown": 1,
    "Constituents placeholder": 20,
  });
  assert.ok((found["Constituents date-unreadable"] ?? 0) < 50, "nearly every date of 12,734 people is understood");
  assert.equal(facts.number, 16846);
  assert.equal(facts.citation, 825);
});
