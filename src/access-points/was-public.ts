import { summarise } from "../entities/summary.ts";
import type { Pid } from "../identifiers/pid.ts";
import type { Store } from "../store/port.ts";

/** Whether a PID was ever public: what was last said of it can be seen. One of which no word is left (law can ask for that) is taken to have been. */
export async function wasPublic({ store, now }: { store: Store; now: () => Date }, pid: Pid): Promise<boolean> {
  const entity = await store.lastState(pid);
  return entity === undefined || summarise(entity.facts, now()).public;
}
