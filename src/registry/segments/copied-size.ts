import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { firstOf, lastEvent, segmentFiles } from "./segment-file.ts";

/** How many events a second location has. Faults: those of the file system, as they are. */
export async function copiedSize(folder: string): Promise<number> {
  const last = segmentFiles(await readdir(folder)).at(-1);
  if (last === undefined) return 0;
  return (await lastEvent(join(folder, last)))?.seq ?? firstOf(last) - 1;
}
