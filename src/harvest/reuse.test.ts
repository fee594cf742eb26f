import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Finding } from "../sources/port.ts";
import type { Store } from "../store/port.ts";
import { harvest } from "./harvest.ts";
import { logs, pidOf, type Said, sourceOf, stateOf, storeMadeAnew } from "./small-museum.ts";

const decision = { actor: "desk:mk", reason: "the same panel, catalogued anew" };
const opened: ReturnType<typeof logs>[] = [];
after(async () => {
  for (const { registry, store } of opened) {
    await registry.close();
    await store.close();
  }
});

let museums = 0;

function museum() {
  const storeName = `reuse-${++museums}`;
  const both = logs(`registry-${storeName}`, storeName);
  opened.push(both);
  const findings: Finding[] = [];
  const onFinding = (finding: Finding) => findings.push(finding);
  const read = (records: Record<string, Said>, into: Store = both.store) =>
    harvest(sourceOf(records), { registry: both.registry, store: into }, { onFinding });
  const title = async (into: Store = both.store) => {
    const facts = (await into.read(await pidOf(both, "test/1")))?.facts ?? [];
    return facts.flatMap((fact) => (fact.kind === "name" ? fact.text.map(({ value }) => value) : []));
  };
  return { ...both, storeName, findings, read, title };
}

const sunflowers: Said = { title: "Sunflowers", maker: "Vincent van Gogh", year: "1888", number: "NG3863" };
const diptych: Said = { title: "The Wilton Diptych", maker: "An English master", year: "1395", number: "NG4451" };

test("a key that was given to another thing is frozen: what was said last stays, and staff are told at every harvest", async () => {
  const both = museum();
  await both.read({ "test/1": sunflowers });
  for (const rejected of [1, 1]) {
    const report = await both.read({ "test/1": diptych });
    assert.deepEqual([report.rejected, report.updated, report.withdrawn], [rejected, 0, 0]);
    assert.deepEqual(report.findings, { "key-reused": 1 });
  }
  assert.deepEqual(await both.title(), ["Sunflowers"]);
  assert.equal(await stateOf(both, "test/1"), "active");
  assert.deepEqual(await both.registry.find("NG4451"), []);
  assert.match(both.findings[0]?.detail ?? "", /accept-change test\/1/);
  await both.read({ "test/1": { ...sunflowers, title: "Sunflowers in a vase" } });
  assert.deepEqual(await both.title(), ["Sunflowers in a vase"], "the source was corrected");
});

test("accepted, it is taken, and only as it was then: another change beyond recognition is another question", async () => {
  const both = museum();
  await both.read({ "test/1": sunflowers });
  await both.read({ "test/1": diptych });
  await both.registry.acceptChange("test/1", both.findings[0]?.value ?? "", decision);
  assert.equal((await both.read({ "test/1": diptych })).updated, 1);
  assert.deepEqual(await both.title(), ["The Wilton Diptych"]);
  assert.equal((await both.read({ "test/1": sunflowers })).rejected, 1);
});

test("what was accepted and what was said last outlive the store: made anew, it takes neither too much nor too little", async () => {
  const both = museum();
  await both.read({ "test/1": sunflowers, "test/2": sunflowers });
  await both.read({ "test/1": diptych, "test/2": diptych });
  await both.registry.acceptChange("test/1", both.findings[0]?.value ?? "", decision);
  const anew = storeMadeAnew(both.storeName);
  opened.push({ ...both, store: anew });
  const report = await both.read({ "test/1": diptych, "test/2": diptych }, anew);
  assert.deepEqual([report.created, report.rejected], [1, 1]);
  assert.deepEqual(await both.title(anew), ["The Wilton Diptych"]);
});

test("a record that vanished and comes back as another thing is frozen; one that comes back as itself is not", async () => {
  const both = museum();
  await both.read({ "test/1": sunflowers, "test/2": sunflowers });
  await both.read({ "test/3": diptych });
  const report = await both.read({ "test/1": diptych, "test/2": { ...sunflowers, number: "L1307" } });
  assert.deepEqual([report.created, report.rejected], [1, 1]);
  assert.deepEqual([await stateOf(both, "test/1"), await stateOf(both, "test/2")], ["stub", "active"]);
});

test("a dry run foretells it, and a merged thing is compared with what its own record said", async () => {
  const both = museum();
  await both.read({ "test/1": sunflowers, "test/2": diptych });
  await both.registry.merge(await pidOf(both, "test/1"), await pidOf(both, "test/2"), decision);
  const changed = { "test/1": { ...sunflowers, title: "A vase" }, "test/2": { ...diptych, year: "1396" } };
  assert.equal((await both.read(changed)).updated, 2);
  const swapped = { "test/1": diptych, "test/2": sunflowers };
  const dry = await harvest(sourceOf(swapped), both, { dryRun: true });
  assert.deepEqual([dry.rejected, dry.findings], [2, { "key-reused": 2 }]);
});
