import type { Finding, ReadItem } from "../../port.ts";
import { type FoundFile, filesIn } from "../../reading/files-in.ts";
import { readEach } from "../../reading/read-each.ts";
import { type Tally, tallyOf } from "../../reading/tally.ts";
import type { CalmSettings } from "../options.ts";
import { firstOf, parentRefNo, recordOf } from "../record.ts";
import { csvRecords, type FileRecord, xmlRecords } from "./file-records.ts";
import { parentMissing, refNoTwice } from "./hierarchy.ts";
import { openStaged, type Staged } from "./staged.ts";

/**
 * The records of all exports in a folder, each with the one that it is part of. An export that cannot be read to its end is told as
 * `partial`, and the others are read. Fault: `source-unreadable`, where none can.
 */
export async function* readFolder(settings: CalmSettings, folder: string | URL): AsyncGenerator<ReadItem> {
  const files = await filesIn(folder, /\.(csv|xml)(\.gz)?$/i, "an export (*.csv, *.xml, also .gz)");
  const tally = tallyOf();
  const staged = openStaged();
  try {
    yield* readEach(files, (file) => stage(file, settings, staged, tally), staged.count);
    yield { expected: staged.count() };
    yield* given(staged, settings, tally);
    yield { rows: tally.rows };
  } finally {
    staged.close();
  }
}

async function* stage(
  found: FoundFile,
  settings: CalmSettings,
  staged: Staged,
  tally: Tally,
): AsyncGenerator<ReadItem> {
  const { file } = found;
  const isXml = /\.xml(\.gz)?$/i.test(file);
  for await (const one of isXml ? xmlRecords(found) : csvRecords(found, settings)) {
    const fault = faultOf(one, file, settings, staged);
    if (fault) yield tally.count(one.database, { finding: fault });
  }
}

function faultOf(
  one: FileRecord,
  file: string,
  { name, fields: names }: CalmSettings,
  staged: Staged,
): Finding | undefined {
  const { database, row } = one;
  const place = { kind: "rejected", table: database, file, row } as const;
  const keyOf = (id: string) => `${name}/${database}/${id}`;
  if ("fault" in one) return { ...place, ...one.fault, ...(one.id === undefined ? {} : { record: keyOf(one.id) }) };
  const id = firstOf(one.fields, names, "id");
  const refNo = firstOf(one.fields, names, "refNo");
  if (id === undefined) {
    const detail = `The record has no ${names.id}, by which Calm knows it. Export it again with that field.`;
    return { ...place, rule: "record-without-id", ...(refNo ? { value: refNo.slice(0, 200) } : {}), detail };
  }
  const { fields } = one;
  if (staged.add({ database, id, fields, file, row, ...(refNo === undefined ? {} : { refNo }) })) return undefined;
  const detail = "A record of this id was already read. Leave one export of each database in the folder.";
  return { ...place, rule: "duplicate-id", record: keyOf(id), detail };
}

function* given(staged: Staged, settings: CalmSettings, tally: Tally): Generator<ReadItem> {
  for (const { database, id, fields, file, row, refNo, parent, isTwice } of staged.records(parentRefNo)) {
    const key = `${settings.name}/${database}/${id}`;
    const at = { file, row };
    yield tally.count(database, { record: recordOf(key, fields, parent, at) });
    if (refNo === undefined) continue;
    if (isTwice) yield { finding: refNoTwice({ record: key, refNo, at }) };
    if (parent === undefined && parentRefNo(refNo) !== undefined)
      yield { finding: parentMissing({ record: key, refNo, at }) };
  }
}
