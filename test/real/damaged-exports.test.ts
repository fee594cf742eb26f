import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, describe, type TestContext, test } from "node:test";
import { gunzipSync, gzipSync } from "node:zlib";
import { harvest } from "../../src/harvest/harvest.ts";
import { logs } from "../../src/harvest/small-museum.ts";
import type { Finding } from "../../src/sources/port.ts";
import { freshFolder } from "../command.ts";
import { withoutShared } from "../shared-folder.ts";
import { copyExport, type RealExport } from "./real-export.ts";
import { realExports } from "./real-exports.ts";

const folder = freshFolder();
after(folder.remove);

/** How one record of a real export is damaged, byte for byte, and what then is reported; without a rule the whole file is. */
type Damage = {
  of: string;
  what: string;
  file: RegExp;
  how(text: string): string;
  rule?: string;
  /** How many records do not get in; those that are in a file after its damage. */
  lost: number;
};

const line = (at: number, how: (line: string) => string) => (text: string) =>
  text
    .split("\n")
    .map((one, index) => (index === at ? how(one) : one))
    .join("\n");
const half = (text: string) => text.slice(0, text.length / 2);
const without = (pattern: RegExp, at: number) => (text: string) => {
  let count = 0;
  return text.replace(pattern, (found) => (++count === at ? "" : found));
};
const noId = (cells: string) => cells.replace(/^[^,]*/, "");

/** The length at the head of a record in the middle is none. */
const noLength = (text: string) => {
  const at = text.indexOf("\x1d", 9000) + 1;
  return `${text.slice(0, at)}0000x${text.slice(at + 5)}`;
};

const damages: readonly Damage[] = [
  { of: "calm-utf", what: "a row without id", file: /csv/, how: line(500, noId), rule: "record-without-id", lost: 1 },
  {
    of: "calm-utf",
    what: "a row with two cells too many",
    file: /csv/,
    how: line(500, (row) => row.replace(/\r?$/, ",one,two$&")),
    rule: "wrong-number-of-columns",
    lost: 1,
  },
  {
    of: "calm-xml",
    what: "a record without id",
    file: /xml/,
    how: without(/<RecordID>[^<]*<\/RecordID>/g, 500),
    rule: "record-without-id",
    lost: 1,
  },
  { of: "calm-xml", what: "a file that is cut", file: /xml/, how: half, lost: 562 },
  { of: "ead", what: "one finding aid that is cut", file: /marquand/, how: half, lost: 571 },
  {
    of: "oclc",
    what: "a record without 001",
    file: /./,
    how: without(/<controlfield tag="001">[^<]*<\/controlfield>/g, 50),
    rule: "record-without-id",
    lost: 1,
  },
  { of: "traject", what: "a record without length", file: /./, how: noLength, rule: "record-broken", lost: 1 },
  {
    of: "lido-one",
    what: "a record without recordID",
    file: /^15437/,
    how: without(/<lido:recordID[^>]*>[^<]*<\/lido:recordID>/g, 1),
    rule: "record-without-id",
    // Its image and its two makers come with it.
    lost: 4,
  },
  { of: "lido-one", what: "one file that is cut", file: /^15437/, how: half, lost: 4 },
  {
    of: "walters-one",
    what: "an object without ObjectID",
    file: /^objects/,
    how: without(/<ObjectID>155<\/ObjectID>/g, 1),
    rule: "key-missing",
    // With its three images, of which it is said elsewhere what they are of.
    lost: 4,
  },
  {
    of: "ciim",
    what: "a line that is cut",
    file: /^agent/,
    how: line(3, (hit) => hit.slice(0, 400)),
    rule: "no-json",
    lost: 1,
  },
  {
    of: "images",
    what: "a row without file",
    file: /./,
    how: line(50, () => ",,,,,,,\r"),
    rule: "file-not-named",
    lost: 1,
  },
  { of: "samples", what: "a row without number", file: /./, how: line(50, () => ",,,\r"), rule: "without-id", lost: 1 },
  { of: "rooms", what: "a room without number", file: /^rooms/, how: line(20, noId), rule: "without-id", lost: 1 },
  {
    of: "airport",
    what: "a place without id",
    file: /./,
    how: (text) => text.replace('"id":102527513,', "").replace('"wof:id":102527513,', ""),
    rule: "place-not-read",
    lost: 1,
  },
  { of: "tate", what: "a row without key", file: /./, how: line(50, noId), rule: "row-without-key", lost: 1 },
];

async function damage(into: string, { file, how }: Damage): Promise<void> {
  for (const name of (await readdir(into)).filter((one) => file.test(one))) {
    const bytes = await readFile(join(into, name));
    const isPacked = name.endsWith(".gz");
    const damaged = Buffer.from(how((isPacked ? gunzipSync(bytes) : bytes).toString("latin1")), "latin1");
    assert.notDeepEqual(damaged, bytes);
    await writeFile(join(into, name), isPacked ? gzipSync(damaged) : damaged);
  }
}

/** Harvests a whole export first where that is asked for, then what became of it. */
async function harvestDamaged(real: RealExport, one: Damage, context: TestContext, first: "whole" | "nothing") {
  const into = join(folder.path, `${one.of} ${one.what} ${first}`);
  const both = logs();
  if (first === "whole") {
    const whole = `${into} before`;
    await copyExport(real, whole);
    await harvest(await real.open(whole, context), both);
  }
  await copyExport(real, into);
  await damage(into, one);
  const findings: Finding[] = [];
  const report = await harvest(await real.open(into, context), both, { onFinding: (found) => findings.push(found) });
  const { known } = await both.store.tally(real.name, 0);
  await both.registry.close();
  await both.store.close();
  return { report, known, found: findings.filter(({ kind }) => kind !== "doubtful") };
}

describe("a real export of which one record is damaged", { skip: withoutShared }, () => {
  for (const one of damages)
    test(`${one.of}, ${one.what}: it is reported with its place and what to do, and the rest gets in`, async (context) => {
      const real = realExports.find(({ name }) => name === one.of) ?? assert.fail(one.of);
      const { report, known, found } = await harvestDamaged(real, one, context, "nothing");
      assert.equal(known, real.expected.records - one.lost);
      if (one.rule === undefined) {
        assert.equal(report.state, "partial");
        assert.match(report.why ?? "", /^\S+ is not well-formed XML \(line \d+:\d+: .*\)\. Export it again\.$/);
        context.diagnostic(report.why ?? "");
        return;
      }
      const [finding, ...others] = found.filter(({ rule }) => rule === one.rule);
      assert.ok(finding && others.length === 0, JSON.stringify(found.slice(0, 3)));
      assert.match(finding.file, one.file);
      assert.ok((finding.row ?? 0) > 0);
      assert.match(finding.detail, /[.] .*[.]$/);
      context.diagnostic(`${finding.file}, ${finding.row}: ${finding.detail}`);
    });

  for (const one of damages.filter(({ rule }) => rule !== "row-without-key"))
    test(`${one.of}, ${one.what}: what was there before is not taken away`, async (context) => {
      const real = realExports.find(({ name }) => name === one.of) ?? assert.fail(one.of);
      const { report, known } = await harvestDamaged(real, one, context, "whole");
      assert.deepEqual([report.withdrawn, known], [0, real.expected.records]);
      context.diagnostic(`${report.missing} missing, ${report.unchanged} unchanged, ${report.updated} changed`);
    });
});
