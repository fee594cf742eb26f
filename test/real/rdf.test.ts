import assert from "node:assert/strict";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import type { Fact } from "../../src/entities/facts.ts";
import type { RowCounts, Source, SourceRecord } from "../../src/sources/port.ts";
import { rdf } from "../../src/sources/rdf/rdf.ts";
import { sharedFolder, withoutShared } from "../shared-folder.ts";

const data = join(sharedFolder ?? "", "data");

async function folderWith(context: TestContext, from: string, name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "rdf-real-"));
  context.after(() => rm(folder, { recursive: true }));
  await copyFile(join(data, from), join(folder, name));
  return folder;
}

async function readAll(source: Source) {
  const records: SourceRecord[] = [];
  const rules: Record<string, number> = {};
  let rows: Record<string, RowCounts> = {};
  for await (const item of source.read()) {
    if ("record" in item) records.push(item.record);
    else if ("finding" in item) rules[item.finding.rule] = (rules[item.finding.rule] ?? 0) + 1;
    else if ("rows" in item) rows = item.rows;
    else assert.fail(JSON.stringify(item));
  }
  const factsOf = (record: SourceRecord): Fact[] => source.describe(record).drafts.flatMap(({ facts }) => facts);
  return { records, rules, rows, factsOf };
}

describe("real RDF", { skip: withoutShared }, () => {
  test("people of the Portrait Gallery and who they are in ULAN: each is one, though none has a class", async (context) => {
    const folder = await folderWith(context, "tms-npg/ulan_links.n3.gz", "ulan.n3.gz");
    const own = ["http://data.npg.si.edu/"];
    const { records, rows, rules, factsOf } = await readAll(rdf({ folder, own, otherwise: "person" }));
    assert.deepEqual(rows, { thing: { read: 1914, used: 1914, reported: 0 } });
    assert.deepEqual(rules, {});
    for (const record of records) {
      const facts = factsOf(record);
      assert.ok(
        facts.length > 0 && facts.every((fact) => fact.kind === "same-as" && fact.scheme === "ulan"),
        record.key,
      );
    }
  });

  test("what OCLC says of three people is of schema.org and SKOS at once, and the rest is reported", async (context) => {
    const from = "authority-samples/viaf-oclc-personalName-query.rdf.xml";
    const { records, rules, rows, factsOf } = await readAll(
      rdf({ folder: await folderWith(context, from, "fast.rdf") }),
    );
    assert.deepEqual(rows, { thing: { read: 14, used: 6, reported: 8 } });
    assert.deepEqual(rules, { "without-class": 7, "class-unknown": 1 });
    const cornell = records.find(({ key }) => key === "rdf/thing/http://id.worldcat.org/fast/5140");
    const facts = cornell ? factsOf(cornell) : [];
    const name = facts.find((fact) => fact.kind === "name");
    assert.equal(name?.text[0]?.value, "Cornell, Joseph");
    const same = facts.flatMap((fact) => (fact.kind === "same-as" ? [fact.scheme] : []));
    assert.deepEqual(same, ["lcnaf", "viaf"]);
  });
});
