import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { join } from "node:path";
import type { Reading } from "../src/access-points/port.ts";
import { readPublic } from "../src/access-points/reading.ts";
import type { PublicEntity } from "../src/publish/public-entity.ts";
import { openSqliteRegistry } from "../src/registry/sqlite/registry.ts";
import { openSqliteStore } from "../src/store/sqlite/store.ts";
import { cartouche, exampleConfig, freshFolder } from "./command.ts";

/** Where `harvested-once.ts` put the example museum for all test files of a run; without it each harvests for itself. */
export const harvestedAt = "CARTOUCHE_HARVESTED_EXAMPLE";

/** Makes a data folder that holds the example museum as its harvest leaves it. */
export async function harvestExample(data: string): Promise<void> {
  const ready = process.env[harvestedAt];
  if (ready !== undefined) {
    cpSync(ready, data, { recursive: true });
    return;
  }
  const { code, stderr } = await cartouche(["harvest"], { CARTOUCHE_DATA: data, CARTOUCHE_CONFIG: exampleConfig });
  assert.equal(code, 0, stderr);
}

/** The registry and the store of a data folder, opened; who opens them closes them. */
export function readingIn(data: string, base: string): Reading {
  return {
    registry: openSqliteRegistry({ file: join(data, "registry.sqlite") }),
    store: openSqliteStore({ file: join(data, "store.sqlite"), archiveFile: join(data, "archive.sqlite") }),
    now: () => new Date(),
    base,
  };
}

/** Everything that is public of a museum, in the order of its PIDs. */
export async function publicEntities(reading: Reading): Promise<PublicEntity[]> {
  const entities: PublicEntity[] = [];
  for (const pid of await reading.store.list({ public: true, limit: 10_000 })) {
    const resolution = await reading.registry.resolve(pid);
    const entity = resolution.found ? await readPublic(reading, resolution) : undefined;
    assert.ok(entity, pid);
    entities.push(entity);
  }
  return entities;
}

/** Every public entity of the example museum. */
export async function exampleEntities(base: string): Promise<PublicEntity[]> {
  const folder = freshFolder();
  try {
    await harvestExample(folder.path);
    const reading = readingIn(folder.path, base);
    const entities = await publicEntities(reading);
    await reading.store.close();
    await reading.registry.close();
    return entities;
  } finally {
    folder.remove();
  }
}

/**
 * Some of each type for what takes long: one in so many, and at least one. `CARTOUCHE_EVERY=1` takes all, as `test/real` does.
 */
export function someOfEach(entities: readonly PublicEntity[], oneIn = 8): PublicEntity[] {
  const every = Number(process.env.CARTOUCHE_EVERY ?? oneIn);
  const byType = Map.groupBy(entities, ({ type }) => type);
  return [...byType.values()].flatMap((all) => all.filter((_, at) => at % every === 0));
}
