import type { Pid } from "../identifiers/pid.ts";
import type { PublicRef } from "../publish/public-entity.ts";
import type { Referent } from "../publish/publish.ts";
import type { PidState } from "../registry/port.ts";
import type { Reading } from "./port.ts";
import { wasPublic } from "./was-public.ts";

const ended: ReadonlySet<PidState> = new Set(["tombstoned", "withdrawn", "void"]);

/**
 * What is known of everything that is referred to, by the PID referred to: of a merged one, its survivor. One that has ended
 * is absent, so that only the words said of it are left; but one that outsiders may not see stays known as such.
 */
export async function referentsOf(
  pids: Iterable<Pid>,
  from: Pick<Reading, "registry" | "store" | "now">,
): Promise<Map<Pid, Referent>> {
  const { registry, store } = from;
  const asked = [...new Set(pids)];
  const leading = await registry.survivors(asked);
  const known = await store.summaries([...new Set(asked.map((pid) => leading.get(pid) ?? pid))]);
  const referents = new Map<Pid, Referent>();
  for (const asking of asked) {
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
export async function publicRefs(
  pids: readonly Pid[],
  from: Pick<Reading, "registry" | "store" | "now">,
): Promise<PublicRef[]> {
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
