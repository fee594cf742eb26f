import assert from "node:assert/strict";
import fc from "fast-check";
import { type Decided, decide, decisions, erase, unmerge } from "./lifecycle-decisions.ts";
import { adopt, assign, harvest, inherit, mint } from "./lifecycle-givings.ts";
import { decision, meet, type World } from "./lifecycle-world.ts";
import type { Alias } from "./port.ts";

type Step =
  | { do: "assign" | "harvest"; keys: number[] }
  | { do: "inherit"; key: number; predecessor: number }
  | { do: "mint"; items: { key?: number; once?: number }[] }
  | { do: "adopt"; spelling: string; key: number }
  | { do: "reserve"; count: number }
  | { do: "reopen" }
  | { do: "activate all" }
  | { do: "restore elsewhere"; byCheckpoint: boolean }
  | { do: "die"; key: number; turns: number }
  | { do: "erase"; newest: number }
  | { do: "alias"; a: number; scheme: string; value: string; standing: Alias["standing"] }
  | { do: Decided; a: number; b: number; c: number };

const place = fc.nat({ max: 5 });
const foreign = fc.constantFrom("000-04PN-0000", "001-03LO-0000");
const is = <T extends string>(name: T) => fc.constant<T>(name);
const keys = fc.array(place, { minLength: 1 });
const item = fc.oneof(fc.record({ key: place }), fc.record({ once: fc.nat({ max: 2 }) }), fc.constant({}));
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: is("assign"), keys }) },
  { weight: 2, arbitrary: fc.record({ do: is("harvest"), keys }) },
  { weight: 2, arbitrary: fc.record({ do: is("inherit"), key: fc.nat({ max: 7 }), predecessor: fc.nat({ max: 7 }) }) },
  { weight: 2, arbitrary: fc.record({ do: is("mint"), items: fc.array(item, { maxLength: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ do: is("adopt"), spelling: foreign, key: fc.nat({ max: 8 }) }) },
  { weight: 1, arbitrary: fc.record({ do: is("reserve"), count: fc.nat({ max: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ do: is("reopen") }) },
  { weight: 1, arbitrary: fc.record({ do: is("restore elsewhere"), byCheckpoint: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: is("die"), key: fc.nat({ max: 9 }), turns: fc.nat({ max: 4 }) }) },
  { weight: 2, arbitrary: fc.record({ do: is("erase"), newest: fc.nat({ max: 5 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: is("alias"),
      a: place,
      scheme: fc.constantFrom("inventory", "beta"),
      value: fc.oneof(foreign, fc.constant("NG 1")),
      standing: fc.constantFrom("current" as const, "former" as const, "wrong" as const),
    }),
  },
  { weight: 24, arbitrary: fc.record({ do: fc.constantFrom(...decisions), a: place, b: place, c: place }) },
);
/** On reserved ones little can be done. */
const described: Step[] = [{ do: "assign", keys: [0, 1, 2, 3, 4] }, { do: "activate all" }];
/** Sequences of steps, most of them beginning with PIDs that are described. */
export const sequences = fc.noBias(
  fc
    .tuple(fc.nat({ max: 5 }), fc.array(step, { minLength: 5, maxLength: 20, size: "max" }))
    .map(([bare, steps]) => (bare === 0 ? steps : [...described, ...steps])),
);

/** Does a step in the registry and in the model; both must come to the same. */
export async function take(step: Step, world: World): Promise<void> {
  switch (step.do) {
    case "assign":
      await assign(step.keys, world);
      return;
    case "harvest":
      return harvest(step.keys, world);
    case "inherit":
      return inherit(step.key, step.predecessor, world);
    case "mint":
      return mint(step.items, world);
    case "adopt":
      return adopt(step.spelling, step.key, world);
    case "erase":
      return erase(step.newest, world);
    case "reserve":
      return reserve(step.count, world);
    case "reopen":
      await world.registry.close();
      world.registry = await world.reopen();
      return;
    case "restore elsewhere":
      await world.registry.close();
      world.registry = await world.restore(step.byCheckpoint);
      return meet("restored");
    case "die":
      return die(step.key, step.turns, world);
    default:
      return takeKnown(step, world);
  }
}

type OfKnown = Extract<Step, { do: "activate all" | "alias" | Decided }>;

/** Steps that need a PID. */
async function takeKnown(step: OfKnown, world: World): Promise<void> {
  const { registry, model, aliases } = world;
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
    aliases.set(`${alias.pid} ${scheme} ${value}`, alias);
    return registry.alias([alias]);
  }
  if (step.do === "unmerge") return unmerge(world.merges[step.b % world.merges.length], world);
  await decide(step.do, [at(step.a), at(step.b), at(step.c)], world);
}

async function reserve(count: number, { registry, model }: World): Promise<void> {
  for (const pid of await registry.reserve(count, "object", decision)) {
    assert.ok(!model.pids.has(pid), "what is reserved was never there");
    model.reserve(pid);
  }
}

/** While a key is given its PID and that becomes active, the process dies: of the two deeds none, one or both are done. */
async function die(at: number, turns: number, world: World): Promise<void> {
  const { model } = world;
  const key = `k/${at}`;
  const doing = world.registry.assign([{ key, type: "object" }]).then(([given]) => {
    return given && world.registry.activate([given.pid]);
  });
  const survived = await world.die(turns);
  await doing.catch(() => {});
  world.registry = survived;
  const pid = (await survived.lookup([key])).get(key);
  meet(pid === undefined || !model.keys.has(key) ? "died before or after a mint" : "died");
  if (pid === undefined) return assert.ok(!model.keys.has(key), "what was acknowledged is there");
  model.assign(key, pid);
  const found = await survived.resolve(pid);
  if (found.found && found.state === "active") model.activate(pid);
}
