import type { Finding, ReadItem } from "../../port.ts";
import type { TmsMapping } from "../mapping/mapping.ts";
import type { TableName } from "../tables.ts";
import { reconcile } from "./reconcile.ts";
import { recordsOf } from "./records.ts";
import type { StagingWork } from "./stage-row.ts";
import { openStaging } from "./staging.ts";
import { collectTerms, termRecords } from "./terms.ts";

/** The tables whose rows are records, so that what is referred to comes first and objects last. */
const order: readonly TableName[] = [
  "Constituents",
  "BibReferences",
  "Exhibitions",
  "Locations",
  "PreferredLocations",
  "ObjImages",
  "Objects",
];

/** How the rows of every table reach the staging: noted in the map is the file that a table is in. */
export type Stage = (work: StagingWork, files: Map<TableName, string>) => AsyncIterable<Finding>;

/**
 * Reads a whole TMS: first every row into a temporary database, so that a truncated export is found before any record is
 * given; then findings, records, counts. Fault: `source-unreadable`.
 */
export async function* readExport(source: string, stage: Stage, mapping: TmsMapping): AsyncIterable<ReadItem> {
  const names = new Map<TableName, string>();
  const work: StagingWork = { source, mapping, staging: openStaging(), counts: {} };
  try {
    for await (const finding of stage(work, names)) yield { finding };
    for (const finding of reconcile(work, names)) yield { finding };
    yield { expected: collectTerms(work) + work.staging.known() };
    yield* termRecords(work, names);
    for (const table of order) if (names.has(table)) yield* recordsOf(work, table, names);
    yield { rows: work.counts };
  } finally {
    work.staging.close();
  }
}
