import type { Entity } from "../entities/entity.ts";
import { refsOf } from "../entities/rewrite-fact.ts";
import { Problem } from "../errors.ts";
import type { Pid } from "../identifiers/pid.ts";
import type { PublicEntity } from "../publish/public-entity.ts";
import { publish, type Referent } from "../publish/publish.ts";
import type { Registry, Resolution } from "../registry/port.ts";
import type { Store } from "../store/port.ts";

/** What every way in reads from: the registry, the store, the clock, and the namespace that relative addresses are relative to. */
export type Reading = { registry: Registry; store: Store; now: () => Date; base: string };

type Found = Extract<Resolution, { found: true }>;

/**
 * What outsiders may see of a thing that the registry knows; undefined for one that is reserved or of which nothing is
 * public. Fault: `not-ready`, when the store is still being made anew.
 */
export async function readPublic(reading: Reading, { pid, state, since }: Found): Promise<PublicEntity | undefined> {
  const { store, now, base } = reading;
  if (state === "reserved") return undefined;
  const entity = state === "active" ? await store.read(pid) : await store.lastState(pid);
  if (!entity) return missing(reading, pid);
  const referents = await referentsOf(entity, store);
  return publish(entity, { state, lastSeen: since, referents, now: now(), base });
}

async function missing({ registry, store }: Reading, pid: Pid): Promise<undefined> {
  const complete = await store.completeSources();
  const keys = await registry.keysOf(pid);
  if (keys.every((key) => complete.has(key.slice(0, key.indexOf("/"))))) return undefined;
  throw new Problem("not-ready", "The descriptions are being read again from their sources. Try again in a minute.", {
    retryAfterSeconds: 60,
  });
}

/** What is known of everything that an entity refers to. */
async function referentsOf(entity: Entity, store: Store): Promise<Map<Pid, Referent>> {
  const pids = new Set<Pid>();
  for (const fact of entity.facts) for (const ref of refsOf(fact)) if ("pid" in ref) pids.add(ref.pid);
  const known = await store.summaries([...pids]);
  return new Map([...known].map(([pid, { label, ...summary }]) => [pid, { ...summary, label: label ?? pid }]));
}

/** The thing that a text names as an identifier, as outsiders see it. Faults: `pid-unknown`, `pid-malformed`. */
export async function findPublic(reading: Reading, text: string): Promise<{ resolution: Found; entity: PublicEntity }> {
  const resolution = await reading.registry.resolve(text);
  const entity = resolution.found ? await readPublic(reading, resolution) : undefined;
  if (resolution.found && entity) return { resolution, entity };
  const malformed = !resolution.found && resolution.reason === "malformed";
  const suggestions = resolution.found ? [] : await publicOnes(reading, resolution.suggestions);
  if (malformed)
    throw new Problem(
      "pid-malformed",
      "An identifier here has three blocks of four, such as X5K4-2B6C-9Q1W. Check it for a slip of the pen.",
      { suggestions },
    );
  throw new Problem(
    "pid-unknown",
    "It was never registered here, or nothing about it is public. Check it for a slip of the pen.",
    { suggestions },
  );
}

async function publicOnes(reading: Reading, pids: readonly Pid[]): Promise<{ pid: Pid; label: string }[]> {
  const found: { pid: Pid; label: string }[] = [];
  for (const pid of pids) {
    const resolution = await reading.registry.resolve(pid);
    const entity = resolution.found ? await readPublic(reading, resolution) : undefined;
    if (entity) found.push({ pid, label: entity.label });
  }
  return found;
}
