import assert from "node:assert/strict";
import type { RandomBytes } from "../identifiers/mint.ts";
import type { Pid } from "../identifiers/pid.ts";
import type { Alias, PidState, Registry, Want } from "./port.ts";

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
