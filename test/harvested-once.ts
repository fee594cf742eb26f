import { freshFolder } from "./command.ts";
import { harvestExample, harvestedAt } from "./example-museum.ts";

const folder = freshFolder();

/** Runs before all test files of `npm test`: the example museum is harvested, and each file that wants it takes a copy. */
export async function globalSetup(): Promise<void> {
  await harvestExample(folder.path);
  process.env[harvestedAt] = folder.path;
}

/** Runs after them. */
export function globalTeardown(): void {
  folder.remove();
}
