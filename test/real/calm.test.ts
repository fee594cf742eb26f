import assert from "node:assert/strict";
import { copyFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import { calm } from "../../src/sources/calm/calm.ts";
import { resultOf, summaryOf } from "../../src/sources/calm/soap/envelope.ts";
import type { ReadItem, SourceRecord } from "../../src/sources/port.ts";
import { sharedFolder, withoutShared } from "../shared-folder.ts";

const archive = join(sharedFolder ?? "", "data", "archive");

async function exported(context: TestContext, file: string) {
  const folder = await mkdtemp(join(tmpdir(), "calm-real-"));
  context.after(() => rm(folder, { recursive: true }));
  await copyFile(join(archive, file), join(folder, file));
  const source = calm({ folder, audience: "public" });
  const records: SourceRecord[] = [];
  const others: ReadItem[] = [];
  for await (const item of source.read()) {
    if ("record" in item) records.push(item.record);
    else others.push(item);
  }
  return { source, records, others };
}

describe("the Marquand papers as Calm exports them", { skip: withoutShared }, () => {
  test("are the same 1,130 records in Windows-1252, in UTF-8 and as XML", async (context) => {
    const [utf8, windows, xml] = await Promise.all(
      ["csv", "cp1252.csv", "xml"].map((kind) => exported(context, `calm-shaped-marquand.${kind}.gz`)),
    );
    const bare = (records: readonly SourceRecord[] = []) => records.map(({ key, original }) => [key, original]);
    assert.equal(utf8?.records.length, 1130);
    assert.deepEqual(utf8.others, [{ expected: 1130 }, { rows: { catalog: { read: 1130, used: 1130, reported: 0 } } }]);
    assert.deepEqual(bare(windows?.records), bare(utf8.records));
    assert.deepEqual(bare(xml?.records), bare(utf8.records));
  });

  test("hang together, five levels deep, and their dates are read", async (context) => {
    const { source, records } = await exported(context, "calm-shaped-marquand.csv.gz");
    const wholes = new Map<string, string | undefined>();
    const doubts: Record<string, number> = {};
    for (const record of records) {
      const { drafts, findings } = source.describe(record);
      const part = drafts[0]?.facts.find((fact) => fact.kind === "part");
      wholes.set(record.key, part && "key" in part.whole ? part.whole.key : undefined);
      for (const { rule } of findings) doubts[rule] = (doubts[rule] ?? 0) + 1;
    }
    const depthOf = (key: string): number => {
      const whole = wholes.get(key);
      assert.ok(whole === undefined || wholes.has(whole), `${key} is part of ${whole}`);
      return whole === undefined ? 0 : depthOf(whole) + 1;
    };
    assert.equal(Math.max(...records.map(({ key }) => depthOf(key))), 5);
    assert.equal([...wholes.values()].filter((whole) => whole === undefined).length, 1);
    assert.deepEqual(doubts, { "date-unreadable": 2, "date-reversed": 2 });
  });

  test("have the same fields in the web service's envelope", async (context) => {
    const answer = await readFile(join(archive, "calm-soap-summary-response.xml"), "utf8");
    const fields = summaryOf(resultOf("SummaryHeader", answer));
    const { records } = await exported(context, "calm-shaped-marquand.xml.gz");
    const same = records.find(({ key }) => key === `calm/catalog/${fields.RecordID?.[0]}`);
    const original = JSON.parse(same?.original ?? "{}").fields;
    for (const [name, values] of Object.entries(fields)) assert.deepEqual(original[name], values, name);
  });
});
