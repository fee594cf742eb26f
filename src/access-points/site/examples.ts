import { type EntityType, entityTypes } from "../../entities/types.ts";
import type { Store } from "../../store/port.ts";
import type { Example } from "./deps.ts";

const perType = 2;

/** Records worth opening: the first ones of every entity type that has any, in the order of the table of types. */
export async function examplesFrom(store: Store): Promise<Example[]> {
  const found: Example[] = [];
  for (const type of Object.keys(entityTypes) as EntityType[]) {
    const pids = await store.list({ type, public: true, limit: perType });
    const summaries = await store.summaries(pids);
    for (const pid of pids) found.push({ pid, type, label: summaries.get(pid)?.label ?? pid });
  }
  return found;
}
