import type { Finding, RowCounts } from "../../port.ts";
import { csvRows } from "../../reading/csv-rows.ts";
import type { TmsMapping } from "../mapping/mapping.ts";
import { type TableName, type TableSpec, tableNames, tableSpec } from "../tables.ts";
import { decodeRow, type RowFault } from "./decode-row.ts";
import type { TableFile } from "./find-files.ts";
import { type Column, readHeader } from "./header.ts";
import type { StagedRow, Staging } from "./staging.ts";
import { termReference } from "./term-reference.ts";

/** Where the rows of an export go: the staging, the mapping, and the counts of every table. */
export type StagingWork = {
  source: string;
  staging: Staging;
  mapping: TmsMapping;
  counts: Partial<Record<TableName, RowCounts>>;
};

/** Stages every row of one table's file; rows that cannot be taken are findings. The header is row 1. Faults: `source-unreadable`. */
export async function* stageTable(work: StagingWork, found: TableFile): AsyncIterable<Finding> {
  const { mapping } = work;
  const counts = { read: 0, used: 0, reported: 0 };
  work.counts[found.table] = counts;
  const rows = csvRows(found.path, found.file, mapping);
  let columns: Column[] | undefined;
  for await (const cells of rows) {
    if (!columns) {
      columns = readHeader(found, cells, mapping);
      continue;
    }
    const line = ++counts.read + 1;
    const finding = stageRow(work, { ...found, line }, cells, columns);
    if (!finding) continue;
    counts.reported++;
    yield finding;
  }
  if (!columns) readHeader(found, undefined, mapping);
}

type Place = TableFile & { line: number };

function stageRow(work: StagingWork, at: Place, cells: string[], columns: Column[]): Finding | undefined {
  const spec = tableSpec(at.table);
  const decoded = decodeRow(cells, columns, work.mapping.maxFieldBytes);
  if ("fault" in decoded) return refuse(work, at, decoded.fault, idAnyway(spec, cells, columns));
  const { values, body } = decoded;
  const staged = stagedRow(spec, at, { get: (column) => values.get(column)?.trim() || undefined }, body);
  if ("rule" in staged) return refuse(work, at, staged);
  const isNew = !spec.record || work.staging.know(staged.owner) || spec.grouped === true;
  work.staging.insert(isNew ? staged : { ...staged, fault: "duplicate-key" });
  return undefined;
}

type Values = { get(column: string): string | undefined };

function stagedRow(spec: TableSpec, at: Place, values: Values, body: string): StagedRow | RowFault {
  const own = spec.id === undefined ? undefined : values.get(spec.id);
  const ownerColumn = spec.of?.column ?? spec.id ?? "";
  const ownerId = values.get(ownerColumn);
  const kind = spec.record ?? spec.of?.record;
  if (ownerId === undefined) return missing(ownerColumn);
  const refers = refersOf(spec, at.table, values);
  if (refers === undefined && spec.refers && !spec.refers.orNothing && !values.get("DisplayName")) {
    return missing(spec.refers.column);
  }
  return {
    tbl: tableNames.indexOf(at.table),
    line: at.line,
    own: own ?? null,
    owner: `${kind}/${ownerId}`,
    refers: refers ?? null,
    body,
    fault: null,
  };
}

function refersOf(spec: TableSpec, table: TableName, values: Values): string | undefined {
  if (table === "ObjThesTerms" || table === "ConThesTerms") return JSON.stringify(termReference(values));
  const target = spec.refers ?? spec.mayRefer;
  const id = target && values.get(target.column);
  return id === undefined ? undefined : `${target?.record}/${id}`;
}

const missing = (column: string): RowFault => ({
  rule: "key-missing",
  field: column,
  detail: `${column} is empty, so nobody can say what the row belongs to. Fill it in.`,
});

/** The key of a row that cannot be taken: only where it comes first, before anything that may have slipped. */
function idAnyway(spec: TableSpec, cells: readonly string[], columns: readonly Column[]): string | undefined {
  const id = columns.find(({ name }) => name === spec.id);
  const value = id?.index === 0 || cells.length === columns.length ? cells[id?.index ?? -1]?.trim() : undefined;
  return value && /^[\x20-\x7e]{1,200}$/.test(value) ? value : undefined;
}

/** A row that is not taken: a record of its own is rejected and keeps what was said of it before, any other row is unused. */
function refuse(work: StagingWork, at: Place, fault: RowFault, id?: string): Finding {
  const { record } = tableSpec(at.table);
  const key = record && id !== undefined ? `${record}/${id}` : undefined;
  if (key) work.staging.knowRejected(key);
  return {
    kind: record ? "rejected" : "unused",
    table: at.table,
    file: at.file,
    row: at.line,
    ...(key ? { record: `${work.source}/${key}` } : {}),
    ...fault,
  };
}
