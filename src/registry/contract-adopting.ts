import assert from "node:assert/strict";
import { test } from "node:test";
import type { Pid } from "../identifiers/pid.ts";
import { alias, carrying, decision, type OpenRegistry, object, one, standing } from "./contract-samples.ts";
import { isProblem } from "./is-problem.ts";

const foreign = "0F6J-0001-0000-0000";

/** The part of the registry's contract that is about identifiers issued elsewhere, as PIDs of our own. */
export function adopting(open: OpenRegistry): void {
  test("an adopted identifier is a PID in its own spelling: resolved, found by its key, described, merged and undone", async () => {
    const registry = await open();
    const pid = await registry.adopt(foreign, object("tms/object/1"), decision);
    assert.equal(pid, foreign);
    await registry.adopt(foreign, object("tms/object/1"), decision);
    assert.equal((await registry.head()).size, 1, "once");
    const [assigned] = await registry.assign([object("tms/object/1")]);
    assert.deepEqual(assigned, { key: "tms/object/1", pid, state: "reserved", created: false });
    await registry.activate([pid]);
    const other = await one(registry, "tms/object/2");
    const { mergeId } = await registry.merge(other, pid, decision);
    assert.equal((await registry.survivors([other])).get(other), pid);
    await registry.unmerge(mergeId, decision);
    for (const text of [foreign, `https://old.example.org/${foreign}.json`]) {
      const found = await registry.resolve(text);
      assert.ok(found.found && found.pid === pid && found.canonical === (text === foreign) && found.state === "active");
    }
    for (const text of ["0f6j-0001-0000-0000", "OF6J-0001-0000-0000", "0F6J00010000000"])
      assert.equal((await registry.resolve(text)).found, false, text);
    assert.deepEqual(await registry.list("active", undefined, 9), [pid]);
  });

  test("no identifier is adopted that is in no foreign grammar, or that already stands for something", async () => {
    const registry = await open();
    const pid = await one(registry);
    await registry.activate([pid]);
    await registry.alias([alias(pid, "production-4", foreign)]);
    const [key, state] = ["tms/object/9", "active"];
    const adopt = (text: string, of = key) => registry.adopt(text, object(of), decision);
    for (const text of ["Sunflowers", "", "X5K4-2B6C-9Q1W", pid, foreign.toLowerCase()])
      await assert.rejects(adopt(text), isProblem("request-malformed"), text);
    await assert.rejects(
      adopt("0F6J-0002-0000-0000", "tms/object/1"),
      carrying("key-conflict", { key: "tms/object/1", pid, state }),
    );
    await assert.rejects(adopt(foreign), carrying("state-forbids", { pid, state }));
    const adopted = await adopt("000-04PN-0000");
    await assert.rejects(
      adopt(adopted, "tms/object/10"),
      carrying("state-forbids", { pid: adopted, state: "reserved" }),
    );
    assert.deepEqual(await standing(registry, adopted as Pid), { state: "reserved" });
  });

  test("where an adopted identifier is claimed as an alias later, it still stands for itself", async () => {
    const registry = await open();
    const pid = await registry.adopt(foreign, object("tms/object/1"), decision);
    await registry.alias([alias(await one(registry, "tms/object/2"), "production-4", foreign)]);
    const found = await registry.resolve(foreign);
    assert.ok(found.found && found.pid === pid);
  });
}
