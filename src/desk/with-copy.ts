import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { turnStore } from "../harvest/turn-days.ts";
import { openRegistry } from "../registry/writing/open-registry.ts";
import type { House } from "./house.ts";

/** What is known of identifiers and of things. */
export type Both = Pick<House, "registry" | "store">;

/**
 * Works on a copy of registry and store as they are now, in the data folder, where there is room for it; it is gone afterwards. What is seen
 * otherwise since today is so in the copy, though nobody may have seen to that elsewhere.
 */
export async function withCopy<T>(house: House, work: (both: Both) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(house.data, "copy-"));
  try {
    const both = await copyOf(house, folder);
    try {
      return await work(both);
    } finally {
      await both.store.close();
      await both.registry.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function copyOf({ registryFile, copyStore, naan }: House, folder: string): Promise<Both> {
  const file = join(folder, "registry.sqlite");
  const database = new DatabaseSync(registryFile, { readOnly: true });
  await backup(database, file);
  database.close();
  const store = await copyStore(folder);
  await turnStore(store);
  return { registry: openRegistry({ folder, file, naan }), store };
}
