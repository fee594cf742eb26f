import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { gunzipSync, gzipSync } from "node:zlib";
import { approve, runOf } from "../../src/harvest/decide-run.ts";
import { type Harvesting, type HarvestOptions, harvest } from "../../src/harvest/harvest.ts";
import type { HarvestReport } from "../../src/harvest/report.ts";
import { openSqliteRegistry } from "../../src/registry/sqlite/registry.ts";
import { usualRules } from "../../src/sources/harvest-rules.ts";
import { readSource } from "../../src/sources/tms/testing/make-export.ts";
import { tms } from "../../src/sources/tms/tms.ts";
import { openSqliteStore } from "../../src/store/sqlite/store.ts";
import { freshFolder } from "../command.ts";
import { sharedFolder, withoutShared } from "../shared-folder.ts";

const data = join(sharedFolder ?? "", "data/tms-walters-xml");
const objects = ["objects-v1", "objects-v2-2017-03-31", "objects-v3-2017-09-26"] as const;
const constituents = ["constituents-v1", "constituents-v2", "constituents-v3"] as const;
const binding = "tms/object/90562";
const stamp = /<DataDateStamp>[^<]*</g;
const dayMs = 86_400_000;

const folder = freshFolder();
after(folder.remove);

/** One museum whose folder holds one export after the other. */
function museum(name: string) {
  const own = join(folder.path, name);
  const at = join(own, "export");
  mkdirSync(own);
  const both: Harvesting = {
    registry: openSqliteRegistry({ file: join(own, "registry.sqlite") }),
    store: openSqliteStore({ file: join(own, "store.sqlite"), archiveFile: join(own, "archive.sqlite") }),
  };
  const source = tms({ folder: at, form: "xml", mapping: { audience: "public" } });
  const exports = (...files: readonly string[]) => {
    rmSync(at, { recursive: true, force: true });
    mkdirSync(at);
    for (const file of files) copyFileSync(join(data, `${file}.xml.gz`), join(at, `${file}.xml.gz`));
    return at;
  };
  return {
    ...both,
    source,
    exports,
    harvest: (options: HarvestOptions = {}) => harvest(source, both, options),
    approve: async (run: number) => approve(await runOf(run, both.store), source, both),
    close: async () => {
      await both.registry.close();
      await both.store.close();
    },
  };
}
type Museum = ReturnType<typeof museum>;

/** What a run did, in a few numbers. */
const did = ({ state, created, updated, renamed, unchanged, withdrawn, missing, rejected }: HarvestReport) => ({
  state,
  created,
  updated,
  renamed,
  unchanged,
  withdrawn,
  missing,
  rejected,
});
const nothing = { renamed: 0, withdrawn: 0, missing: 0, rejected: 0 };

async function pidOf({ registry }: Museum, key: string) {
  return (await registry.lookup([key])).get(key) ?? assert.fail(`${key} has no PID`);
}

async function statesOf(here: Museum, keys: readonly string[]): Promise<Record<string, number>> {
  const states: Record<string, number> = {};
  for (const key of keys) {
    const found = await here.registry.resolve(await pidOf(here, key));
    const state = found.found ? found.state : found.reason;
    states[state] = (states[state] ?? 0) + 1;
  }
  return states;
}

/** The keys of the objects in an export. */
async function objectsIn(file: string): Promise<Set<string>> {
  const at = join(folder.path, `alone-${file}`);
  mkdirSync(at);
  copyFileSync(join(data, `${file}.xml.gz`), join(at, `${file}.xml.gz`));
  const { records } = await readSource(tms({ folder: at, form: "xml" }));
  return new Set(records.map(({ key }) => key).filter((key) => key.startsWith("tms/object/")));
}

