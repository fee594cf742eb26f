import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { Fact } from "../../entities/facts.ts";
import type { ReadItem, SourceRecord } from "../port.ts";
import { ead } from "./ead.ts";

const source = ead({ folder: new URL("./sample/", import.meta.url) });
const folder = mkdtempSync(join(tmpdir(), "cartouche-ead-"));
after(() => rmSync(folder, { recursive: true, force: true }));

async function itemsOf(from: { read(): AsyncIterable<ReadItem> }): Promise<ReadItem[]> {
  const items: ReadItem[] = [];
  for await (const item of from.read()) items.push(item);
  return items;
}
const recordsIn = (items: readonly ReadItem[]) =>
  items.flatMap((item): SourceRecord[] => ("record" in item ? [item.record] : []));
const sample = new Map(recordsIn(await itemsOf(source)).map((record) => [record.key, record]));
const factsOf = (key: string): Fact[] => {
  const record = sample.get(key);
  assert.ok(record, `${key} of ${[...sample.keys()].join(", ")}`);
  return source.describe(record).drafts.flatMap(({ facts }) => facts);
};
const one = <K extends Fact["kind"]>(key: string, kind: K) =>
  factsOf(key).filter((fact): fact is Extract<Fact, { kind: K }> => fact.kind === kind);

test("a unit comes before those within it, and knows its place", () => {
  assert.deepEqual(
    [...sample.keys()],
    [
      "ead/collection/HAR1",
      "ead/component/HAR1/s1",
      "ead/component/HAR1/i1",
      "ead/component/HAR1/i2",
      "ead/component/HAR1/2",
      "ead/collection/QUAY",
      "ead/component/QUAY/l1",
    ],
  );
  const [part] = one("ead/component/HAR1/i2", "part");
  assert.deepEqual([part?.whole, part?.order], [{ type: "archive", key: "ead/component/HAR1/s1" }, 2]);
});

test("a fonds has its dates, extent, creator, history and headings", () => {
  const key = "ead/collection/HAR1";
  const [creation] = one(key, "activity");
  assert.deepEqual(
    creation?.when?.map(({ earliest, latest, extent }) => [earliest, latest, extent]),
    [
      ["1870", "1929", undefined],
      ["1880", "1900", "bulk"],
    ],
  );
  assert.deepEqual(creation?.who?.[0]?.agent, {
    type: "person",
    uri: "http://vocab.getty.edu/ulan/500000001",
    label: "Quayle, Ada, 1851-1929",
  });
  assert.deepEqual(one(key, "measurement")[0]?.values, [{ dimension: "extent", value: 1200, unit: "items" }]);
  const history = one(key, "statement").find(({ about }) => about === "history");
  assert.deepEqual(
    [history?.text[0]?.value, history?.sourceWord],
    ["A group of painters.\nThey met at the harbour.", "History"],
  );
  assert.deepEqual(
    one(key, "subject").map(({ ref }) => "uri" in ref && ref.uri),
    ["http://vocab.getty.edu/tgn/7011781"],
  );
  assert.ok(
    one(key, "placement").some(({ at, audience }) => at && audience === "staff"),
    "the strongroom is staff's",
  );
});

test("an item has its container and its digital copy; an internal one is staff's", () => {
  const [place] = one("ead/component/HAR1/i1", "placement");
  assert.deepEqual(place?.at, { type: "location", text: "Box 1, Folder 3" });
  assert.equal(one("ead/component/HAR1/i1", "content")[0]?.url, "https://images.example.org/har1-1-1");
  assert.ok(factsOf("ead/component/HAR1/i2").every(({ audience }) => audience === "staff"));
  assert.equal(one("ead/component/HAR1/i2", "name")[0]?.text[0]?.value, "about 1882");
});

test("EAD3 has the same, and a title in its own script", () => {
  const [creation] = one("ead/collection/QUAY", "activity");
  assert.deepEqual([creation?.when?.[0]?.earliest, creation?.when?.[0]?.latest], ["1801", "1850"]);
  assert.deepEqual(one("ead/collection/QUAY", "measurement")[0]?.values[0]?.unit, "volumes");
  assert.equal(one("ead/component/QUAY/l1", "name")[0]?.text[0]?.language, "grc-Grek");
});

test("a component without an id is known by its place, and that is said once a file", async () => {
  const found = (await itemsOf(source)).flatMap((item) => ("finding" in item ? [item.finding.rule] : []));
  assert.deepEqual(found, ["component-without-id"]);
});

test("a finding aid that breaks off is partial: what came before is taken, and the others are read", async () => {
  mkdirSync(folder, { recursive: true });
  const whole = (id: string) =>
    `<ead><eadheader><eadid>${id}</eadid></eadheader><archdesc level="fonds"><did><unittitle>${id}</unittitle></did><dsc><c id="a"><did><unittitle>A</unittitle></did></c><c id="b"/></dsc></archdesc></ead>`;
  writeFileSync(join(folder, "one.xml"), whole("ONE").replace(/<c id="b".*$/, ""));
  writeFileSync(join(folder, "three.xml"), "<report/>");
  writeFileSync(join(folder, "two.xml"), whole("TWO"));
  const items = await itemsOf(ead({ folder }));
  assert.deepEqual(
    recordsIn(items).map(({ key }) => key),
    ["ead/collection/ONE", "ead/component/ONE/a", "ead/collection/TWO", "ead/component/TWO/a", "ead/component/TWO/b"],
  );
  assert.equal(items.filter((item) => "partial" in item).length, 1);
  const rules = items.flatMap((item) => ("finding" in item ? [item.finding.rule] : []));
  assert.deepEqual(rules, ["file-broken", "no-finding-aid"]);
});

test("what stands behind the components is told and not lost in silence", async () => {
  const late = join(folder, "late");
  mkdirSync(late, { recursive: true });
  writeFileSync(
    join(late, "late.xml"),
    `<ead><archdesc level="fonds"><did/><dsc><c id="a"/></dsc><bibliography><p>Late.</p></bibliography></archdesc></ead>`,
  );
  const items = await itemsOf(ead({ folder: late }));
  assert.ok(items.some((item) => "finding" in item && item.finding.rule === "element-too-late"));
});

test("an option that is misspelt is a fault", () => {
  assert.throws(() => ead({ folder, langauge: "en" } as never), /unknown option “langauge”/);
});
