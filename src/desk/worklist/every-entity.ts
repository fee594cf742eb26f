import type { Entity } from "../../entities/entity.ts";
import type { Pid } from "../../identifiers/pid.ts";
import type { Store } from "../../store/port.ts";

const pageSize = 500;

/** Every described thing, in order of its PID; memory holds one page of PIDs. */
export async function* everyEntity(store: Store): AsyncGenerator<Entity> {
  for (let after: Pid | undefined; ; ) {
    const pids = await store.list({ limit: pageSize, ...(after === undefined ? {} : { after }) });
    for (const pid of pids) {
      const entity = await store.read(pid);
      if (entity) yield entity;
    }
    after = pids.at(-1);
    if (after === undefined) return;
  }
}
