import { setImmediate as breath } from "node:timers/promises";
import type { EntityType } from "../entities/types.ts";
import type { Pid } from "../identifiers/pid.ts";
import type { Store } from "../store/port.ts";

/** Things that changed; once all of them are looked at, the change list is followed up to `seq`. */
export type ChangedThings = { things: readonly { pid: Pid; type: EntityType }[]; seq: number };

/** How many things are noted at once, and how many lines of the change list are read together. */
const sizes = { batch: 100, page: 1000, window: 200_000 };

/**
 * The things that the change list names behind a line, each once for all its lines among the next 200 000, in the order of its last: one that was
 * told of forty makers, one after the other, need not be looked at forty times. Empty at the end of the list.
 */
export async function changedThings(
  store: Pick<Store, "changes">,
  after: number,
  { batch, page, window } = sizes,
): Promise<ChangedThings[]> {
  const last = new Map<Pid, { pid: Pid; type: EntityType; seq: number }>();
  let lines = 0;
  for (let from = after; lines < window; ) {
    const changes = await store.changes(from, page);
    for (const { pid, type, seq } of changes) {
      last.delete(pid);
      last.set(pid, { pid, type, seq });
      from = seq;
    }
    lines += changes.length;
    if (changes.length < page) break;
    await breath();
  }
  const all = [...last.values()];
  const batches: ChangedThings[] = [];
  for (let at = 0; at < all.length; at += batch) {
    const things = all.slice(at, at + batch);
    batches.push({ things, seq: things.at(-1)?.seq ?? after });
  }
  return batches;
}
