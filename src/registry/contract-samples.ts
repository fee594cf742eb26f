import assert from "node:assert/strict";
import { Problem, type ProblemCode } from "../errors.ts";
import type { RandomBytes } from "../identifiers/mint.ts";
import type { Pid } from "../identifiers/pid.ts";
import type { Alias, Decision, Ending, PidState, Registry, Want } from "./port.ts";

/** Opens an empty registry for one test; the adapter's test cleans up after it. */
export type OpenRegistry = (settings?: { now?: () => Date; random?: RandomBytes; naan?: string }) => Promise<Registry>;

/** A key that wants a PID for an object. */
export function object(key: string): Want {
  return { key, type: "object" };
}

/** A number of a PID, current unless said otherwise. */
export function alias(pid: Pid, scheme: string, value: string, standing: Alias["standing"] = "current"): Alias {
  return { pid, scheme, value, standing };
}

/** The PID of one key. */
export async function one(registry: Registry, key = "tms/object/1"): Promise<Pid> {
  const [assigned] = await registry.assign([object(key)]);
  return assigned?.pid ?? assert.fail("nothing was assigned");
}

/** The counts of a registry that has only these. */
export function countsOf(some: Partial<Record<PidState, number>>): Record<PidState, number> {
  return { reserved: 0, active: 0, stub: 0, merged: 0, split: 0, tombstoned: 0, withdrawn: 0, void: 0, ...some };
}

/** Who decides in tests, and why. */
export const decision: Decision = { actor: "desk:mk", reason: "seen side by side" };

/** PIDs of this many objects that are described. */
export async function described(registry: Registry, count: number): Promise<Pid[]> {
  const assigned = await registry.assign(Array.from({ length: count }, (_, at) => object(`tms/object/${at + 1}`)));
  const pids = assigned.map(({ pid }) => pid);
  await registry.activate(pids);
  return pids;
}

/** How a PID stands, and how it ended. */
export async function standing(registry: Registry, pid: Pid): Promise<{ state: PidState; end?: Ending }> {
  const resolution = await registry.resolve(pid);
  if (!resolution.found) return assert.fail(`${pid} is not found`);
  const { state, end } = resolution;
  return end ? { state, end } : { state };
}

/** Whether what was thrown is the fault of this code and carries this: for `assert.rejects`. */
export function carrying(code: ProblemCode, more: Record<string, unknown>): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof Problem);
    assert.deepEqual([error.code, error.more], [code, more]);
    return true;
  };
}
