import type { Pid } from "../identifiers/pid.ts";
import type { PidState, Registry } from "../registry/port.ts";
import { followRegistry, type Logs } from "./follow-registry.ts";
import { mustBeJoined } from "./must-be-joined.ts";
import { publishDescribed, stubUndescribed } from "./settle.ts";

const pageSize = 500;

/** What a sweep put right. */
export type Swept = { activated: number; stubbed: number };

/**
 * Puts right what a crash between registry and store left: described PIDs that are still reserved, or stubs, get their
 * numbers and become active, active ones that nobody describes become stubs; what staff merged or ended is theirs. A store that was made
 * anew says nothing of a source until that source has been read once from end to end, so nothing is stubbed for being
 * not yet read. Ends with both logs joined.
 * Fault: `data-folder-damaged`, when the registry has lost events.
 */
export async function sweep(logs: Logs): Promise<Swept> {
  const { registry } = logs;
  await mustBeJoined(logs);
  await followRegistry(logs);
  while ((await logs.store.reunite(pageSize)) > 0);
  const swept: Swept = { activated: 0, stubbed: 0 };
  for (const state of ["reserved", "stub"] as const)
    for await (const pids of pages(registry, state)) swept.activated += await publishDescribed(logs, pids);
  for await (const pids of pages(registry, "active")) swept.stubbed += await stubUndescribed(logs, pids);
  await followRegistry(logs);
  return swept;
}

async function* pages(registry: Registry, state: PidState): AsyncGenerator<Pid[]> {
  let after: Pid | undefined;
  for (;;) {
    const pids = await registry.list(state, after, pageSize);
    if (pids.length === 0) return;
    yield pids;
    after = pids.at(-1);
  }
}
