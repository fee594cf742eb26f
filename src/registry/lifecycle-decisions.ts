import assert from "node:assert/strict";
import type { Pid } from "../identifiers/pid.ts";
import { observed } from "./lifecycle-agrees.ts";
import { both, decision, meet, type World } from "./lifecycle-world.ts";
import type { RegistryOp } from "./port.ts";

/** What staff decide of one PID or several, oftener what leads to more. */
export const decisions = [
  "activate",
  "activate",
  "stub",
  "bind",
  ...(["merge", "merge", "merge", "merge", "merge", "merge", "merge and undo", "merge and undo"] as const),
  ...(["unmerge", "unmerge", "unmerge", "unmerge", "unite", "unite"] as const),
  "split",
  "tombstone",
  "tombstone",
  "withdraw",
  "restore",
  "restore",
  "restore",
  "void",
] as const;
export type Decided = (typeof decisions)[number];

/** Decides something in the registry and in the model; both must come to the same. */
export async function decide(
  deed: Exclude<Decided, "unmerge">,
  [a, b, c]: [Pid, Pid, Pid],
  world: World,
): Promise<void> {
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
    case "unite":
      return unite(a, b, world);
    case "split":
      return told(a, world, both(registry.split(a, [b, c], decision), model.split(a, [b, c])));
    case "tombstone": {
      const successor = b === c ? [] : [b];
      const why = { reason: "superseded" as const, note: "by another", ...(b === c ? {} : { successor: b }) };
      return told(a, world, both(registry.tombstone(a, why, decision), model.tombstone(a, successor)));
    }
    case "withdraw":
      return both(registry.withdraw(a, true, decision), model.withdraw(a));
    case "restore":
      return both(registry.restore(a, decision), model.restore(a));
    case "void":
      return both(registry.void([a], decision), model.void(a));
  }
}

/** The model is told by which event the public was told something. */
async function told(pid: Pid, { registry, model }: World, doing: Promise<void>): Promise<void> {
  await doing;
  model.toldBy(pid, (await registry.head()).size);
}

/** Undoes a merge; undefined is one that never was. */
export async function unmerge(mergeId: string | undefined, { registry, model }: World): Promise<void> {
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

async function unite(one: Pid, other: Pid, { registry, model, merges }: World): Promise<void> {
  const { size } = await registry.head();
  const mergeId = `m${size + 1}`;
  await both(registry.unite(one, other, decision), model.unite(one, other, mergeId));
  if ((await registry.head()).size > size) merges.push(mergeId);
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

const holdsNoWords: ReadonlySet<RegistryOp> = new Set(["assign", "activate", "stub", "alias"]);

/** Erases an event, newest first counted. */
export async function erase(newest: number, { registry, model }: World): Promise<void> {
  const { size } = await registry.head();
  const seq = size - newest;
  const [event] = seq > 0 ? await registry.events(seq - 1, 1) : [];
  const refused = event ? holdsNoWords.has(event.op) : undefined;
  await both(
    registry.erase(seq, decision),
    refused === undefined ? "request-malformed" : refused ? "state-forbids" : undefined,
  );
  if (!refused) model.erase(seq);
  if (refused === false) meet("erased");
}
