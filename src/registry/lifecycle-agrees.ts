import assert from "node:assert/strict";
import type { Pid } from "../identifiers/pid.ts";
import type { World } from "./lifecycle-world.ts";
import { type Alias, pidStates } from "./port.ts";

/** All that can be asked, of every PID, key and number there ever was. */
export async function observed({ registry, model, aliases }: World): Promise<unknown> {
  const pids = [...model.pids.keys()];
  const ofEach = async (pid: Pid) => [
    await registry.resolve(pid),
    await registry.mergedInto(pid),
    await registry.keysOf(pid),
    await registry.aliasesOf(pid),
  ];
  return {
    pids: await Promise.all(pids.map(ofEach)),
    aliases: await Promise.all(
      [...aliases.values()].map(async ({ value }) => [await registry.find(value), await registry.resolve(value)]),
    ),
    lists: await Promise.all(pidStates.map((state) => registry.list(state, undefined, 1000))),
    counts: await registry.counts(),
    survivors: await registry.survivors(pids),
    keys: await registry.lookup([...model.keys.keys()]),
  };
}

/** Whether the registry says of every PID, key, number and request what the model says. */
export async function agrees(world: World): Promise<void> {
  const { registry, model, aliases } = world;
  const survivors = await registry.survivors([...model.pids.keys()]);
  for (const [pid, { state, into, merge }] of model.pids) {
    const resolution = await registry.resolve(pid);
    assert.ok(resolution.found && resolution.pid === pid && resolution.state === state, `${pid} is ${state}`);
    assert.equal(survivors.get(pid), model.survivor(pid));
    assert.notEqual(model.state(model.survivor(pid)), "merged");
    const { end } = resolution;
    if (state === "merged") assert.deepEqual(end, { state, into: model.survivor(pid), mergeId: merge });
    else if (state === "split")
      assert.deepEqual(end?.state === state && end.into, [...new Set(into.map((to) => model.survivor(to)))]);
    else assert.equal(end?.state, state === "tombstoned" || state === "withdrawn" ? state : undefined);
    if (end?.state === "tombstoned") assert.equal(end.note, model.tells(pid) ? "by another" : "", "the note");
    if (end?.state === "split") assert.equal(end.reason !== "", model.tells(pid), "the reason");
    const led = (await registry.mergedInto(pid)).map((one) => one.pid);
    const expected = [...model.pids.keys()].filter((other) => other !== pid && model.survivor(other) === pid);
    assert.deepEqual(new Set(led), new Set(expected));
  }
  assert.deepEqual(await registry.lookup([...model.keys.keys()]), model.keys);
  const total = Object.values(await registry.counts()).reduce((sum, count) => sum + count, 0);
  assert.equal(total, model.pids.size, "no PID vanishes and none comes from nowhere");
  for (const alias of aliases.values()) await aliasHolds(alias, [...aliases.values()], world);
}

async function aliasHolds(alias: Alias, all: Alias[], { registry, model }: World): Promise<void> {
  const found = (await registry.find(alias.value, alias.scheme)).some(({ pid }) => pid === alias.pid);
  assert.equal(found, alias.standing !== "wrong", `${alias.value} is found unless wrong`);
  if (alias.scheme !== "beta" || alias.standing === "wrong") return;
  const resolution = await registry.resolve(alias.value);
  const claim = all.find(
    ({ scheme, value, standing }) => scheme === "beta" && value === alias.value && standing !== "wrong",
  );
  const adopted = model.pids.has(alias.value as Pid) ? alias.value : undefined;
  assert.ok(resolution.found && resolution.pid === (adopted ?? claim?.pid), "the oldest claim holds");
}
