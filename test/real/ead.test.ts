import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { ead } from "../../src/sources/ead/ead.ts";
import type { Finding, RowCounts } from "../../src/sources/port.ts";
import { sharedFolder, withoutShared } from "../shared-folder.ts";

const archive = join(sharedFolder ?? "", "data/archive");
const folder = mkdtempSync(join(tmpdir(), "cartouche-real-ead-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Components as a program that knows no EAD counts them. */
function countedIn(name: string): number {
  const bytes = readFileSync(join(archive, name));
  const text = (name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return [...text.matchAll(/<(?:\w+:)?(?:c(?:0\d|1[0-2])?|archdesc)[\s>]/g)].length;
}

describe("real finding aids", { skip: withoutShared }, () => {
  const names = sharedFolder ? readdirSync(archive).filter((name) => name.startsWith("ead-")) : [];

  for (const name of names) {
    test(`${name}: every component is in, within one that is described, and says what it is called`, async () => {
      const own = join(folder, name);
      mkdirSync(own);
      cpSync(join(archive, name), join(own, name));
      const source = ead({ folder: own });
      const keys = new Set<string>();
      const wholes = new Set<string>();
      const findings: Finding[] = [];
      let rows: Record<string, RowCounts> = {};
      let named = 0;
      for await (const item of source.read()) {
        if ("finding" in item) findings.push(item.finding);
        if ("rows" in item) rows = item.rows;
        if (!("record" in item)) continue;
        assert.ok(!keys.has(item.record.key), item.record.key);
        keys.add(item.record.key);
        const { drafts, findings: found } = source.describe(item.record);
        findings.push(...found);
        const facts = drafts.flatMap((draft) => draft.facts);
        if (facts.some(({ kind }) => kind === "name")) named++;
        for (const fact of facts) if (fact.kind === "part" && "key" in fact.whole) wholes.add(fact.whole.key);
      }
      assert.equal(keys.size, countedIn(name));
      assert.deepEqual(rows.units, { read: keys.size, used: keys.size, reported: 0 });
      for (const whole of wholes) assert.ok(keys.has(whole), whole);
      assert.ok(named >= keys.size * 0.98, `${named} of ${keys.size} are called something`);
      const rules = Map.groupBy(findings, ({ rule }) => rule);
      console.log(name, keys.size, Object.fromEntries([...rules].map(([rule, some]) => [rule, some.length])));
    });
  }
});
