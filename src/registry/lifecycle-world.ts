import assert from "node:assert/strict";
import { Problem } from "../errors.ts";
import type { Pid } from "../identifiers/pid.ts";
import type { LifecycleModel, Outcome } from "./lifecycle-model.ts";
import type { Alias, Decision, Registry } from "./port.ts";

/**
 * A registry and the model it is held to; `merges` are those that were made, undone ones too, and `requests` the PIDs that named
 * requests got. Each way of opening the registry again goes on with what it then holds.
 */
export type World = {
  registry: Registry;
  reopen(): Promise<Registry>;
  /** Exports the registry, restores it elsewhere and lifts its fence: by its checkpoint, or by accepting a loss. */
  restore(byCheckpoint: boolean): Promise<Registry>;
  /** The process dies, so many turns of the event loop from now; what was begun may be done, or not. */
  die(turns: number): Promise<Registry>;
  model: LifecycleModel;
  aliases: Map<string, Alias>;
  merges: string[];
  requests: Map<string, Pid>;
};

/** Who decides, and why, in every step. */
export const decision: Decision = { actor: "desk:mk", reason: "seen side by side" };

/** How often each outcome was met: a test whose steps were all refused would prove nothing. */
export const met = new Map<string, number>();

/** Counts that something was met. */
export function meet(what: string): void {
  met.set(what, (met.get(what) ?? 0) + 1);
}

/** Waits for a deed, which must come to what the model says. */
export async function both(doing: Promise<unknown>, expected: Outcome): Promise<void> {
  assert.equal(await codeOf(doing), expected);
  meet(expected ?? "done");
}

async function codeOf(doing: Promise<unknown>): Promise<Outcome> {
  try {
    await doing;
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}
