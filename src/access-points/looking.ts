import type { EntityType } from "../entities/types.ts";
import type { Seen } from "../feeds/port.ts";
import { setsOf } from "../feeds/sets.ts";
import type { Pid } from "../identifiers/pid.ts";
import type { RegistryOp } from "../registry/port.ts";
import type { Reading } from "./port.ts";
import { offeredFor, type Press } from "./press.ts";
import { readPublic } from "./reading.ts";
import { wasPublic } from "./was-public.ts";
import { contextFor } from "./written.ts";

/**
 * How a feed's reader sees a thing now: as it is described, or that it is gone. One that no source describes any more is gone from feeds,
 * though its identifier goes on answering. Fault: `not-ready`.
 */
export async function lookAt(pid: Pid, reading: Reading, press: Press): Promise<Seen> {
  const found = await reading.registry.resolve(pid);
  if (!found.found) return { gone: "deleted" };
  const entity = await readPublic(reading, found);
  const { end } = found;
  if (end?.state === "merged") return entity ? { gone: "merged", into: end.into } : { gone: "deleted" };
  if (!entity || found.state !== "active") return { gone: "deleted" };
  const formats = offeredFor(entity, press).map(({ name }) => name);
  const around = await contextFor(entity, { wantsMedia: true }, reading, press);
  return { entity, media: [...(around.media?.values() ?? [])], sets: setsOf(entity, around), formats };
}

const endings: ReadonlySet<RegistryOp> = new Set(["merge", "split", "tombstone", "withdraw", "stub"]);
const pageSize = 500;

/** Every thing that ended or is described no more, and whether outsiders ever saw it. */
export async function* endedThings(
  reading: Reading,
): AsyncGenerator<{ pid: Pid; type: EntityType; wasPublic: boolean }> {
  const { registry, store } = reading;
  const told = new Set<Pid>();
  for (let after = 0; ; ) {
    const events = await registry.events(after, pageSize);
    const last = events.at(-1);
    if (!last) return;
    for (const pid of events.filter(({ op }) => endings.has(op)).flatMap(({ pids }) => pids)) {
      if (told.has(pid)) continue;
      told.add(pid);
      const found = await registry.resolve(pid);
      const entity = await store.lastState(pid);
      if (!found.found || found.state === "active" || !entity) continue;
      yield { pid, type: entity.type, wasPublic: await wasPublic(reading, pid) };
    }
    after = last.seq;
  }
}
