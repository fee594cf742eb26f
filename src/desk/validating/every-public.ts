import type { Reading } from "../../access-points/port.ts";
import { readPublic } from "../../access-points/reading.ts";
import type { Pid } from "../../identifiers/pid.ts";
import type { PublicEntity } from "../../publish/public-entity.ts";

const pageSize = 500;

/** Everything that has a document for outsiders: what is described, then stubs and tombstones, each in order of PID; memory holds one page of PIDs. */
export async function* everyPublic(reading: Reading): AsyncGenerator<PublicEntity> {
  const { store, registry } = reading;
  const after = (pid: Pid | undefined) => (pid === undefined ? {} : { after: pid });
  yield* publicAmong((pid) => store.list({ public: true, limit: pageSize, ...after(pid) }), reading);
  for (const state of ["stub", "tombstoned"] as const)
    yield* publicAmong((pid) => registry.list(state, pid, pageSize), reading);
}

async function* publicAmong(
  pageAfter: (pid: Pid | undefined) => Promise<Pid[]>,
  reading: Reading,
): AsyncGenerator<PublicEntity> {
  for (let page = await pageAfter(undefined); page.length > 0; page = await pageAfter(page.at(-1)))
    for (const pid of page) {
      const found = await reading.registry.resolve(pid);
      const entity = found.found ? await readPublic(reading, found) : undefined;
      if (entity) yield entity;
    }
}
