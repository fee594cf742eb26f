import assert from "node:assert/strict";
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { ead } from "../../src/sources/ead/ead.ts";
import type { SourceRecord } from "../../src/sources/port.ts";
import { sharedFolder, withoutShared } from "../shared-folder.ts";

const archive = join(sharedFolder ?? "", "data", "archive");

/** A folder with the real finding aids, and their text by file. */
async function findingAids(context: TestContext): Promise<{ folder: string; texts: Map<string, string> }> {
  const folder = await mkdtemp(join(tmpdir(), "ead-real-"));
  context.after(() => rm(folder, { recursive: true }));
  const texts = new Map<string, string>();
  for (const file of (await readdir(archive)).filter((name) => name.startsWith("ead-"))) {
    await copyFile(join(archive, file), join(folder, file));
    const bytes = await readFile(join(archive, file));
    texts.set(file, (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString());
  }
  return { folder, texts };
}

async function readAll(folder: string) {
  const source = ead({ folder, audience: "public" });
  const records: SourceRecord[] = [];
  const rules = new Set<string>();
  const partial: string[] = [];
  let rows = {};
  for await (const item of source.read()) {
    if ("record" in item) records.push(item.record);
    else if ("finding" in item) rules.add(item.finding.rule);
    else if ("partial" in item) partial.push(item.partial);
    else if ("rows" in item) rows = item.rows;
  }
  return { source, records, rules: [...rules], partial, rows };
}

const componentsIn = (text: string) => text.match(/<c(0\d|1[0-2])?[\s>]/g)?.length ?? 0;

describe("the real finding aids", { skip: withoutShared }, () => {
  test("give every component that is in them, and one collection each", async (context) => {
    const { folder, texts } = await findingAids(context);
    const { records, rows, rules, partial } = await readAll(folder);
    const counts = [...texts].map(([file, text]) => [file, componentsIn(text)] as const);
    const inOrder = counts.map(([, count]) => count).sort((a, b) => b - a);
    assert.deepEqual(inOrder, [1129, 887, 536, 396, 31, 4, 1]);
    for (const [file, count] of counts) {
      const kinds = records.filter(({ at }) => at.file === file).map(({ key }) => key.split("/")[1]);
      assert.equal(kinds.filter((kind) => kind === "component").length, count, file);
      assert.equal(kinds.filter((kind) => kind === "collection").length, 1, file);
    }
    assert.deepEqual(rows, {
      component: { read: 2984, used: 2984, reported: 0 },
      collection: { read: 7, used: 7, reported: 0 },
    });
    assert.deepEqual([rules, partial], [["component-without-id"], []]);
  });

  test("hang together: every whole is described, down to the twelfth level, and each is called something", async (context) => {
    const { source, records } = await readAll((await findingAids(context)).folder);
    const wholes = new Map<string, string | undefined>();
    const doubts: Record<string, number> = {};
    for (const record of records) {
      const { drafts, findings } = source.describe(record);
      const facts = drafts[0]?.facts ?? [];
      const part = facts.find((fact) => fact.kind === "part");
      wholes.set(record.key, part && "key" in part.whole ? part.whole.key : undefined);
      assert.ok(
        facts.some((fact) => fact.kind === "name"),
        record.key,
      );
      for (const { rule } of findings) doubts[rule] = (doubts[rule] ?? 0) + 1;
    }
    const depthOf = (key: string): number => {
      const whole = wholes.get(key);
      if (whole === undefined) return 0;
      assert.ok(wholes.has(whole), `${key} is part of ${whole}`);
      return depthOf(whole) + 1;
    };
    assert.equal(Math.max(...records.map(({ key }) => depthOf(key))), 12);
    assert.deepEqual(doubts, { "date-unreadable": 4 });
  });

  test("are partial where one is cut in the middle: what it says before is taken, and the rest gets in", async (context) => {
    const { folder, texts } = await findingAids(context);
    const file = "ead-arclight-deeply-nested-12-levels.xml";
    const whole = texts.get(file) ?? "";
    await writeFile(join(folder, file), whole.slice(0, whole.indexOf("<c12")));
    const { records, partial } = await readAll(folder);
    assert.equal(partial.length, 1);
    assert.match(partial[0] ?? "", /deeply-nested/);
    const cut = records.filter(({ at }) => at.file === file);
    assert.ok(cut.length > 9 && cut.length < 31, String(cut.length));
    assert.equal(records.length - cut.length, 2991 - 32);
  });
});
