import { Problem } from "../errors.ts";
import type { Logs } from "./follow-registry.ts";

/**
 * Refuses a registry that has forgotten what the store has seen of it: it was deleted, or comes from an old backup. Going on
 * would leave records without a PID, or give them a second one. Fault: `data-folder-damaged`.
 */
export async function mustBeJoined({ registry, store }: Logs): Promise<void> {
  const followed = await store.cursor();
  const { size } = await registry.head();
  if (followed <= size) return;
  throw new Problem(
    "data-folder-damaged",
    `The registry has ${size} events, and the store has seen ${followed}: the registry is new or from an old backup. Restore its newest backup. Only where there is none, delete the store and harvest again: what the registry does not know then gets new identifiers.`,
  );
}
