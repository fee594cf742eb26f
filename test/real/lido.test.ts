import assert from "node:assert/strict";
import { copyFile, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import type { Fact } from "../../src/entities/facts.ts";
import { lido } from "../../src/sources/lido/lido.ts";
import type { RowCounts, SourceRecord } from "../../src/sources/port.ts";
import { sharedFolder, withoutShared } from "../shared-folder.ts";

const museum = join(sharedFolder ?? "", "data", "lido", "nationalmuseum-sweden");
const days = ["16-09-07", "16-09-29", "16-12-16"] as const;

/** One of the three exports, read. */
async function readExport(context: TestContext, day: (typeof days)[number]) {
  const folder = await mkdtemp(join(tmpdir(), "lido-real-"));
  context.after(() => rm(folder, { recursive: true }));
  for (const file of (await readdir(museum)).filter((name) => name.includes(day)))
    await copyFile(join(museum, file), join(folder, file));
  const source = lido({ folder, audience: "public" });
  const records = new Map<string, SourceRecord>();
  let rows: Record<string, RowCounts> = {};
  for await (const item of source.read()) {
    if ("record" in item) records.set(item.record.key, item.record);
    else if ("rows" in item) rows = item.rows;
    else assert.fail(JSON.stringify(item));
  }
  const objects = [...records.values()].filter(({ key }) => key.startsWith("lido/object/"));
  const factsOf = (record: SourceRecord): Fact[] => source.describe(record).drafts.flatMap(({ facts }) => facts);
  return { source, records, objects, rows, factsOf };
}

type Export = Awaited<ReturnType<typeof readExport>>;

const changed = (before: Export, after: Export) =>
  after.objects.filter(({ key, original, content = original }) => {
    const old = before.records.get(key);
    return old !== undefined && (old.content ?? old.original) !== content;
  }).length;

describe("three exports of Nationalmuseum", { skip: withoutShared }, () => {
  test("have the same twelve pictures under the same keys, and say when something of them changed", async (context) => {
    const [first, second, third] = [
      await readExport(context, days[0]),
      await readExport(context, days[1]),
      await readExport(context, days[2]),
    ];
    assert.deepEqual(first.rows, {
      actor: { read: 14, used: 14, reported: 0 },
      media: { read: 12, used: 12, reported: 0 },
      object: { read: 12, used: 12, reported: 0 },
    });
    const keys = ({ objects }: Export) => objects.map(({ key }) => key);
    assert.equal(new Set(keys(first)).size, 12);
    assert.deepEqual(keys(second), keys(first));
    assert.deepEqual(keys(third), keys(first));
    assert.deepEqual([changed(first, second), changed(second, third)], [12, 12]);
    const mediaOf = ({ records }: Export) => [...records.keys()].filter((key) => key.startsWith("lido/media/"));
    assert.deepEqual(mediaOf(third), mediaOf(first));
    // The third export has left out the ids of makers: whoever takes it in is told that 14 things would vanish.
    assert.deepEqual([second.rows.actor?.used, third.rows.actor], [14, undefined]);
  });

  test("give every picture its number, title, maker, image and measurements", async (context) => {
    for (const day of days) {
      const { objects, factsOf } = await readExport(context, day);
      for (const record of objects) {
        const facts = factsOf(record);
        const said = (kind: Fact["kind"]) => facts.filter((fact) => fact.kind === kind);
        const number = facts.find((fact) => fact.kind === "number");
        assert.match(number?.value ?? "", /^NM [EGRS]?[h]? ?\d+$|^NM/, record.key);
        for (const kind of ["name", "measurement", "media", "rights", "activity"] as const)
          assert.ok(said(kind).length > 0, `${day} ${record.key}: ${kind}`);
        const made = facts.find((fact) => fact.kind === "activity" && fact.type === "production");
        assert.ok(made?.kind === "activity" && (made.who?.length ?? 0) > 0, record.key);
      }
    }
  });

  test("doubt nothing but years of acquisition that stand in words", async (context) => {
    const rules: Record<string, number> = {};
    for (const day of days) {
      const { source, records } = await readExport(context, day);
      for (const record of records.values())
        for (const { rule } of source.describe(record).findings) rules[rule] = (rules[rule] ?? 0) + 1;
    }
    assert.deepEqual(rules, { "date-unreadable": 36 });
  });
});
