import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { parsePid } from "../identifiers/parse.ts";
import type { Pid } from "../identifiers/pid.ts";
import { adopting } from "./contract-adopting.ts";
import { answers } from "./contract-answers.ts";
import { ending } from "./contract-ending.ts";
import { erasing } from "./contract-erasing.ts";
import { history } from "./contract-history.ts";
import { inheriting } from "./contract-inheriting.ts";
import { merging } from "./contract-merging.ts";
import { minting } from "./contract-minting.ts";
import { pooling } from "./contract-pools.ts";
import { reserving } from "./contract-reserving.ts";
import { alias, countsOf, type OpenRegistry, object, one } from "./contract-samples.ts";
import { isProblem } from "./is-problem.ts";

/** The contract of every registry: an adapter's test calls this with its name and a way to open an empty one. */
export function registryContract(name: string, open: OpenRegistry): void {
  describe(`the registry in ${name}`, () => {
    assigning(open);
    colliding(open);
    living(open);
    refusing(open);
    following(open);
    answers(open);
    reserving(open);
    pooling(open);
    adopting(open);
    inheriting(open);
    minting(open);
    merging(open);
    ending(open);
    history(open);
    erasing(open);
  });
}

function assigning(open: OpenRegistry): void {
  test("a new key gets a new PID, reserved, and the same one for ever after", async () => {
    const registry = await open();
    const [first] = await registry.assign([object("tms/object/1")]);
    assert.ok(first?.created && first.state === "reserved" && parsePid(first.pid) === first.pid);
    assert.deepEqual(await registry.assign([object("tms/object/1")]), [{ ...first, created: false }]);
    assert.deepEqual(await registry.assign([{ key: "tms/object/1", type: "person" }]), [{ ...first, created: false }]);
    assert.equal((await registry.head()).size, 1);
  });

  test("answers come in the order asked, and a key asked twice in one call gets one PID", async () => {
    const registry = await open();
    const keys = ["tms/object/2", "tms/object/1", "tms/object/2"];
    const assigned = await registry.assign(keys.map(object));
    assert.deepEqual(
      assigned.map(({ key, created }) => [key, created]),
      [
        ["tms/object/2", true],
        ["tms/object/1", true],
        ["tms/object/2", false],
      ],
    );
    assert.equal(assigned[0]?.pid, assigned[2]?.pid);
    assert.notEqual(assigned[0]?.pid, assigned[1]?.pid);
  });
}

function colliding(open: OpenRegistry): void {
  test("a large call becomes events of at most 200 PIDs, and repeating it writes none", async () => {
    const registry = await open();
    const wants = Array.from({ length: 501 }, (_, at) => object(`tms/object/${at}`));
    const assigned = await registry.assign(wants);
    const events = await registry.events(0, 100);
    assert.deepEqual(
      events.map(({ pids }) => pids.length),
      [200, 200, 101],
    );
    assert.deepEqual(
      events.flatMap(({ pids }) => pids),
      assigned.map(({ pid }) => pid),
    );
    await registry.assign(wants);
    assert.equal((await registry.head()).size, 3);
  });

  test("a collision is no accident twice over: eight taken identifiers in a row stop the minting", async () => {
    const registry = await open({ random: (size) => new Uint8Array(size) });
    const pid = await one(registry);
    await assert.rejects(registry.assign([object("tms/object/2")]), isProblem("mint-exhausted"));
    assert.deepEqual([...(await registry.lookup(["tms/object/1", "tms/object/2"]))], [["tms/object/1", pid]]);
    assert.equal((await registry.head()).size, 1);
  });

  test("after up to seven collisions the next free identifier is given", async () => {
    let draws = 0;
    const registry = await open({ random: () => Uint8Array.of(Math.floor(draws++ / 11) < 8 ? 0 : 1) });
    const [first, second] = [await one(registry), await one(registry, "tms/object/2")];
    assert.equal(first, "B000-0000-000B");
    assert.notEqual(second, first);
    assert.equal(draws, 9 * 11);
  });
}