describe("the Walters Art Museum's three exports, one after the other", { skip: withoutShared }, () => {
  test("change 392 objects, renumber one under its PID, and stub the 20 that are gone after their quarantine", async (context) => {
    const here = museum("objects");
    const [, second, third] = await Promise.all(objects.map(objectsIn));
    assert.ok(second && third);

    // A term that objects have is a record too: 800 objects and 109 terms.
    here.exports(objects[0]);
    assert.deepEqual(did(await here.harvest()), {
      ...nothing,
      state: "complete",
      created: 909,
      updated: 0,
      unchanged: 0,
    });
    const before = await pidOf(here, binding);
    const { size } = await here.registry.head();

    // The same export on another day: every record has another stamp.
    const file = join(here.exports(objects[0]), `${objects[0]}.xml.gz`);
    const text = gunzipSync(readFileSync(file)).toString();
    assert.equal(text.match(stamp)?.length, 800);
    writeFileSync(file, gzipSync(text.replace(stamp, "<DataDateStamp>11/24/2026 2:00:00 AM<")));
    const restamped = did(await here.harvest());
    assert.deepEqual(restamped, { ...nothing, state: "complete", created: 0, updated: 0, unchanged: 909 });
    assert.equal((await here.registry.head()).size, size, "and nothing is an event");

    // 392 objects are changed. New are one object and 31 terms; four terms are no object's any more.
    here.exports(objects[1]);
    const planned = await here.harvest({ dryRun: true });
    const foretold = { ...nothing, created: 32, updated: 392, unchanged: 513, withdrawn: 4 };
    assert.deepEqual(did(planned), { ...foretold, state: "planned" });
    assert.deepEqual(
      (await here.registry.find("W.764.binding.1")).map(({ pid }) => pid),
      [],
    );
    assert.deepEqual(did(await here.approve(planned.run)), { ...foretold, state: "complete" });
    assert.equal(await pidOf(here, binding), before, "the renumbered object keeps its PID");
    for (const [number, standing] of [
      ["W.764.binding.1", "current"],
      ["W.764.binding", "former"],
    ] as const) {
      const found = await here.registry.find(number, "inventory");
      assert.deepEqual(
        found.map((alias) => [alias.pid, alias.standing]),
        [[before, standing]],
        number,
      );
    }

    // 20 objects are gone, and 7 terms with them. They are missing, and answer as before until their quarantine is over.
    here.exports(objects[2]);
    const rules = { ...usualRules, quarantineDays: 14 };
    const day = (days: number) => ({ rules, now: () => new Date(Date.now() + days * dayMs) });
    const gone = [...second].filter((key) => !third.has(key));
    const added = [...third].filter((key) => !second.has(key));
    assert.deepEqual([gone.length, added.length], [20, 28]);
    const arrived = did(await here.harvest(day(0)));
    const unchanged = { ...nothing, state: "complete", created: 0, updated: 0, unchanged: 938 };
    assert.deepEqual(arrived, { ...unchanged, created: 28, updated: 9, unchanged: 901, missing: 27 });
    assert.deepEqual(await statesOf(here, [...gone, ...added]), { active: 48 });
    assert.deepEqual(did(await here.harvest(day(13))), { ...unchanged, missing: 27 });
    assert.deepEqual(await statesOf(here, gone), { active: 20 });
    assert.deepEqual(did(await here.harvest(day(15))), { ...unchanged, withdrawn: 27 });
    assert.deepEqual(await statesOf(here, gone), { stub: 20 });
    assert.deepEqual(await statesOf(here, [...third]), { active: 809 });
    for (const key of gone) assert.ok(await here.store.lastState(await pidOf(here, key)), `${key} has its last state`);
    assert.deepEqual(await here.store.suspects("open"), []);
    assert.deepEqual(did(await here.harvest(day(16))), unchanged);
    context.diagnostic(`392 changed, 1 renumbered, 20 gone, 28 new; ${(await here.registry.head()).size} events`);
    await here.close();
  });

  // With its people a record of an object says what its people are called too, so more objects change: 409 instead of 392, with 91
  // people. The third export has every person in another form (columns left out, others named anew), and so changes 780 objects.
  test("are held where the third has all people in another form, and done when that is approved", async (context) => {
    const here = museum("whole");
    const take = (at: 0 | 1 | 2, options?: HarvestOptions) => {
      here.exports(objects[at], constituents[at]);
      return here.harvest(options);
    };
    assert.deepEqual((await take(0)).created, 1_089);
    const second = await take(1);
    assert.deepEqual([second.state, second.updated, second.created], ["complete", 409 + 91, 33]);
    const { size } = await here.registry.head();

    const held = await take(2);
    assert.deepEqual([held.state, held.why], ["held", "961 of 1118 records would change"]);
    assert.equal((await here.registry.head()).size, size, "nothing was changed");
    const done = await here.approve(held.run);
    assert.deepEqual(
      did(done),
      { ...nothing, state: "complete", created: 28, updated: 780 + 181, unchanged: 130, withdrawn: 27 },
      "all as it was planned",
    );
    const again = await take(2);
    assert.deepEqual([again.unchanged, again.updated, again.withdrawn], [again.fetched, 0, 0]);
    context.diagnostic(`held: ${held.why}; approved in ${done.seconds} s`);
    await here.close();
  });
});
