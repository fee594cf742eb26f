import assert from "node:assert/strict";
import fc from "fast-check";
import { Problem } from "../errors.ts";
import type { Pid } from "../identifiers/pid.ts";
import type { LifecycleModel, Outcome } from "./lifecycle-model.ts";
import { type Alias, pidStates, type Registry } from "./port.ts";

const decision = { actor: "desk:mk", reason: "seen side by side" };
const deeds = [
  "activate",
  "activate",
  "stub",
  "bind",
  ...(["merge", "merge", "merge", "merge", "merge", "merge", "merge and undo", "merge and undo"] as const),
  ...(["unmerge", "unmerge", "unmerge", "unmerge"] as const),
  "split",
  "tombstone",
  "withdraw",
  "restore",
  "restore",
  "restore",
  "void",
] as const;
type Deed = (typeof deeds)[number];
type Step =
  | { do: "assign"; keys: number[] }
  | { do: "reserve"; count: number }
  | { do: "reopen" }
  | { do: "activate all" }
  | { do: "alias"; a: number; scheme: string; value: string; standing: Alias["standing"] }
  | { do: Deed; a: number; b: number; c: number };

const place = fc.nat({ max: 5 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant("assign" as const), keys: fc.array(place, { minLength: 1 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("reserve" as const), count: fc.nat({ max: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("reopen" as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("alias" as const),
      a: place,
      scheme: fc.constantFrom("inventory", "beta"),
      value: fc.constantFrom("000-04PN-0000", "001-03LO-0000", "NG 1"),
      standing: fc.constantFrom("current" as const, "former" as const, "wrong" as const),
    }),
  },
  { weight: 24, arbitrary: fc.record({ do: fc.constantFrom(...deeds), a: place, b: place, c: place }) },
);
/** On reserved ones little can be done. */
const described: Step[] = [{ do: "assign", keys: [0, 1, 2, 3, 4] }, { do: "activate all" }];
/** Sequences of steps, most of them beginning with PIDs that are described. */
export const sequences = fc.noBias(
  fc
    .tuple(fc.nat({ max: 5 }), fc.array(step, { minLength: 5, maxLength: 20, size: "max" }))
    .map(([bare, steps]) => (bare === 0 ? steps : [...described, ...steps])),
);

/** A registry and the model it is held to; `merges` are those that were made, undone ones too. */
export type World = {
  registry: Registry;
  reopen(): Promise<Registry>;
  model: LifecycleModel;
  aliases: Map<string, Alias>;
  merges: string[];
};

const aliasId = ({ pid, scheme, value }: Alias) => `${pid} ${scheme} ${value}`;

async function codeOf(doing: Promise<unknown>): Promise<Outcome> {
  try {
    await doing;
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

/** Does a step in the registry and in the model; both must come to the same. */
export async function take(step: Step, world: World): Promise<void> {
  const { registry, model, aliases } = world;
  if (step.do === "assign") {
    for (const { key, pid, created } of await registry.assign(
      step.keys.map((key) => ({ key: `k/${key}`, type: "object" })),
    )) {
      assert.equal(model.keys.get(key) ?? pid, pid, "a key keeps its PID");
      assert.equal(model.pids.has(pid), !created, "what is minted was never there");
      model.assign(key, pid);
    }
    return;
  }
  if (step.do === "reserve") {
    for (const pid of await registry.reserve(step.count, "object", decision)) {
      assert.ok(!model.pids.has(pid), "what is reserved was never there");
      model.reserve(pid);
    }
    return;
  }
  if (step.do === "reopen") {
    await registry.close();
    world.registry = await world.reopen();
    return;
  }
  const known = [...model.pids.keys()];
  if (known.length === 0) return;
  if (step.do === "activate all") {
    for (const pid of known) model.activate(pid);
    return registry.activate(known);
  }
  const at = (index: number) => known[index % known.length] ?? assert.fail();
  if (step.do === "alias") {
    const { scheme, value, standing } = step;
    const alias = { pid: at(step.a), scheme, value, standing };
    aliases.set(aliasId(alias), alias);
    return registry.alias([alias]);
  }
  if (step.do === "unmerge") return unmerge(world.merges[step.b % world.merges.length], world);
  await decide(step.do, [at(step.a), at(step.b), at(step.c)], world);
}

async function decide(deed: Exclude<Deed, "unmerge">, [a, b, c]: [Pid, Pid, Pid], world: World): Promise<void> {
  const { registry, model } = world;
  switch (deed) {
    case "activate":
    case "stub":
      model[deed](a);
      return registry[deed]([a]);
    case "bind":
      return both(registry.bind(a, "k/5", decision), model.bind(a, "k/5"));
    case "merge":
      return merge(a, b, world);
    case "merge and undo":
      return mergeAndUndo(a, b, world);
    case "split":
      return both(registry.split(a, [b, c], decision), model.split(a, [b, c]));
    case "tombstone": {
      const successor = b === c ? [] : [b];
      const why = { reason: "superseded" as const, note: "by another", ...(b === c ? {} : { successor: b }) };
      return both(registry.tombstone(a, why, decision), model.tombstone(a, successor));
    }
    case "withdraw":
      return both(registry.withdraw(a, true, decision), model.withdraw(a));
    case "restore":
      return both(registry.restore(a, decision), model.restore(a));
    case "void":
      return both(registry.void([a], decision), model.void(a));
  }
}

/** How often each outcome was met: a test whose steps were all refused would prove nothing. */
export const met = new Map<string, number>();

async function both(doing: Promise<unknown>, expected: Outcome): Promise<void> {
  assert.equal(await codeOf(doing), expected);
  met.set(expected ?? "done", (met.get(expected ?? "done") ?? 0) + 1);
}

async function unmerge(mergeId: string | undefined, { registry, model }: World): Promise<void> {
  if (mergeId === undefined) return both(registry.unmerge("m0", decision), "merge-unknown");
  return both(registry.unmerge(mergeId, decision), model.unmerge(mergeId));
}

async function merge(loser: Pid, survivor: Pid, { registry, model, merges }: World): Promise<void> {
  const before = model.mergeInForce(loser, survivor);
  const { size } = await registry.head();
  const doing = registry.merge(loser, survivor, decision);
  const mergeId = before ?? `m${size + 1}`;
  await both(doing, model.merge(loser, survivor, mergeId));
  const made = await doing.catch(() => undefined);
  if (made) assert.equal(made.mergeId, mergeId, "the same merge has the same name");
  if (made && !before) merges.push(mergeId);
}

/** unmerge ∘ merge is nothing at all to anyone who asks; only the log is longer. */
async function mergeAndUndo(loser: Pid, survivor: Pid, world: World): Promise<void> {
  const { registry, model } = world;
  if (model.mergeInForce(loser, survivor)) return;
  const before = await observed(world);
  const made = await registry.merge(loser, survivor, decision).catch(() => undefined);
  if (!made) return;
  assert.notDeepEqual(await observed(world), before);
  await registry.unmerge(made.mergeId, decision);
  await registry.unmerge(made.mergeId, decision);
  assert.deepEqual(await observed(world), before);
}

/** All that can be asked, of every PID, key and number there ever was. */
async function observed({ registry, model, aliases }: World): Promise<unknown> {
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

/** Whether the registry says of every PID, key and number what the model says. */
export async function agrees({ registry, model, aliases }: World): Promise<void> {
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
    const led = (await registry.mergedInto(pid)).map((one) => one.pid);
    const expected = [...model.pids.keys()].filter((other) => other !== pid && model.survivor(other) === pid);
    assert.deepEqual(new Set(led), new Set(expected));
  }
  assert.deepEqual(await registry.lookup([...model.keys.keys()]), model.keys);
  const total = Object.values(await registry.counts()).reduce((sum, count) => sum + count, 0);
  assert.equal(total, model.pids.size, "no PID vanishes and none comes from nowhere");
  for (const alias of aliases.values()) await aliasHolds(alias, [...aliases.values()], registry);
}

async function aliasHolds(alias: Alias, all: Alias[], registry: Registry): Promise<void> {
  const found = (await registry.find(alias.value, alias.scheme)).some(({ pid }) => pid === alias.pid);
  assert.equal(found, alias.standing !== "wrong", `${alias.value} is found unless wrong`);
  if (alias.scheme !== "beta" || alias.standing === "wrong") return;
  const resolution = await registry.resolve(alias.value);
  const claim = all.find(
    ({ scheme, value, standing }) => scheme === "beta" && value === alias.value && standing !== "wrong",
  );
  assert.ok(resolution.found && resolution.pid === claim?.pid, "the oldest claim holds");
}
