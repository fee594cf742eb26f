import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { harvest } from "../../src/harvest/harvest.ts";
import { logs } from "../../src/harvest/small-museum.ts";
import type { RowCounts, Source, SourceRecord } from "../../src/sources/port.ts";
import { rooms } from "../../src/sources/rooms/rooms.ts";
import { sharedFolder, withoutShared } from "../shared-folder.ts";

const data = `${sharedFolder}/data`;

async function read(source: Source) {
  const rules: Record<string, number> = {};
  const records: SourceRecord[] = [];
  let counts: Record<string, RowCounts> = {};
  for await (const item of source.read()) {
    const findings = "finding" in item ? [item.finding] : "record" in item ? source.describe(item.record).findings : [];
    for (const { rule } of findings) rules[rule] = (rules[rule] ?? 0) + 1;
    if ("record" in item) records.push(item.record);
    if ("rows" in item) counts = item.rows;
  }
  return { records, rules, counts };
}

describe("real rooms", { skip: withoutShared }, () => {
  test("a gallery's 68 rooms have all of 93 doors and 480 works; what its sources disagree on is told", async (context) => {
    const source = rooms({
      folder: `${data}/ng-london`,
      files: { doors: "room-doors.csv", contents: "room-contents.csv" },
      columns: { doors: { oneWay: "one_way_in_source_A" } },
      titles: { title_2022_hang: "2022", title_2025_hang: "2025" },
      plans: ["2022", "2025"].map((plan) => ({ x: `plan_x_${plan}`, y: `plan_y_${plan}`, plan: `plan of ${plan}` })),
      doorSources: ["in_source_A", "in_source_B"],
    });
    const { rules, counts } = await read(source);
    context.diagnostic(JSON.stringify(rules));
    assert.deepEqual(counts, {
      rooms: { read: 68, used: 68, reported: 0 },
      doors: { read: 93, used: 93, reported: 0 },
      contents: { read: 480, used: 480, reported: 0 },
    });
    assert.deepEqual([rules["door-in-one-source"], rules["door-one-way"], rules["work-twice"]], [19, 2, 2]);
    assert.ok(rules["name-misspelt"] && rules["name-misspelt"] <= 3, "Jan SteenF");
  });

  test("an airport museum's 739 places are harvested at once; a line of single places has one identifier", async (context) => {
    const source = rooms({ folder: `${data}/rooms-sfomuseum`, files: { places: "places.geojson.gz" } });
    const { records, rules, counts } = await read(source);
    const heirs = records.filter(({ predecessor }) => predecessor !== undefined).length;
    context.diagnostic(`${heirs} heirs; ${JSON.stringify(rules)}`);
    assert.deepEqual(counts, { places: { read: 739, used: 739, reported: 0 } });
    assert.deepEqual([rules["place-split"], rules["place-merged"]], [10, 10]);
    const both = logs();
    const report = await harvest(source, both);
    assert.deepEqual([report.fetched, report.created, report.rejected], [739, 739, 0]);
    const { active, reserved } = await both.registry.counts();
    assert.deepEqual([active, reserved], [739 - heirs, 0]);
    assert.equal((await harvest(source, both)).unchanged, 739);
  });
});
