import type { Pid } from "../identifiers/pid.ts";
import type { Registry } from "../registry/port.ts";
import type { Store } from "../store/port.ts";
import { aliasesFor } from "./aliases.ts";

type Both = { registry: Registry; store: Store };

/** Makes those of these PIDs active that are described; one that staff ended stays as it is. Answers how many are described. */
export async function activateDescribed({ registry, store }: Both, pids: readonly Pid[]): Promise<number> {
  const described = await store.described(pids);
  if (described.size > 0) await registry.activate([...described]);
  return described.size;
}

/**
 * Ends what was cut off between putting and activating: those of these PIDs that are described are found by their numbers and are
 * active. Answers how many.
 */
export async function publishDescribed(both: Both, pids: readonly Pid[]): Promise<number> {
  const { registry, store } = both;
  const now = new Date();
  const described = [...(await store.described(pids))];
  const said = await Promise.all(described.map(async (pid) => aliasesFor(pid, await store.saidOf(pid), now)));
  if (described.length > 0) await registry.alias(said.flat());
  return activateDescribed(both, described);
}

/**
 * Makes those of these PIDs stubs that are active and that nobody describes, themselves or by what was merged into them.
 * A source that was not yet read from end to end may still describe what it has a key for. Answers how many nobody describes.
 */
export async function stubUndescribed({ registry, store }: Both, pids: readonly Pid[]): Promise<number> {
  const described = await store.described(pids);
  const complete = await store.completeSources();
  const gone: Pid[] = [];
  for (const pid of pids) {
    if (!described.has(pid) && (await allRead(registry, pid, complete))) gone.push(pid);
  }
  if (gone.length > 0) await registry.stub(gone);
  return gone.length;
}

async function allRead(registry: Registry, survivor: Pid, complete: ReadonlySet<string>): Promise<boolean> {
  const merged = await registry.mergedInto(survivor);
  const keys: string[] = [];
  for (const pid of [survivor, ...merged.map((loser) => loser.pid)]) keys.push(...(await registry.keysOf(pid)));
  return keys.length > 0 && keys.every((key) => complete.has(key.slice(0, key.indexOf("/"))));
}
