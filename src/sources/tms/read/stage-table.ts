import type { Finding } from "../../port.ts";
import { csvRows } from "../../reading/csv-rows.ts";
import { type TableSpec, tableSpec } from "../tables.ts";
import { decodeRow } from "./decode-row.ts";
import type { TableFile } from "./find-files.ts";
import { type Column, readHeader } from "./header.ts";
import { type StagingWork, stageRow, startCount } from "./stage-row.ts";

/** Stages every row of one table's file; rows that cannot be taken are findings. The header is row 1. Faults: `source-unreadable`. */
export async function* stageTable(work: StagingWork, found: TableFile): AsyncIterable<Finding> {
  const { mapping } = work;
  const spec = tableSpec(found.table);
  const counts = startCount(work, found.table);
  let columns: Column[] | undefined;
  for await (const cells of csvRows(found.path, found.file, mapping)) {
    if (!columns) {
      columns = readHeader(found, cells, mapping);
      continue;
    }
    const at = { ...found, line: ++counts.read + 1 };
    const decoded = decodeRow(cells, columns, { maxFieldBytes: mapping.maxFieldBytes, inBytes: true });
    const finding = stageRow(work, at, decoded, "fault" in decoded ? idAnyway(spec, cells, columns) : undefined);
    if (!finding) continue;
    counts.reported++;
    yield finding;
  }
  if (!columns) readHeader(found, undefined, mapping);
}

/** The key of a row that cannot be taken: only where it comes first, before anything that may have slipped. */
function idAnyway(spec: TableSpec, cells: readonly string[], columns: readonly Column[]): string | undefined {
  const id = columns.find(({ name }) => name === spec.id);
  const value = id?.index === 0 || cells.length === columns.length ? cells[id?.index ?? -1]?.trim() : undefined;
  return value && /^[\x20-\x7e]{1,200}$/.test(value) ? value : undefined;
}
