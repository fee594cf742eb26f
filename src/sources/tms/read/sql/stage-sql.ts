import type { Finding } from "../../../port.ts";
import type { TableName } from "../../tables.ts";
import { decodeRow } from "../decode-row.ts";
import { type StagingWork, stageRow, startCount } from "../stage-row.ts";
import { type Paging, pagesOf, type SqlRow } from "./pages.ts";
import type { TableQuery } from "./table-queries.ts";

/** Where the rows of a database go. */
export type SqlStaging = { work: StagingWork; files: Map<TableName, string> };

/** Stages all rows of a table; places are counted in the order of its key. */
export async function* stageQuery(to: SqlStaging, paging: Paging, query: TableQuery): AsyncIterable<Finding> {
  to.files.set(query.table, query.table);
  startCount(to.work, query.table);
  for await (const rows of pagesOf(paging, query)) yield* stageRows(to, query, rows);
}

/** Stages rows of a table that were asked for. */
export function* stageRows({ work, files }: SqlStaging, query: TableQuery, rows: readonly SqlRow[]): Iterable<Finding> {
  const { table, columns } = query;
  files.set(table, table);
  const counts = startCount(work, table);
  for (const row of rows) {
    const cells = row.map((value) => value ?? "");
    const decoded = decodeRow(cells, columns, { maxFieldBytes: work.mapping.maxFieldBytes, inBytes: false });
    const finding = stageRow(work, { table, file: table, line: ++counts.read }, decoded);
    if (!finding) continue;
    counts.reported++;
    yield finding;
  }
}
