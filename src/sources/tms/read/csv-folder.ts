import { findFiles } from "./find-files.ts";
import type { Stage } from "./read-export.ts";
import { stageTable } from "./stage-table.ts";

/** A folder of CSV tables as rows. Fault: `source-unreadable`. */
export function csvFolder(folder: string | URL): Stage {
  return async function* (work, files) {
    const found = await findFiles(folder, work.mapping);
    for (const { table, file } of found) files.set(table, file);
    for (const file of found) yield* stageTable(work, file);
  };
}
