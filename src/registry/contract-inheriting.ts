import assert from "node:assert/strict";
import { test } from "node:test";
import type { Pid } from "../identifiers/pid.ts";
import { carrying, decision, described, type OpenRegistry, object, one, standing } from "./contract-samples.ts";
import { isProblem } from "./is-problem.ts";
import type { Want } from "./port.ts";

/** The part of the registry's contract that is about keys of two systems that mean one thing. */
export function inheriting(open: OpenRegistry): void {
  inheritingOne(open);
  refusingHeirs(open);
  uniting(open);
  accepting(open);
}

const heir = (key: string, predecessor: string): Want => ({ ...object(key), predecessor });

function inheritingOne(open: OpenRegistry): void {
  test("a key that names its predecessor gets that one's PID, whatever became of it, and nothing is minted", async () => {
    const registry = await open();
    const [alive, merged, gone] = (await described(registry, 3)) as [Pid, Pid, Pid];
    await registry.merge(merged, alive, decision);
    await registry.withdraw(gone, true, decision);
    const wants = [1, 2, 3].map((n) => heir(`new/work/${n}`, `tms/object/${n}`));
    const assigned = await registry.assign(wants);
    assert.deepEqual(
      assigned.map(({ pid, state, created }) => [pid, state, created]),
      [
        [alive, "active", false],
        [merged, "merged", false],
        [gone, "withdrawn", false],
      ],
    );
    assert.deepEqual(await registry.keysOf(alive), ["tms/object/1", "new/work/1"]);
    const { size } = await registry.head();
    assert.deepEqual(await registry.assign(wants), assigned);
    assert.equal((await registry.head()).size, size);
    assert.deepEqual((await registry.events(size - 1, 1))[0]?.op, "bind");
  });

  test("a predecessor may come in the same call, in any order, and calls that arrive at once agree", async () => {
    const registry = await open();
    const wants = [heir("new/work/1", "tms/object/1"), object("tms/object/1")];
    const answers = await Promise.all([registry.assign(wants), registry.assign([...wants].reverse())]);
    const pids = answers.flat().map(({ pid }) => pid);
    assert.equal(new Set(pids).size, 1);
    assert.equal(answers.flat().filter(({ created }) => created).length, 1);
    assert.equal((await registry.counts()).reserved, 1);
  });
}

function refusingHeirs(open: OpenRegistry): void {
  test("a predecessor that nobody knows is a fault: neither the heir nor anything else of the call is given a PID", async () => {
    const registry = await open();
    const wants = [object("tms/object/1"), heir("new/work/1", "tms/object/9")];
    const why = { key: "new/work/1", predecessor: "tms/object/9" };
    await assert.rejects(registry.assign(wants), carrying("predecessor-unknown", why));
    await assert.rejects(registry.assign([heir("a/1", "b/1"), heir("b/1", "a/1")]), isProblem("predecessor-unknown"));
    assert.equal((await registry.head()).size, 0);
  });

  test("a key that has a PID keeps it, whatever predecessor it names later", async () => {
    const registry = await open();
    const [own, old] = [await one(registry, "new/work/1"), await one(registry, "tms/object/1")];
    assert.notEqual(own, old);
    const [assigned] = await registry.assign([heir("new/work/1", "tms/object/1")]);
    assert.equal(assigned?.pid, own);
  });
}

function uniting(open: OpenRegistry): void {
  test("of two PIDs for one thing the one that was ever active survives, of two the older, whichever is named first", async () => {
    for (const [first, second, survives] of [
      ["active", "reserved", 0],
      ["reserved", "active", 1],
      ["stub", "reserved", 0],
      ["reserved", "stub", 1],
      ["active", "active", 0],
      ["stub", "active", 0],
    ] as const)
      for (const swapped of [false, true]) {
        const registry = await open();
        const pids = [await one(registry, "a/1"), await one(registry, "b/1")] as [Pid, Pid];
        for (const [at, state] of [first, second].entries()) {
          if (state !== "reserved") await registry.activate([pids[at] as Pid]);
          if (state === "stub") await registry.stub([pids[at] as Pid]);
        }
        const [x, y] = swapped ? [pids[1], pids[0]] : pids;
        await registry.unite(x, y, decision);
        await registry.unite(y, x, decision);
        const survivors = await registry.survivors(pids);
        assert.deepEqual(new Set(survivors.values()), new Set([pids[survives]]), `${first}, ${second}`);
        assert.deepEqual((await registry.counts()).merged, 1);
      }
  });

  test("two that were never active wait, those that staff ended are not touched, and survivors are united for the merged", async () => {
    const registry = await open();
    const [a, b] = [await one(registry, "a/1"), await one(registry, "b/1")];
    const { size } = await registry.head();
    await registry.unite(a, b, decision);
    assert.equal((await registry.head()).size, size);
    const [c, d, e] = (await described(registry, 3)) as [Pid, Pid, Pid];
    await registry.merge(d, e, decision);
    await registry.unite(d, c, decision);
    assert.deepEqual(await standing(registry, c), { state: "active" });
    assert.equal((await registry.survivors([d])).get(d), c);
    await registry.withdraw(c, false, decision);
    await assert.rejects(registry.unite(c, a, decision), carrying("state-forbids", { pid: c, state: "withdrawn" }));
    await assert.rejects(registry.unite("X5K4-2B6C-9Q1W" as Pid, a, decision), isProblem("pid-unknown"));
  });
}

function accepting(open: OpenRegistry): void {
  test("that a key still means the same thing is accepted once for each print, in the log, and only of a key that has a PID", async () => {
    const registry = await open();
    const pid = await one(registry);
    const { size } = await registry.head();
    assert.deepEqual(await registry.acceptedChanges("tms/object/1"), []);
    for (const print of ["p2", "p1", "p2"]) await registry.acceptChange("tms/object/1", print, decision);
    assert.deepEqual(await registry.acceptedChanges("tms/object/1"), ["p2", "p1"]);
    assert.deepEqual(await registry.acceptedChanges("tms/object/2"), []);
    await assert.rejects(registry.acceptChange("tms/object/2", "p1", decision), isProblem("pid-unknown"));
    const events = await registry.events(size, 9);
    assert.deepEqual(
      events.map(({ op, pids }) => [op, pids]),
      [
        ["accept-change", [pid]],
        ["accept-change", [pid]],
      ],
    );
  });
}
