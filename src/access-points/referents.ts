import type { Pid } from "../identifiers/pid.ts";
import type { PublicRef } from "../publish/public-entity.ts";
import type { Referent } from "../publish/publish.ts";
import type { PidState } from "../registry/port.ts";
import type { Store } from "../store/port.ts";
import type { Reading } from "./port.ts";
import { stampOf } from "./stamp.ts";
import { wasPublic } from "./was-public.ts";

type From = Pick<Reading, "registry" | "store" | "now">;

const ended: ReadonlySet<PidState> = new Set(["tombstoned", "withdrawn", "void"]);

/** What is remembered of a store's things, as of when; nothing, of those that can be referred to by no more than words. */
type Remembered = { asOf: string; referents: Map<Pid, Referent | undefined> };

/** Makers, terms and rooms are the same from thing to thing. */
const remembered = new WeakMap<Store, Remembered>();
const mostRemembered = 50_000;

/**
 * What is known of everything that is referred to, by the PID referred to: of a merged one, its survivor. One that has ended
 * is absent, so that only the words said of it are left; but one that outsiders may not see stays known as such.
 * Remembered until registry or store move, or the day does.
 */
export async function referentsOf(pids: Iterable<Pid>, from: From): Promise<Map<Pid, Referent>> {
  const asked = new Set(pids);
  const memory = memoryOf(from);
  const unknown = [...asked].filter((pid) => !memory.referents.has(pid));
  if (unknown.length > 0) {
    const read = await readReferents(unknown, from);
    for (const pid of unknown) memory.referents.set(pid, read.get(pid));
  }
  const referents = new Map<Pid, Referent>();
  for (const pid of asked) {
    const referent = memory.referents.get(pid);
    if (referent) referents.set(pid, referent);
  }
  return referents;
}

/** What is read goes into the memory that was current before it was read: where anything moved meanwhile, nobody looks there again. */
function memoryOf(from: From): Remembered {
  const { store } = from;
  const asOf = stampOf(from);
  const known = remembered.get(store);
  if (known?.asOf === asOf && known.referents.size < mostRemembered) return known;
  const fresh: Remembered = { asOf, referents: new Map() };
  remembered.set(store, fresh);
  return fresh;
}

async function readReferents(pids: readonly Pid[], from: From): Promise<Map<Pid, Referent>> {
  const { registry, store } = from;
  const leading = await registry.survivors(pids);
  const known = await store.summaries([...new Set(pids.map((pid) => leading.get(pid) ?? pid))]);
  const referents = new Map<Pid, Referent>();
  for (const asking of pids) {
    const pid = leading.get(asking) ?? asking;
    const summary = known.get(pid);
    if (!summary) continue;
    const found = await registry.resolve(pid);
    const hasEnded = found.found && ended.has(found.state);
    if (hasEnded && (await wasPublic(from, pid))) continue;
    referents.set(asking, { ...summary, pid, label: summary.label ?? pid, public: summary.public && !hasEnded });
  }
  return referents;
}

/** References to those of some PIDs that outsiders may see, each once, in their order. */
export async function publicRefs(pids: readonly Pid[], from: From): Promise<PublicRef[]> {
  const referents = await referentsOf(pids, from);
  const refs = new Map<Pid, PublicRef>();
  for (const asked of pids) {
    const referent = referents.get(asked);
    if (!referent?.public) continue;
    const { pid, type, label } = referent;
    refs.set(pid, { pid, type, label });
  }
  return [...refs.values()];
}
