import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { Problem } from "../../../errors.ts";
import { ead } from "../ead.ts";
import { readingOf } from "../testing/reading-of.ts";
import { headsOf } from "./heads.ts";

async function folderOf(context: TestContext, files: Record<string, string | Buffer>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "ead-"));
  context.after(() => rm(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}

const findingAid = (id: string, components: string) =>
  `<ead><eadheader><eadid>${id}</eadid></eadheader><archdesc level="fonds"><did><unittitle>${id}</unittitle></did><dsc>${components}</dsc></archdesc></ead>`;
const component = (title: string, more = "", id = "") =>
  `<c${id && ` id="${id}"`}><did><unittitle>${title}</unittitle></did>${more}</c>`;

test("an export is unchanged although its time and the ids of its containers are new", async (context) => {
  const exported = (time: string, id: string) =>
    `<ead><eadheader><eadid>A</eadid><profiledesc><creation>${time}</creation></profiledesc></eadheader><archdesc><did/><dsc>
     <c id="c1"><did><container id="${id}" type="box">1</container><container parent="${id}" type="folder">2</container></did></c></dsc></archdesc></ead>`;
  const read = async (time: string, id: string) => [
    ...(await readingOf({ folder: await folderOf(context, { "a.xml": exported(time, id) }) })).records.values(),
  ];
  const [first, second] = [await read("2026-01-01", "a81"), await read("2026-02-01", "b17")];
  assert.equal(first.length, 2);
  assert.deepEqual(
    first.map(({ content }) => content),
    second.map(({ content }) => content),
  );
  assert.notDeepEqual(
    first.map(({ original }) => original),
    second.map(({ original }) => original),
  );
});

test("a finding aid that ends in the middle is told as partial, and what is good is taken", async (context) => {
  const good = findingAid("A", component("One", "", "a1"));
  const cut = findingAid("B", component("Two", component("Three", "", "b2"), "b1")).slice(0, -27);
  const folder = await folderOf(context, { "a.xml": cut, "b.xml": good, "c.xml.gz": gzipSync(good).subarray(0, 60) });
  const { partial, records } = await readingOf({ folder });
  assert.equal(partial.length, 2);
  assert.match(partial[0] ?? "", /a\.xml is not well-formed/);
  assert.match(partial[1] ?? "", /c\.xml\.gz ends in the middle/);
  assert.deepEqual(
    [...records.keys()],
    ["b1", "b2", "a1"].map((id) => `ead/component/${id}`).concat("ead/collection/A"),
  );
});

test("a folder of which nothing can be read is a fault", async (context) => {
  const folder = await folderOf(context, { "a.xml": "<ead><archdesc>" });
  await assert.rejects(
    readingOf({ folder }),
    (error) => error instanceof Problem && error.code === "source-unreadable",
  );
});

test("a file that is no finding aid is rejected alone", async (context) => {
  const folder = await folderOf(context, { "a.xml": "<catalog/>", "b.xml": findingAid("B", "") });
  const { findings, rows } = await readingOf({ folder });
  assert.deepEqual(
    findings.map(({ rule, file }) => [rule, file]),
    [["not-a-finding-aid", "a.xml"]],
  );
  assert.deepEqual(rows, { collection: { read: 2, used: 1, reported: 1 } });
});

test("ids that are met once in each finding aid are keys with the finding aid's id before them", async (context) => {
  const files = {
    "a.xml": findingAid("A", component("One", "", "ref1")),
    "b.xml": findingAid("B", component("Two", "", "ref1")),
  };
  const folder = await folderOf(context, files);
  const unique = await readingOf({ folder });
  assert.deepEqual(
    unique.findings.map(({ rule }) => rule),
    ["duplicate-id"],
  );
  const each = await readingOf({ folder, ids: "in-each-finding-aid" });
  assert.deepEqual(each.findings, []);
  assert.ok(each.records.has("ead/component/A/ref1") && each.records.has("ead/component/B/ref1"));
});

test("tens of thousands of components, twelve levels deep, are read in little memory", async (context) => {
  const deep = Array.from({ length: 12 }).reduce<string>((inner) => component("Level", inner), "");
  const folder = await folderOf(context, {
    "a.xml.gz": gzipSync(findingAid("A", deep.repeat(3000)), { level: 1 }),
  });
  let records = 0;
  let most = 0;
  for await (const item of ead({ folder }).read()) {
    if ("record" in item && ++records % 5000 === 0) most = Math.max(most, process.memoryUsage().heapUsed);
  }
  assert.equal(records, 36_001);
  assert.ok(most < 200 * 1024 * 1024, `${Math.round(most / 1024 / 1024)} MB`);
});

test("what is read is the same wherever the text is cut into chunks", async () => {
  const text = await readFile(new URL("../sample/kite-club.xml", import.meta.url), "utf8");
  const headsIn = async (sizes: readonly number[]) => {
    const chunks = async function* () {
      for (let at = 0, turn = 0; at < text.length; turn++) {
        const end = at + (sizes[turn % sizes.length] ?? text.length);
        yield text.slice(at, end);
        at = end;
      }
    };
    return Array.fromAsync(headsOf(chunks(), { file: "a.xml", each: false }));
  };
  const whole = await headsIn([text.length]);
  const sizes = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 9 });
  await fc.assert(
    fc.asyncProperty(sizes, async (some) => assert.deepEqual(await headsIn(some), whole)),
    { numRuns: 40 },
  );
});
