import type { Finding, ReadItem } from "../../port.ts";
import { type FoundFile, filesIn } from "../../reading/files-in.ts";
import { readEach } from "../../reading/read-each.ts";
import { seenKeys } from "../../reading/seen-keys.ts";
import { type Tally, tallyOf } from "../../reading/tally.ts";
import type { MarcSettings } from "../options.ts";
import { givenCopies } from "./copies.ts";
import { type EncodingCheck, encodingCheck } from "./encoding-check.ts";
import { type FileRecord, fileRecords, tableOf } from "./file-records.ts";
import { judge } from "./judge.ts";
import { openStaged, type Staged } from "./staged.ts";

type Reading = { settings: MarcSettings; staged: Staged; tally: Tally; isSeen: (key: string) => boolean };

/**
 * The records of all exports in a folder; of several with one key the newest. An export that cannot be read to its end is told as
 * `partial`, and the others are read. Fault: `source-unreadable`, where none can.
 */
export async function* readFolder(settings: MarcSettings, folder: string | URL): AsyncGenerator<ReadItem> {
  const files = await filesIn(
    folder,
    /\.(mrc|marc|dat|xml)(\.gz)?$/i,
    "an export (*.mrc, *.dat, *.marc, *.xml, also .gz)",
  );
  const reading: Reading = { settings, staged: openStaged(), tally: tallyOf(), isSeen: seenKeys() };
  const { staged, tally } = reading;
  try {
    yield* readEach(files, (file) => stage(file, reading), staged.count);
    yield { expected: staged.count() };
    yield* given(reading);
    yield { rows: tally.rows };
  } finally {
    staged.close();
  }
}

async function* stage(found: FoundFile, reading: Reading): AsyncGenerator<ReadItem> {
  const { file } = found;
  const encodings = encodingCheck();
  let isEmpty = true;
  for await (const one of fileRecords(found)) {
    isEmpty = false;
    yield* stageOne(one, file, reading, encodings);
  }
  for (const finding of encodings.findings(file)) yield { finding };
  if (!isEmpty) return;
  const detail = "The file has no record in MARC. Take it out of the folder, or export it again.";
  yield reading.tally.count("file", {
    finding: { kind: "unused", rule: "file-without-records", table: "file", file, detail },
  });
}

function* stageOne(one: FileRecord, file: string, reading: Reading, encodings: EncodingCheck): Generator<ReadItem> {
  const { settings, staged, tally } = reading;
  const at = { file, row: one.row };
  const table = tableOf(one);
  if ("fault" in one) {
    yield* faulty(one, table, at, reading);
    return;
  }
  const taken = judge(one.record, settings, at);
  if ("finding" in taken) {
    yield tally.count(table, taken);
    return;
  }
  if (one.decoded) encodings.note(one.decoded, one.row);
  for (const doubt of one.doubts) yield { finding: { kind: "doubtful", table, ...at, record: taken.key, ...doubt } };
  const givesWay = staged.add({ ...taken, record: one.record, ...at });
  if (givesWay) yield tally.count(table, { finding: older(taken.key, table, givesWay) });
}

/** A damaged record keeps what was said of it before; where it is not known which it is, the read is partial. */
function* faulty(
  { fault, broken }: Extract<FileRecord, { fault: unknown }>,
  table: string,
  at: { file: string; row: number },
  { settings: { name, key }, tally }: Reading,
): Generator<ReadItem> {
  const known = broken?.id !== undefined && key.bib === "{001}" ? { record: `${name}/bib/${broken.id}` } : {};
  yield tally.count(table, { finding: { kind: "rejected", table, ...at, ...known, ...fault } });
  if (broken?.isCut) yield { partial: `${at.file} ends within a record. Copy or export it again.` };
  else if (broken && !("record" in known))
    yield { partial: `Record ${at.row} of ${at.file} is damaged, and which it is cannot be told.` };
}

function older(record: string, table: string, at: { file: string; row: number }): Finding {
  const detail =
    "The export has this record more than once; the newest by field 005 is taken. If these are several records, set `key` to what tells them apart, such as {003}-{001}.";
  return { kind: "unused", rule: "older-copy", table, ...at, record, detail };
}

function* given(reading: Reading): Generator<ReadItem> {
  const { staged, tally } = reading;
  for (const { key, original, marc, isGone, file, row } of staged.records()) {
    const table = key.split("/")[1] ?? "";
    if (isGone) {
      tally.use(table);
      yield { gone: key };
      continue;
    }
    yield tally.count(table, { record: { key, original, at: { file, row } } });
    if (table === "bib") yield* givenCopies({ key, marc }, { file, row }, reading);
  }
}
