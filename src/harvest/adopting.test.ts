import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Pid } from "../identifiers/pid.ts";
import type { Finding } from "../sources/port.ts";
import { type HarvestOptions, harvest } from "./harvest.ts";
import { logs, pidOf, type Said, sourceOf, stateOf, unguarded } from "./small-museum.ts";

const [first, second, third] = ["0GE6-0001-0000-0000", "0QCE-0001-0000-0000", "0FLO-0008-0000-0000"] as Pid[];
const equivalences = [{ from: "old/object/{id}", to: "tms/object/{id}" }];
const decision = { actor: "desk:mk", reason: "a test" };
const opened: ReturnType<typeof logs>[] = [];
after(async () => {
  for (const { registry, store } of opened) {
    await registry.close();
    await store.close();
  }
});

function museum() {
  const both = logs();
  opened.push(both);
  const findings: Finding[] = [];
  const read = (name: string, records: Record<string, Said>, options: HarvestOptions = {}) =>
    harvest(sourceOf(records, undefined, name), both, {
      onFinding: (finding) => findings.push(finding),
      rules: unguarded,
      ...options,
    });
  return { ...both, findings, read };
}

const sunflowers = (pid?: string): Record<string, Said> => ({
  "old/object/1": {
    title: "Sunflowers",
    by: "old/agent/2",
    adopts: [
      { key: "old/object/1", type: "object", ...(pid ? { pid } : {}) },
      { key: "old/agent/2", type: "person", pid: second ?? "" },
    ],
  },
});

test("an identifier that was issued elsewhere is the record's PID, and that of what it refers to a stub until it comes", async () => {
  const both = museum();
  await both.read("old", sunflowers(first));
  assert.equal(await pidOf(both, "old/object/1"), first);
  assert.equal(await pidOf(both, "old/agent/2"), second);
  assert.deepEqual([await stateOf(both, "old/object/1"), await stateOf(both, "old/agent/2")], ["active", "stub"]);
  const painter: Record<string, Said> = { "old/agent/2": { type: "person", title: "Vincent van Gogh" } };
  await both.read("old", { ...sunflowers(first), ...painter });
  assert.deepEqual([await pidOf(both, "old/agent/2"), await stateOf(both, "old/agent/2")], [second, "active"]);
  const { size } = await both.registry.head();
  await both.read("old", { ...sunflowers(first), ...painter }, { full: true });
  assert.equal((await both.registry.head()).size, size, "the same again is no event");
  assert.deepEqual(both.findings, []);
});

test("with the same thing in another system there is one PID, whichever comes first; what was published here stays", async () => {
  const [issued, published] = [museum(), museum()];
  await issued.read("old", sunflowers(first), { equivalences });
  await issued.read("tms", { "tms/object/1": { title: "Sunflowers" } }, { equivalences });
  assert.equal(await pidOf(issued, "tms/object/1"), first);

  await published.read("tms", { "tms/object/1": { title: "Sunflowers" } }, { equivalences });
  await published.read("old", sunflowers(first), { equivalences });
  const ours = await pidOf(published, "tms/object/1");
  const found = await published.registry.resolve(first ?? "");
  assert.ok(found.found && found.end?.state === "merged" && found.end.into === ours);
  for (const { registry } of [issued, published]) assert.equal((await registry.counts()).active, 1);
});

test("a key that has a PID keeps it and the other identifier leads there; one that stands for its thing already is joined", async () => {
  const both = museum();
  await both.read("old", { "old/object/1": { title: "Sunflowers" } });
  const ours = await pidOf(both, "old/object/1");
  await both.read("tms", { "tms/object/9": { title: "A Wheatfield" } });
  const theirs = await pidOf(both, "tms/object/9");
  await both.registry.alias([{ pid: theirs, scheme: "production-4", value: third ?? "", standing: "current" }]);
  const wheat: Said = { title: "A Wheatfield", adopts: [{ key: "old/object/9", type: "object", pid: third ?? "" }] };
  await both.read("old", { ...sunflowers(first), "old/object/9": wheat });
  const found = await both.registry.resolve(first ?? "");
  assert.ok(found.found && found.pid === ours);
  assert.equal(await pidOf(both, "old/object/9"), theirs);
  assert.deepEqual(both.findings, []);
});

test("what cannot be adopted is told, and the record is taken under a PID of its own", async () => {
  const both = museum();
  await both.read("old", sunflowers(first));
  const adopts = (key: string, pid: string): Said => ({ title: key, adopts: [{ key, type: "object", pid }] });
  await both.read("old", {
    ...sunflowers(first),
    "old/object/7": adopts("old/object/7", first ?? ""),
    "old/object/8": adopts("old/object/8", "no identifier"),
  });
  assert.deepEqual(
    both.findings.map(({ rule, record, value }) => [rule, record, value]),
    [
      ["pid-not-adopted", "old/object/7", first],
      ["pid-not-adopted", "old/object/8", "no identifier"],
    ],
  );
  for (const key of ["old/object/7", "old/object/8"]) assert.equal(await stateOf(both, key), "active");
});

test("what the system says it does not describe has a PID and is a stub; a key that staff adopted is left to them", async () => {
  const both = museum();
  await both.registry.adopt(first ?? "", { key: "tms/object/5", type: "object" }, decision);
  await both.read("old", sunflowers());
  assert.equal(await stateOf(both, "old/object/1"), "active", "though it said so, it describes it");
  assert.equal(await stateOf(both, "tms/object/5"), "reserved");
  const kind: Said = { title: "A work", adopts: [{ key: "old/concept/kind", type: "concept" }] };
  await both.read("old", { ...sunflowers(), "old/object/3": kind });
  assert.equal(await stateOf(both, "old/concept/kind"), "stub");
});
