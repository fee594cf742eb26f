import assert from "node:assert/strict";
import { test } from "node:test";
import { imageOf } from "../../src/sources/images/describe-image.ts";
import { images } from "../../src/sources/images/images.ts";
import type { RowCounts } from "../../src/sources/port.ts";
import { sharedFolder, withoutShared } from "../shared-folder.ts";

/** The names of 1357 real files, and the number that a parser should find in each of them but one. */
test("of 1356 real file names at least 99 in 100 give the number of their work, and none a wrong one", {
  skip: withoutShared,
}, async (context) => {
  const list = { file: "image-files.csv", columns: { technique: "technique_from_caption" } };
  const source = images({ folder: `${sharedFolder}/data/ng-london`, metadata: list, listOnly: true });
  const [wrong, unread, samples]: [string[], string[], string[]] = [[], [], []];
  let [right, counts]: [number, Record<string, RowCounts>] = [0, {}];
  for await (const item of source.read()) {
    if ("rows" in item) counts = item.rows;
    if (!("record" in item)) continue;
    const { drafts, findings } = source.describe(item.record);
    const numbers = drafts.flatMap(({ subject }) => (typeof subject === "string" ? [] : [subject.numbered]));
    const number = numbers.find(({ scheme }) => scheme === "inventory")?.value;
    const sample = numbers.find(({ scheme }) => scheme === "sample")?.value;
    const [{ inventory_number_expected: expected, sample_number_in_name: part, filename = item.record.key } = {}] =
      imageOf(item.record).list ?? [];
    if (number === expected && expected !== undefined) right++;
    else if (number !== undefined) wrong.push(`${filename}: ${number}`);
    else {
      unread.push(filename);
      assert.deepEqual(
        findings.map(({ rule }) => rule),
        ["file-name-not-read"],
      );
    }
    if (part !== undefined && sample !== `${expected} ${part}`) samples.push(`${filename}: ${part}, ${sample}`);
  }
  context.diagnostic(`${right} of 1356 right, ${wrong.length} wrong; not read: ${unread.join(", ")}`);
  context.diagnostic(`sample numbers that differ: ${samples.join("; ")}`);
  assert.deepEqual(wrong, []);
  assert.ok(right >= 1356 * 0.99, `${right} are right`);
  assert.deepEqual(counts, { list: { read: 1357, used: 1357, reported: 0 } });
  // Another sample's number in a description, an old sample's (OS), and a name that is not read.
  assert.ok(samples.length <= 4);
});
