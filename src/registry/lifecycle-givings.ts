import assert from "node:assert/strict";
import type { Pid } from "../identifiers/pid.ts";
import { both, decision, meet, type World } from "./lifecycle-world.ts";
import type { Assigned } from "./port.ts";

const keyAt = (at: number) => `k/${at}`;

/** Assigns these keys; a key keeps its PID, and what is minted was never there. */
export async function assign(keys: readonly number[], { registry, model }: World): Promise<Assigned[]> {
  const assigned = await registry.assign(keys.map((at) => ({ key: keyAt(at), type: "object" })));
  for (const { key, pid, created } of assigned) {
    assert.equal(model.keys.get(key) ?? pid, pid, "a key keeps its PID");
    assert.equal(model.pids.has(pid), !created, "what is minted was never there");
    model.assign(key, pid);
  }
  return assigned;
}

/** A key that names its predecessor. */
export async function inherit(at: number, predecessor: number, { registry, model }: World): Promise<void> {
  const [key, old] = [keyAt(at), keyAt(predecessor)];
  const doing = registry.assign([{ key, type: "object", predecessor: old }]);
  await both(doing, model.inherit(key, old));
  const [assigned] = await doing.catch(() => []);
  if (assigned) assert.equal(assigned.pid, model.keys.get(key));
}

/** Mints for keys, for named requests, and for nothing in particular. */
export async function mint(items: readonly { key?: number; once?: number }[], world: World): Promise<void> {
  const { registry, model, requests } = world;
  const wanted = items.map(({ key, once }) => ({
    type: "object",
    ...(key === undefined ? {} : { key: keyAt(key) }),
    ...(once === undefined ? {} : { once: `r/${once}` }),
  }));
  const answers = (await registry.mint(wanted, decision)).map((minted, at) => ({ minted, ...wanted[at] }));
  const [keyed, others] = [answers.filter(({ key }) => key), answers.filter(({ key }) => !key)];
  for (const { minted, key, once } of [...keyed, ...others]) {
    if ("problem" in minted) assert.fail(minted.problem.detail);
    const before = key === undefined ? requests.get(once ?? "") : model.keys.get(key);
    assert.equal(before ?? minted.pid, minted.pid, "a key or a name gets one PID");
    assert.equal(minted.created, !model.pids.has(minted.pid));
    if (key !== undefined) model.assign(key, minted.pid);
    else if (!model.pids.has(minted.pid)) model.reserve(minted.pid);
    if (key === undefined && once !== undefined) requests.set(once, minted.pid);
  }
  meet("minted");
}

/** Adopts an identifier that may be an alias, or adopted, already. */
export async function adopt(spelling: string, at: number, { registry, model, aliases }: World): Promise<void> {
  const claimed = [...aliases.values()].some(
    ({ scheme, value, standing }) => scheme === "beta" && value === spelling && standing !== "wrong",
  );
  const outcome = model.adopt(spelling as Pid, keyAt(at), claimed);
  await both(registry.adopt(spelling, { key: keyAt(at), type: "object" }, decision), outcome);
  if (outcome === undefined) meet("adopted");
}

/** What a harvest does: these keys are described, those that are no longer are stubs, and each has its number. */
export async function harvest(keys: readonly number[], world: World): Promise<void> {
  const { registry, model, aliases } = world;
  const described = (await assign(keys, world)).map(({ pid }) => pid);
  for (const pid of described) model.activate(pid);
  await registry.activate(described);
  const gone = [...model.keys.values()].filter((pid) => !described.includes(pid));
  for (const pid of gone) model.stub(pid);
  await registry.stub(gone);
  const numbers = described.map((pid, at) => {
    const alias = { pid, scheme: "inventory", value: `NG ${keys[at]}`, standing: "current" as const };
    aliases.set(`${pid} ${alias.scheme} ${alias.value}`, alias);
    return alias;
  });
  await registry.alias(numbers);
}
