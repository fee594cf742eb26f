import type { Finding, RowCounts } from "../../port.ts";
import { lookUp } from "../mapping/defaults.ts";
import type { TmsMapping } from "../mapping/mapping.ts";
import { type TableName, type TableSpec, tableNames, tableSpec } from "../tables.ts";
import type { DecodedRow, RowFault } from "./decode-row.ts";
import type { StagedRow, Staging } from "./staging.ts";
import { termReference } from "./term-reference.ts";

/** Where the rows of an export go: the staging, the mapping, and the counts of every table. */
export type StagingWork = {
  source: string;
  staging: Staging;
  mapping: TmsMapping;
  counts: Record<string, RowCounts>;
};

/** Where a row stands: `{ table: "ObjTitles", file: "ObjTitles.csv", line: 7 }`. */
export type RowPlace = { table: TableName; file: string; line: number };

/** The counts of a table, from nothing where it was not met before. */
export function startCount(work: StagingWork, table: string): RowCounts {
  work.counts[table] ??= { read: 0, used: 0, reported: 0 };
  return work.counts[table];
}

/** Stages a row, or says why it cannot be taken; `id` is its key where nothing else of it could be read. */
export function stageRow(work: StagingWork, at: RowPlace, decoded: DecodedRow, id?: string): Finding | undefined {
  if ("fault" in decoded) return refuse(work, at, decoded.fault, id);
  const spec = tableSpec(at.table);
  const { values, body } = decoded;
  const staged = stagedRow(
    facing(spec, at.table, values, work.mapping),
    at,
    { get: (column) => values.get(column)?.trim() || undefined },
    body,
  );
  if ("rule" in staged) return refuse(work, at, staged);
  const isNew = !spec.record || work.staging.know(staged.owner) || spec.grouped === true;
  work.staging.insert(isNew ? staged : { ...staged, fault: "duplicate-key" });
  return undefined;
}

/** An association that is told from the other side belongs to its parent. */
function facing(
  spec: TableSpec,
  table: TableName,
  values: ReadonlyMap<string, string>,
  mapping: TmsMapping,
): TableSpec {
  if (table !== "Associations" || !lookUp(mapping.relationships, values.get("Relationship"))?.inverse) return spec;
  const { of, refers } = spec;
  return of && refers ? { ...spec, of: refers, refers: of } : spec;
}

type Values = { get(column: string): string | undefined };

function stagedRow(spec: TableSpec, at: RowPlace, values: Values, body: string): StagedRow | RowFault {
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

/** A row that is not taken: a record of its own is rejected and keeps what was said of it before, any other row is unused. */
function refuse(work: StagingWork, at: RowPlace, fault: RowFault, id?: string): Finding {
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
