import type { Entity } from "../entities/entity.ts";
import { refsOf } from "../entities/rewrite-fact.ts";
import { Problem } from "../errors.ts";
import type { Pid } from "../identifiers/pid.ts";
import type { PublicEntity } from "../publish/public-entity.ts";
import { publish, type Surroundings } from "../publish/publish.ts";
import type { Resolution } from "../registry/port.ts";
import { nearestTo } from "../registry/resolve.ts";
import type { Reading } from "./port.ts";
import { publicRefs, referentsOf } from "./referents.ts";
import { wasPublic } from "./was-public.ts";

/** A PID that the registry knows. */
export type Found = Extract<Resolution, { found: true }>;

/**
 * What outsiders may see of a thing that the registry knows: as it is described, or where it no longer is, as it last was.
 * Undefined for one that is reserved, void or withdrawn or of which nothing is public, and for one that was merged into
 * such a one. Fault: `not-ready`, when the store is still being made anew.
 */
export async function readPublic(reading: Reading, found: Found): Promise<PublicEntity | undefined> {
  const { state, end } = found;
  if (state === "reserved" || state === "void" || state === "withdrawn") return undefined;
  const entity = await describedOrLast(reading, found);
  if (!entity) return undefined;
  if (end?.state === "merged" && !(await canBeAsked(reading, end.into))) return undefined;
  return publish(entity, await surroundingsOf(entity, found, reading));
}

/** Whether an outsider who asks for this PID gets another answer than for one that never was. */
async function canBeAsked(reading: Reading, pid: Pid): Promise<boolean> {
  const found = await reading.registry.resolve(pid);
  if (!found.found) return false;
  return found.state === "withdrawn" ? wasPublic(reading, pid) : (await readPublic(reading, found)) !== undefined;
}

async function surroundingsOf(entity: Entity, found: Found, reading: Reading): Promise<Surroundings> {
  const { state, since, end } = found;
  const { now, base, registry } = reading;
  const around = { referents: await referentsOf(pidsIn(entity), reading), now: now(), base };
  if (end?.state === "tombstoned") {
    const [successor] = end.successor ? await publicRefs([end.successor], reading) : [];
    const { reason, note } = end;
    return { ...around, state: end.state, ending: { reason, note, date: since, ...(successor ? { successor } : {}) } };
  }
  const former = await registry.mergedInto(found.pid);
  const formerPids: { pid: Pid; since: string }[] = [];
  for (const { pid, since } of former) {
    if ((await reading.store.lastState(pid)) && (await wasPublic(reading, pid))) formerPids.push({ pid, since });
  }
  return { ...around, state: state === "active" ? "active" : "stub", lastSeen: since, formerPids };
}

function* pidsIn(entity: Entity): Generator<Pid> {
  for (const fact of entity.facts) for (const ref of refsOf(fact)) if ("pid" in ref) yield ref.pid;
}

/**
 * A thing as it is described, or where it no longer is, as it last was. An active one has only its last state until the store
 * has followed what the registry just decided; while the store is being made anew it is not answered from that.
 */
async function describedOrLast({ store, registry }: Reading, { pid, state }: Found): Promise<Entity | undefined> {
  const now = state === "active" ? await store.read(pid) : undefined;
  if (now) return now;
  const last = await store.lastState(pid);
  if (last && state !== "active") return last;
  const complete = await store.completeSources();
  const keys = await registry.keysOf(pid);
  if (keys.every((key) => complete.has(key.slice(0, key.indexOf("/"))))) return last;
  throw new Problem("not-ready", "The descriptions are being read again from their sources. Try again in a minute.", {
    retryAfterSeconds: 60,
  });
}

/**
 * The thing that a text names as an identifier, as outsiders see it or last saw it. Faults: `pid-unknown`,
 * `pid-malformed`; for one that was withdrawn `pid-gone` or, where the law asked, `pid-withheld`.
 */
export async function findPublic(reading: Reading, text: string): Promise<{ resolution: Found; entity: PublicEntity }> {
  const resolution = await reading.registry.resolve(text);
  const entity = resolution.found ? await readPublic(reading, resolution) : undefined;
  if (resolution.found && entity) return { resolution, entity };
  if (resolution.found && resolution.state === "withdrawn" && (await wasPublic(reading, resolution.pid)))
    throw withdrawn(resolution);
  const malformed = !resolution.found && resolution.reason === "malformed";
  // One that is hidden suggests what one that never was would: else a stranger could tell them apart.
  const near = resolution.found ? nearestTo(text) : resolution.suggestions;
  const suggestions = await publicOnes(reading, near);
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

function withdrawn({ pid, end }: Found): Problem {
  const legal = end?.state === "withdrawn" && end.legal;
  const more = { pid };
  return legal
    ? new Problem("pid-withheld", "The law asked that nothing be said of it. It is not given to anything else.", more)
    : new Problem("pid-gone", "It was withdrawn, and nothing is said of it. It is not given to anything else.", more);
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
