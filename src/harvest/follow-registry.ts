import type { Pid } from "../identifiers/pid.ts";
import type { Registry, RegistryOp } from "../registry/port.ts";
import type { Store } from "../store/port.ts";

/** What the follower joins: the registry's log and the store's change list. */
export type Logs = { registry: Registry; store: Store };

const pageSize = 100;
const changesState: ReadonlySet<RegistryOp> = new Set(["activate", "stub"]);

/**
 * Brings the registry's events since the store's cursor into the change list: each once, in order, restartable. Then
 * everything that shows a thing whose state changed is told. Answers the number of events followed.
 */
export async function followRegistry({ registry, store }: Logs): Promise<number> {
  let cursor = await store.cursor();
  let followed = 0;
  for (;;) {
    const events = await registry.events(cursor, pageSize);
    const last = events.at(-1);
    if (!last) break;
    const touched: Pid[] = events.filter(({ op }) => changesState.has(op)).flatMap(({ pids }) => pids);
    await store.follow(last.seq, touched);
    cursor = last.seq;
    followed += events.length;
  }
  while ((await store.ripple(500)) > 0);
  return followed;
}
