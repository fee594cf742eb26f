import type { ReadItem } from "../../port.ts";
import type { TmsMapping } from "../mapping/mapping.ts";
import type { TableName } from "../tables.ts";
import { findFiles } from "./find-files.ts";
import { reconcile } from "./reconcile.ts";
import { recordsOf } from "./records.ts";
import type { StagingWork } from "./stage-row.ts";
import { stageTable } from "./stage-table.ts";
import { openStaging } from "./staging.ts";
import { collectTerms, termRecords } from "./terms.ts";

/** The tables whose rows are records, so that what is referred to comes first and objects last. */
const order: readonly TableName[] = [
  "Constituents",
  "BibReferences",
  "Exhibitions",
  "Locations",
  "ObjImages",
  "Objects",
];

/**
 * Reads a whole TMS export: first every file into a temporary database, so that a truncated one is found before any record
 * is given; then findings, records, counts. Fault: `source-unreadable`.
 */
export async function* readExport(source: string, folder: string | URL, mapping: TmsMapping): AsyncIterable<ReadItem> {
  const files = await findFiles(folder, mapping.expect);
  const names = new Map(files.map(({ table, file }) => [table, file]));
  const work: StagingWork = { source, mapping, staging: openStaging(), counts: {} };
  try {
    for (const file of files) for await (const finding of stageTable(work, file)) yield { finding };
    for (const finding of reconcile(work, names)) yield { finding };
    yield { expected: collectTerms(work) + work.staging.known() };
    yield* termRecords(work, names);
    for (const table of order) if (names.has(table)) yield* recordsOf(work, table, names);
    yield { rows: work.counts };
  } finally {
    work.staging.close();
  }
}
