import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import fc from "fast-check";
import type { Finding } from "../sources/port.ts";
import { type HarvestOptions, harvest } from "./harvest.ts";
import { logs, pidOf, type Said, sourceOf, stateOf, unguarded } from "./small-museum.ts";

const equivalences = [{ from: "ciim/object-{id}", to: "tms/{id}" }];
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

/** Whether two keys lead to one PID. */
async function areOne({ registry }: ReturnType<typeof museum>, ...keys: [string, string]): Promise<boolean> {
  const pids = [...(await registry.lookup(keys)).values()];
  return pids.length === 2 && new Set((await registry.survivors(pids)).values()).size === 1;
}

describe("a record that names its predecessor", () => {
  test("inherits its PID, and the thing is what both say of it", async () => {
    const both = museum();
    await both.read("tms", { "tms/1": { title: "Sunflowers" } });
    const pid = await pidOf(both, "tms/1");
    await both.read("emu", { "emu/77": { title: "Sunflowers, again", predecessor: "tms/1" } });
    assert.equal(await pidOf(both, "emu/77"), pid);
    assert.equal((await both.registry.counts()).active, 1);
    await both.read("tms", {});
    assert.equal(await stateOf(both, "emu/77"), "active", "the old system may end");
  });

  test("is rejected where nobody knows the predecessor, is given no PID, and is taken once it is known", async () => {
    const both = museum();
    const heir = { "emu/77": { title: "Sunflowers", predecessor: "tms/1" } };
    const report = await both.read("emu", heir);
    assert.deepEqual([report.rejected, report.findings], [1, { "predecessor-unknown": 1 }]);
    assert.equal((await both.registry.head()).size, 0);
    await both.read("tms", { "tms/1": {} });
    const again = await both.read("emu", heir);
    assert.deepEqual([again.rejected, again.created], [0, 1]);
    assert.ok(await areOne(both, "emu/77", "tms/1"));
  });

  test("may come with it in one batch; where the predecessor is rejected there, it waits for it", async () => {
    const both = museum();
    const records = {
      "tms/1": {},
      "tms/2": { predecessor: "tms/1" },
      "tms/3": { broken: true },
      "tms/4": { predecessor: "tms/3" },
    };
    const report = await both.read("tms", records);
    assert.deepEqual([report.created, report.rejected], [2, 2]);
    assert.deepEqual(report.findings, { "record-not-understood": 1, "predecessor-unknown": 1 });
    assert.ok(await areOne(both, "tms/1", "tms/2"));
    const again = await both.read("tms", { ...records, "tms/3": {} });
    assert.deepEqual([again.created, again.rejected], [2, 0]);
  });

  test("and was only mentioned before is made one with it, and what was published keeps its PID", async () => {
    const both = museum();
    await both.read("tms", { "tms/1": {} });
    await both.read("emu", { "emu/show": { type: "exhibition", by: "emu/77" } });
    assert.ok(!(await areOne(both, "emu/77", "tms/1")));
    await both.read("emu", { "emu/show": { type: "exhibition", by: "emu/77" }, "emu/77": { predecessor: "tms/1" } });
    const survivors = await both.registry.survivors([await pidOf(both, "emu/77")]);
    assert.deepEqual([...survivors.values()], [await pidOf(both, "tms/1")]);
    assert.deepEqual(both.findings, []);
  });

  test("and was published under another PID is left for staff, who are told at every harvest until they decide", async () => {
    const both = museum();
    await both.read("tms", { "tms/1": {} });
    await both.read("emu", { "emu/77": {} });
    const records = { "emu/77": { title: "now it says so", predecessor: "tms/1" } };
    for (const told of [1, 1]) {
      const { findings } = await both.read("emu", records);
      assert.deepEqual(findings, { "key-conflict": told });
    }
    assert.match(both.findings[0]?.detail ?? "", new RegExp(await pidOf(both, "tms/1")));
    await both.registry.merge(await pidOf(both, "emu/77"), await pidOf(both, "tms/1"), decision);
    assert.deepEqual((await both.read("emu", records)).findings, {});
  });
});

describe("equivalent keys", () => {
  test("get one PID from whichever system comes first, and a rule that comes late merges what was given apart", async () => {
    const both = museum();
    const [tms, ciim] = [{ "tms/6183": {} }, { "ciim/object-6183": {} }];
    await both.read("ciim", ciim);
    await both.read("tms", tms);
    const older = await pidOf(both, "ciim/object-6183");
    assert.ok(!(await areOne(both, "tms/6183", "ciim/object-6183")));
    await both.read("tms", tms, { equivalences });
    assert.ok(await areOne(both, "tms/6183", "ciim/object-6183"));
    assert.equal(await stateOf(both, "ciim/object-6183"), "active");
    assert.deepEqual([...(await both.registry.survivors([await pidOf(both, "tms/6183")])).values()], [older]);
  });

  test("of which one was published keep that one's PID, though the other was given earlier", async () => {
    const both = museum();
    await both.read("ciim", { "ciim/show": { type: "exhibition", by: "ciim/object-1" } });
    await both.read("tms", { "tms/1": {} });
    await both.read("ciim", { "ciim/object-1": {} }, { equivalences });
    const survivors = await both.registry.survivors([await pidOf(both, "ciim/object-1")]);
    assert.deepEqual([...survivors.values()], [await pidOf(both, "tms/1")]);
  });

  test("of which staff ended one are left as they are, and staff are told", async () => {
    const both = museum();
    await both.read("ciim", { "ciim/object-1": {} });
    await both.read("tms", { "tms/1": {} });
    await both.registry.withdraw(await pidOf(both, "ciim/object-1"), true, decision);
    const { findings } = await both.read("tms", { "tms/1": {} }, { equivalences });
    assert.deepEqual(findings, { "key-conflict": 1 });
    assert.equal(await stateOf(both, "ciim/object-1"), "withdrawn");
  });

  type Reading = { name: "tms" | "ciim"; described: boolean; mentioned: boolean; ruled: boolean };
  const reading: fc.Arbitrary<Reading> = fc.record({
    name: fc.constantFrom("tms", "ciim"),
    described: fc.boolean(),
    mentioned: fc.boolean(),
    ruled: fc.boolean(),
  });
  const keys = { tms: "tms/1", ciim: "ciim/object-1" } as const;

  test("are one, whatever the order in which they are mentioned, described and vanish, and one PID is active", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(reading, { minLength: 1, maxLength: 6 }), async (readings) => {
        const both = museum();
        const take = async ({ name, described, mentioned, ruled }: Reading, at: number) => {
          const records: Record<string, Said> = {
            ...(mentioned && { [`${name}/show`]: { type: "exhibition", title: `${at}`, by: keys[name] } }),
            ...(described && { [keys[name]]: { title: `${at}` } }),
          };
          await both.read(name, records, ruled ? { equivalences } : {});
        };
        for (const [at, one] of readings.entries()) await take(one, at);
        const last = { described: true, mentioned: false, ruled: true };
        await take({ name: "tms", ...last }, 100);
        await take({ name: "ciim", ...last }, 101);
        assert.ok(await areOne(both, "tms/1", "ciim/object-1"));
        const [survivor] = (await both.registry.survivors([await pidOf(both, "tms/1")])).values();
        const resolution = await both.registry.resolve(survivor ?? "");
        assert.ok(resolution.found && resolution.state === "active");
        const counts = await both.registry.counts();
        assert.ok(counts.active <= 3 && counts.merged <= 1, "the thing, and at most two that mention it");
      }),
      { numRuns: 60 },
    );
  });
});
