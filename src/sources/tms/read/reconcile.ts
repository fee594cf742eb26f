import type { Finding } from "../../port.ts";
import { type TableName, tableNames, tableSpec } from "../tables.ts";
import type { StagingWork } from "./stage-row.ts";

const numbered = tableNames.map((name, index) => ({ name, index, spec: tableSpec(name) }));
const indexes = (those: (row: (typeof numbered)[number]) => boolean) =>
  numbered
    .filter(those)
    .map(({ index }) => index)
    .join(", ");

/** Tables whose reference must lead somewhere, and those whose rows are all another record's. */
const referring = indexes(({ spec }) => spec.refers !== undefined);
const images = tableNames.indexOf("ObjImages");
const makers = tableNames.indexOf("ObjConXrefs");

/** Marks the staged rows that no record can use: those of records that are not there, references to nothing, second keys. */
const marks = `
  CREATE INDEX row_owner ON row (owner);
  CREATE INDEX row_image ON row (refers) WHERE tbl = ${images};
  CREATE INDEX row_own ON row (tbl, own) WHERE own IS NOT NULL;
  UPDATE row SET fault = 'owner-missing' WHERE fault IS NULL
    AND NOT EXISTS (SELECT 1 FROM known WHERE key = owner);
  UPDATE row SET fault = 'reference-to-nothing' WHERE fault IS NULL AND tbl IN (${referring}) AND refers IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM known WHERE key = refers)
    AND NOT (tbl = ${makers} AND body ->> '$.DisplayName' IS NOT NULL);
  UPDATE row SET fault = 'record-rejected' WHERE fault IS NULL
    AND EXISTS (SELECT 1 FROM known WHERE key = iif(tbl = ${images}, refers, owner) AND readable = 0);
  UPDATE row SET fault = 'duplicate-key' WHERE id IN (
    SELECT later.id FROM row later JOIN row first USING (tbl, own)
    WHERE later.tbl NOT IN (${images}) AND later.own IS NOT NULL AND later.fault IS NULL AND first.fault IS NULL AND first.id < later.id);
  UPDATE row SET fault = 'duplicate-row' WHERE fault = 'duplicate-key' AND EXISTS (
    SELECT 1 FROM row first WHERE first.tbl = row.tbl AND first.own = row.own AND first.id < row.id AND first.body = row.body);
  COMMIT`;

type Marked = { tbl: number; line: number; own: string | null; owner: string; refers: string | null; fault: string };

/** Finds the rows that nothing can be made of, and reports and counts each. */
export function* reconcile({ source, staging, counts }: StagingWork, files: Map<TableName, string>): Iterable<Finding> {
  staging.database.exec(marks);
  const marked = staging.database
    .prepare("SELECT tbl, line, own, owner, refers, fault FROM row WHERE fault IS NOT NULL ORDER BY tbl, line")
    .iterate() as Iterable<Marked>;
  for (const row of marked) {
    const table = tableNames[row.tbl];
    const count = table && counts[table];
    if (!table || !count) continue;
    count.reported++;
    yield { table, file: files.get(table) ?? table, row: row.line, ...what(source, table, row) };
  }
}

type What = Omit<Finding, "table" | "file">;

function what(source: string, table: TableName, { fault, own, owner, refers }: Marked): What {
  const { record, of, refers: target, id = "key" } = tableSpec(table);
  switch (fault) {
    case "owner-missing":
      return nothing(of?.column ?? id, owner);
    case "reference-to-nothing":
      return nothing(target?.column ?? id, refers ?? owner);
    case "record-rejected": {
      const detail = `It belongs to ${record ? refers : owner}, whose own row was rejected. Correct that row.`;
      return { kind: record ? "rejected" : "unused", rule: fault, record: `${source}/${owner}`, detail };
    }
    case "duplicate-row":
      return { ...second(id, own), rule: fault, detail: "The row is there already, word for word. Remove it." };
    default:
      return {
        ...second(id, own),
        rule: fault,
        detail: `An earlier row has the same ${id}, and was taken. Give each its own.`,
      };
  }
}

/** A row that points to a record which the export does not have. */
function nothing(field: string, key: string): What {
  const value = key.slice(key.indexOf("/") + 1);
  const detail = `${key} is not in the export. Export it too, or remove the row.`;
  return { kind: "unused", rule: "reference-to-nothing", field, value, detail };
}

const second = (field: string, own: string | null) => ({ kind: "unused" as const, field, value: own ?? "" });
