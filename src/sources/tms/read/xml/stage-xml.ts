import { Problem } from "../../../../errors.ts";
import type { Finding } from "../../../port.ts";
import type { FoundFile } from "../../../reading/files-in.ts";
import { elementsOf, type XmlElement, xmlText } from "../../../reading/xml.ts";
import { type TableName, tableNames } from "../../tables.ts";
import { bodyOf, type DecodedRow } from "../decode-row.ts";
import { type StagingWork, stageRow, startCount } from "../stage-row.ts";
import { type RecordRows, rowsOfRecord, type XmlRow } from "./rows-of.ts";

const recordElement = "ObjRecord";

/**
 * Stages every row of one XML file and notes which file each table is in; places are lines. Faults: `source-unreadable`, where
 * the file is not well-formed or holds what another file of the folder holds: two versions of one export.
 */
export async function* stageXml(
  work: StagingWork,
  { file, path }: FoundFile,
  files: Map<TableName, string>,
): AsyncIterable<Finding> {
  const counts = startCount(work, recordElement);
  const before = counts.read;
  for await (const element of elementsOf(xmlText(path, file), file, (names) => names.at(-1) === recordElement)) {
    counts.read++;
    const found = rowsOfRecord(element);
    const fault = recordFault(found, { file, element });
    if (fault) {
      counts.reported++;
      yield fault;
    } else counts.used++;
    if (found.id === undefined) continue;
    checkVersions(work, file, found);
    for (const row of found.rows) yield* stageXmlRow(work, row, file, files);
  }
  if (counts.read > before) return;
  const detail = `The file has no ${recordElement}, so nothing is read from it. Take it out of the folder, or export it again.`;
  yield { kind: "doubtful", rule: "file-without-records", table: recordElement, file, detail };
}

/** A record without an object, or with something of an object that it is not. */
function recordFault({ id, strange }: RecordRows, at: { file: string; element: XmlElement }): Finding | undefined {
  const place = { table: recordElement, file: at.file, row: at.element.line };
  if (id === undefined) {
    const detail = "ObjectID is empty, so nobody can say what the record belongs to. Fill it in.";
    return { kind: "rejected", rule: "key-missing", ...place, field: "ObjectID", detail };
  }
  if (strange.length === 0) return undefined;
  const detail = `${strange.join(", ")}: the element map does not know what this is of. Put it where the export has the like, or leave it out.`;
  return { kind: "unused", rule: "element-unknown", ...place, field: strange[0] ?? "", value: id, detail };
}

function checkVersions({ staging }: StagingWork, file: string, { id, rows }: RecordRows): void {
  for (const section of new Set(rows.map((row) => row.section))) {
    const other = staging.fileOf(`${section}/${id}`, file);
    if (other === file) continue;
    throw new Problem(
      "source-unreadable",
      `${section === recordElement ? "The object" : section} of ObjectID ${id} is in ${other} and in ${file}. Leave one version of the export in the folder.`,
    );
  }
}

function* stageXmlRow(work: StagingWork, row: XmlRow, file: string, files: Map<TableName, string>): Iterable<Finding> {
  const { table, line } = row;
  if (!files.has(table)) files.set(table, file);
  const decoded = decodedRow(row, work.mapping.maxFieldBytes);
  if (
    row.embedded &&
    !("fault" in decoded) &&
    !work.staging.once(tableNames.indexOf(table), ownerText(row), decoded.body)
  )
    return;
  const counts = startCount(work, table);
  counts.read++;
  const finding = stageRow(work, { table, file, line }, decoded);
  if (!finding) return;
  counts.reported++;
  yield finding;
}

const ownerText = ({ values }: XmlRow) =>
  ["ConstituentID", "ReferenceID", "ExhibitionID"].map((name) => values.get(name) ?? "").join("/");

function decodedRow({ values }: XmlRow, maxFieldBytes: number): DecodedRow {
  const sorted = [...values].sort(([a], [b]) => (a < b ? -1 : 1));
  const large = sorted.find(([, text]) => text.length > maxFieldBytes);
  if (!large) return { values, body: bodyOf(sorted) };
  const detail = `The field has ${large[1].length} characters, the limit is ${maxFieldBytes}. Shorten it, or raise \`mapping.maxFieldBytes\`.`;
  return { fault: { rule: "field-too-large", field: large[0], detail } };
}
