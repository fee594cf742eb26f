import assert from "node:assert/strict";
import { test } from "node:test";
import type { RowCounts } from "../../src/sources/port.ts";
import type { SampleOriginal } from "../../src/sources/samples/read-samples.ts";
import { samples } from "../../src/sources/samples/samples.ts";
import { sharedFolder, withoutShared } from "../shared-folder.ts";

test("152 real samples are each of one work but one, and have all their images", {
  skip: withoutShared,
}, async (context) => {
  const files = { samples: "samples-from-filenames.csv" };
  const source = samples({ folder: `${sharedFolder}/data/ng-london`, files });
  const rules: string[] = [];
  let [wholes, images, counts]: [number, number, Record<string, RowCounts>] = [0, 0, {}];
  for await (const item of source.read()) {
    if ("rows" in item) counts = item.rows;
    if ("finding" in item) rules.push(item.finding.rule);
    if (!("record" in item)) continue;
    const { drafts, findings } = source.describe(item.record);
    const facts = drafts.flatMap((draft) => draft.facts);
    const { sample }: SampleOriginal = JSON.parse(item.record.original);
    const own = facts.filter(({ kind }) => kind === "media").length;
    assert.equal(own, Number(sample.n_images), item.record.key);
    images += own;
    wholes += facts.filter(({ kind }) => kind === "part").length;
    rules.push(...findings.map(({ rule }) => rule));
  }
  context.diagnostic(`${wholes} samples of a work, ${images} images; ${rules.join(", ")}`);
  assert.deepEqual(counts, { samples: { read: 152, used: 152, reported: 0 } });
  assert.deepEqual([wholes, rules], [151, ["work-not-named"]]);
});
