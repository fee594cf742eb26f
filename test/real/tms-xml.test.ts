import assert from "node:assert/strict";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import type { SourceRecord } from "../../src/sources/port.ts";
import { type Export, readSource } from "../../src/sources/tms/testing/make-export.ts";
import { tms } from "../../src/sources/tms/tms.ts";
import { sharedFolder, withoutShared } from "../shared-folder.ts";

const data = join(sharedFolder ?? "", "data/tms-walters-xml");
const steady = ["titles", "dimensions", "bibliography", "conservation", "exhibitions", "geography", "media"];
const harvests = [
  ["objects-v1", "constituents-v1"],
  ["objects-v2-2017-03-31", "constituents-v2"],
  ["objects-v3-2017-09-26", "constituents-v3"],
];

/** One of the three exports, in a folder of its own. */
async function harvest(context: TestContext, files: readonly string[]): Promise<Export> {
  const folder = await mkdtemp(join(tmpdir(), "cartouche-walters-"));
  context.after(() => rm(folder, { recursive: true, force: true }));
  for (const file of files) await copyFile(join(data, `${file}.xml.gz`), join(folder, `${file}.xml.gz`));
  return readSource(tms({ folder, form: "xml" }));
}

const objectsOf = ({ records }: Export) =>
  new Map(records.filter(({ key }) => key.startsWith("tms/object/")).map((record) => [record.key, record]));

/** What became of the objects between two exports, by what counts as a change. */
function compare(before: Map<string, SourceRecord>, after: Map<string, SourceRecord>) {
  const text = (record: SourceRecord | undefined) => record?.content ?? record?.original;
  const both = [...before.keys()].filter((key) => after.has(key));
  return {
    gone: before.size - both.length,
    added: after.size - both.length,
    changed: both.filter((key) => text(before.get(key)) !== text(after.get(key))).length,
    restamped: both.filter((key) => before.get(key)?.original !== after.get(key)?.original).length,
  };
}

/** The numbers that a record says, with their schemes. */
function numbersOf(record: SourceRecord | undefined): string[] {
  assert.ok(record);
  const { drafts } = tms({ folder: data, form: "xml" }).describe(record);
  return drafts.flatMap(({ facts }) =>
    facts.flatMap((fact) => (fact.kind === "number" ? [`${fact.scheme} ${fact.value}`] : [])),
  );
}

test("three exports of one museum's objects tell what changed, whatever the time of the export says", {
  skip: withoutShared,
}, async (context) => {
  const [first, second, third] = await Promise.all(
    harvests.map(async ([objects = ""]) => objectsOf(await harvest(context, [objects]))),
  );
  assert.ok(first && second && third);
  assert.deepEqual(compare(first, second), { gone: 0, added: 1, changed: 392, restamped: 800 });
  assert.deepEqual(compare(second, third), { gone: 20, added: 28, changed: 9, restamped: 781 });
  // The key stays: the harvest finds that the number is no longer said, and keeps it as a former one.
  const renumbered = [first, second].map((objects) => numbersOf(objects.get("tms/object/90562")));
  assert.deepEqual(renumbered, [["inventory W.764.binding"], ["inventory W.764.binding.1"]]);
});

test("whole exports in XML are read and described, and every row adds up", { skip: withoutShared }, async (context) => {
  const expected = [
    { constituent: 180, reference: 74, exhibition: 146, image: 1884, object: 800, unused: 2 },
    { constituent: 181, reference: 74, exhibition: 146, image: 1884, object: 801, unused: 0 },
    { constituent: 181, reference: 74, exhibition: 146, image: 1845, object: 809, unused: 157 },
  ];
  for (const [at, files] of harvests.entries()) {
    const read = await harvest(context, [...files, ...steady]);
    for (const [table, { read: all, used, reported }] of Object.entries(read.rows))
      assert.equal(all, used + reported, table);
    const { unused, ...records } = expected[at] ?? { unused: 0 };
    const { term = 0, ...kinds } = counted(read.records.map(({ key }) => key.split("/")[1]));
    assert.deepEqual(kinds, records);
    assert.ok(term > 100);
    const rules = read.findings.filter(({ kind }) => kind !== "doubtful").map(({ kind, rule }) => `${kind} ${rule}`);
    assert.deepEqual(counted(rules), unused > 0 ? { "unused reference-to-nothing": unused } : {});
    if (at === 0) assertFacts(read);
  }
});

/** What the first export says, by kind. */
function assertFacts({ described, rows }: Export): void {
  assert.deepEqual(rows.RefAltNums, { read: 98, used: 98, reported: 0 });
  const facts = [...described.values()].flatMap(({ drafts }) => drafts.flatMap((draft) => draft.facts));
  const activities = counted(facts.map((fact) => (fact.kind === "activity" ? fact.type : "none")));
  assert.deepEqual([activities.treatment, activities.examination, activities.production], [438, 172, 800]);
  const kinds = counted(facts.map(({ kind }) => kind));
  assert.deepEqual([kinds.citation, kinds.measurement, kinds.inscription, kinds.media], [182, 789, 495, 1885]);
}

function counted(words: readonly (string | undefined)[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) if (word) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
