import { setImmediate as breath } from "node:timers/promises";
import type { Reading } from "../access-points/port.ts";
import { readPublic } from "../access-points/reading.ts";
import type { Pid } from "../identifiers/pid.ts";
import type { PublicEntity } from "../publish/public-entity.ts";

const pageSize = 500;

/** Every public thing that is described, in order of its PID; memory holds a page of PIDs. */
export async function* publicThings(reading: Reading): AsyncGenerator<PublicEntity> {
  for (let after: Pid | undefined; ; ) {
    const pids = await reading.store.list({ public: true, limit: pageSize, ...(after ? { after } : {}) });
    after = pids.at(-1);
    if (after === undefined) return;
    for (const pid of pids) {
      const found = await reading.registry.resolve(pid);
      const entity = found.found && found.state === "active" ? await readPublic(reading, found) : undefined;
      if (entity) yield entity;
    }
    await breath();
  }
}
