import assert from "node:assert/strict";
import { test } from "node:test";
import { countsOf, decision, type OpenRegistry, object } from "./contract-samples.ts";
import type { Minted, MintItem, Registry } from "./port.ts";

/** The part of the registry's contract that is about minting item by item. */
export function minting(open: OpenRegistry): void {
  test("each item gets its own answer, in the order asked: with a key, without one, and asked twice", async () => {
    const registry = await open();
    const [known] = await registry.assign([object("tms/object/1")]);
    const items = [{ key: "tms/object/2" }, {}, { key: "tms/object/1" }, { key: "tms/object/2" }, {}];
    const minted = await mint(registry, items);
    assert.deepEqual(
      minted.map((one) => "pid" in one && one.created),
      [true, true, false, false, true],
    );
    assert.equal(pidOf(minted[2]), known?.pid);
    assert.equal(pidOf(minted[3]), pidOf(minted[0]));
    assert.equal(new Set(minted.map(pidOf)).size, 4);
    assert.deepEqual(await registry.keysOf(pidOf(minted[0])), ["tms/object/2"]);
    assert.deepEqual(await registry.counts(), countsOf({ reserved: 4 }));
    const events = (await registry.events(0, 9)).flatMap(({ pids }) => pids);
    assert.deepEqual(await registry.list("reserved", undefined, 9), events, "numbered as the log gives them");
  });

  test("a named request without a key gets the same PID whenever it is made again; another one of that name is refused alone", async () => {
    const registry = await open();
    const [first] = await mint(registry, [{ once: "k1/a" }]);
    const again = await mint(registry, [{ once: "k1/a" }, { once: "k1/b" }, { once: "k1/b" }, { once: "k2/a" }]);
    assert.equal(pidOf(again[0]), pidOf(first));
    assert.equal(pidOf(again[1]), pidOf(again[2]));
    assert.equal(new Set(again.map(pidOf)).size, 3);
    const [refused, minted] = await registry.mint([{ type: "person", once: "k1/a" }, { type: "person" }], decision);
    assert.ok(refused && "problem" in refused);
    assert.deepEqual([refused.problem.code, refused.problem.more], ["idempotency-conflict", { pid: pidOf(first) }]);
    assert.ok(minted && "pid" in minted && minted.created);
    assert.equal((await registry.head()).size, 3);
  });

  test("calls that arrive at once for one key or one name agree on its PID", async () => {
    const registry = await open();
    const calls = Array.from({ length: 20 }, () => mint(registry, [{ key: "tms/object/1" }, { once: "k1/a" }]));
    const answers = await Promise.all(calls);
    for (const at of [0, 1]) {
      assert.equal(new Set(answers.map((minted) => pidOf(minted[at]))).size, 1);
      assert.equal(answers.filter((minted) => minted[at] && "pid" in minted[at] && minted[at].created).length, 1);
    }
  });
}

const mint = (registry: Registry, items: readonly Omit<MintItem, "type">[]) =>
  registry.mint(
    items.map((item) => ({ type: "object", ...item })),
    decision,
  );

function pidOf(minted: Minted | undefined) {
  return minted && "pid" in minted ? minted.pid : assert.fail("nothing was minted");
}
