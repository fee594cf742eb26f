import assert from "node:assert/strict";
import type { Reading } from "../../src/access-points/port.ts";
import { readPublic } from "../../src/access-points/reading.ts";
import type { PublicEntity } from "../../src/publish/public-entity.ts";
import { openSqliteRegistry } from "../../src/registry/sqlite/registry.ts";
import { openSqliteStore } from "../../src/store/sqlite/store.ts";
import { cartouche, exampleConfig, freshFolder } from "../command.ts";
import { base } from "../fixtures/people-and-places.ts";

/** Every public entity of the example museum, harvested anew. */
export async function exampleEntities(): Promise<PublicEntity[]> {
  const folder = freshFolder();
  try {
    const { code, stderr } = await cartouche(["harvest"], {
      CARTOUCHE_DATA: folder.path,
      CARTOUCHE_CONFIG: exampleConfig,
    });
    assert.equal(code, 0, stderr);
    const registry = openSqliteRegistry({ file: `${folder.path}/registry.sqlite` });
    const store = openSqliteStore({
      file: `${folder.path}/store.sqlite`,
      archiveFile: `${folder.path}/archive.sqlite`,
    });
    const reading: Reading = { registry, store, now: () => new Date(), base };
    const entities: PublicEntity[] = [];
    for (const pid of await store.list({ public: true, limit: 10_000 })) {
      const resolution = await registry.resolve(pid);
      const entity = resolution.found ? await readPublic(reading, resolution) : undefined;
      if (entity) entities.push(entity);
    }
    await store.close();
    await registry.close();
    return entities;
  } finally {
    folder.remove();
  }
}