function living(open: OpenRegistry): void {
  test("reserved becomes active, active becomes stub, a stub becomes active again, each with its time", async () => {
    let now = new Date("2026-11-23T10:00:00.000Z");
    const registry = await open({ now: () => now });
    const pid = await one(registry);
    const steps = [
      ["active", () => registry.activate([pid])],
      ["stub", () => registry.stub([pid])],
      ["active", () => registry.activate([pid])],
    ] as const;
    for (const [state, step] of steps) {
      now = new Date(now.getTime() + 60_000);
      await step();
      const since = now.toISOString();
      assert.deepEqual(await registry.resolve(pid), {
        found: true,
        pid,
        state,
        type: "object",
        canonical: true,
        since,
      });
      assert.equal((await registry.assign([object("tms/object/1")]))[0]?.state, state);
    }
    const ops = (await registry.events(0, 10)).map(({ op }) => op);
    assert.deepEqual(ops, ["assign", "activate", "stub", "activate"]);
  });
}

function refusing(open: OpenRegistry): void {
  test("what is already so writes no event: an active one activated, a reserved one or a stub stubbed", async () => {
    const registry = await open();
    const pid = await one(registry);
    await registry.stub([pid]);
    assert.equal((await registry.head()).size, 1);
    await registry.activate([pid, pid]);
    await registry.activate([pid]);
    assert.equal((await registry.head()).size, 2);
    await registry.stub([pid]);
    await registry.stub([pid]);
    assert.equal((await registry.head()).size, 3);
  });

  test("an unknown PID is refused, and nothing else of the call is done", async () => {
    const registry = await open();
    const pid = await one(registry);
    const unknown = "X5K4-2B6C-9Q1W" as Pid;
    await assert.rejects(registry.activate([pid, unknown]), isProblem("pid-unknown"));
    await assert.rejects(registry.stub([unknown]), isProblem("pid-unknown"));
    const aliases = [alias(pid, "inventory", "NG1"), alias(unknown, "inventory", "NG1")];
    await assert.rejects(registry.alias(aliases), isProblem("pid-unknown"));
    assert.equal((await registry.head()).size, 1);
    assert.deepEqual(await registry.find("NG1"), []);
  });

  test("PIDs of a state are listed page by page in the order in which they were assigned, and counted", async () => {
    const registry = await open();
    const assigned = await registry.assign(Array.from({ length: 5 }, (_, at) => object(`tms/object/${at}`)));
    const pids = assigned.map(({ pid }) => pid);
    await registry.activate(pids.slice(3));
    assert.deepEqual(await registry.list("reserved", undefined, 2), pids.slice(0, 2));
    assert.deepEqual(await registry.list("reserved", pids[1], 2), pids.slice(2, 3));
    assert.deepEqual(await registry.list("stub", undefined, 2), []);
    assert.deepEqual(await registry.counts(), countsOf({ reserved: 3, active: 2 }));
  });
}

function following(open: OpenRegistry): void {
  test("keys find their PIDs and PIDs their keys; nothing is minted by asking", async () => {
    const registry = await open();
    const pid = await one(registry);
    assert.deepEqual([...(await registry.lookup(["tms/object/1", "tms/object/9"]))], [["tms/object/1", pid]]);
    assert.deepEqual(await registry.keysOf(pid), ["tms/object/1"]);
    assert.deepEqual(await registry.counts(), countsOf({ reserved: 1 }));
  });

  test("the log is followed from any place, oldest first, and head and stamp move with it", async () => {
    const registry = await open({ now: () => new Date("2026-11-23T10:00:00.000Z") });
    const heads = [await registry.head()];
    assert.deepEqual(heads[0], {
      size: 0,
      root: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    });
    const stamps = [registry.stamp()];
    const pid = await one(registry);
    for (const step of [registry.activate, registry.stub, registry.activate]) {
      heads.push(await registry.head());
      stamps.push(registry.stamp());
      await step([pid]);
    }
    assert.equal(new Set(heads.map(({ root }) => root)).size, 4);
    assert.equal(new Set(stamps).size, 4);
    const time = "2026-11-23T10:00:00.000Z";
    assert.deepEqual(await registry.events(2, 1), [{ seq: 3, time, op: "stub", pids: [pid] }]);
    assert.deepEqual(await registry.events(4, 10), []);
    const still = registry.stamp();
    await registry.resolve(pid);
    assert.equal(registry.stamp(), still);
  });
}
