import type { Pid } from "../identifiers/pid.ts";
import type { PidState, Registry } from "../registry/port.ts";
import type { Store } from "../store/port.ts";
import { followRegistry } from "./follow-registry.ts";
import { mustBeJoined } from "./must-be-joined.ts";

const pageSize = 500;

/** What a sweep put right. */
export type Swept = { activated: number; stubbed: number };

/**
 * Puts right what a crash between registry and store left: described PIDs that are still reserved become active, active
 * ones that nobody describes become stubs. A store that was made anew says nothing of a source until that source has
 * been read once from end to end, so nothing is stubbed for being not yet read. Ends with both logs joined.
 * Fault: `data-folder-damaged`, when the registry has lost events.
 */
export async function sweep(logs: { registry: Registry; store: Store }): Promise<Swept> {
  const { registry, store } = logs;
  await mustBeJoined(logs);
  let activated = 0;
  for await (const pids of pages(registry, "reserved")) {
    const described = await store.described(pids);
    if (described.size > 0) await registry.activate([...described]);
    activated += described.size;
  }
  const complete = await store.completeSources();
  let stubbed = 0;
  for await (const pids of pages(registry, "active")) {
    const described = await store.described(pids);
    const gone: Pid[] = [];
    for (const pid of pids) {
      if (!described.has(pid) && (await allRead(registry, pid, complete))) gone.push(pid);
    }
    if (gone.length > 0) await registry.stub(gone);
    stubbed += gone.length;
  }
  await followRegistry(logs);
  return { activated, stubbed };
}

async function allRead(registry: Registry, pid: Pid, complete: ReadonlySet<string>): Promise<boolean> {
  const keys = await registry.keysOf(pid);
  return keys.length > 0 && keys.every((key) => complete.has(key.slice(0, key.indexOf("/"))));
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
