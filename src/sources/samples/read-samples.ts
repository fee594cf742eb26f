import { existsSync } from "node:fs";
import { join } from "node:path";
import canonicalize from "canonicalize";
import { Problem } from "../../errors.ts";
import type { Finding, ReadItem, SourceRecord } from "../port.ts";
import { csvTable } from "../reading/csv-table.ts";
import { pathOf } from "../reading/files-in.ts";
import { foundInRow, type OwnedRow, type OwnedRows, openOwnedRows } from "../reading/owned-rows.ts";
import { seenKeys } from "../reading/seen-keys.ts";
import { type Tally, tallyOf } from "../reading/tally.ts";
import type { SamplesSettings, SampleTable } from "./options.ts";

type Fields = Record<string, string>;
/** A sample with its analyses; `work` is what the table of works from elsewhere says of its work. */
export type SampleOriginal = { sample: Fields; analyses?: Fields[]; work?: Fields };

type Reading = {
  settings: SamplesSettings;
  tally: Tally;
  seen: (key: string) => boolean;
  owned: OwnedRows;
  works: Map<string, Fields>;
};

/** The works from elsewhere, then the samples with their analyses, as they stand in the tables. Fault: `source-unreadable`. */
export async function* readSamples(settings: SamplesSettings): AsyncGenerator<ReadItem> {
  const owned = openOwnedRows();
  const reading: Reading = { settings, tally: tallyOf(), seen: seenKeys(), owned, works: new Map() };
  const { tally } = reading;
  try {
    yield* recordsOf("works", reading, workOf);
    for await (const row of rowsOf("analyses", settings)) {
      const owner = "finding" in row ? undefined : ownerOf(row.fields);
      if ("finding" in row) yield tally.count("analyses", row);
      else if (owner === undefined)
        yield tally.count("analyses", unused("analyses", row, "sample-not-named", settings));
      else owned.add("analyses", owner, row);
    }
    yield* recordsOf("samples", reading, sampleOf);
    for (const row of owned.rest("analyses"))
      yield tally.count("analyses", unused("analyses", row, "reference-to-nothing", settings));
    yield { rows: tally.rows };
  } finally {
    owned.close();
  }
}

type Found = { record: SourceRecord } | { finding: Finding };

/** Of a row that cannot be read nobody knows which record it was: nothing is gone then. */
async function* recordsOf(
  table: SampleTable,
  reading: Reading,
  recordFrom: (row: OwnedRow, reading: Reading) => Found,
): AsyncGenerator<ReadItem> {
  for await (const row of rowsOf(table, reading.settings)) {
    yield reading.tally.count(table, "finding" in row ? row : recordFrom(row, reading));
    if ("finding" in row) yield { partial: `row ${row.finding.row} of ${row.finding.file} could not be read` };
  }
}

async function* rowsOf(
  table: SampleTable,
  { folder, files, columns, delimiter }: SamplesSettings,
): AsyncGenerator<OwnedRow | { finding: Finding }> {
  const file = files[table];
  const path = join(pathOf(folder), file);
  if (!existsSync(path)) {
    if (table !== "samples") return;
    throw new Problem(
      "source-unreadable",
      `There is no ${path}. Export the samples there, or say in \`files\` what it is called.`,
    );
  }
  const needs = table === "samples" ? ["number"] : table === "works" ? ["id"] : [];
  for await (const row of csvTable(path, file, { delimiter, columns: columns[table], needs })) {
    if ("fields" in row) yield row;
    else yield { finding: { kind: "unused", table, file, row: row.row, ...row.fault } };
  }
}

function workOf({ row, fields }: OwnedRow, reading: Reading): Found {
  const { id } = fields;
  if (id === undefined) return unused("works", { row, fields }, "without-id", reading.settings);
  const found = recordOf(`work/${id}`, fields, { table: "works", row }, reading);
  if ("record" in found) reading.works.set(id, fields);
  return found;
}

function sampleOf({ row, fields }: OwnedRow, reading: Reading): Found {
  const id = fields.id ?? idByNumber(fields);
  if (id === undefined) return unused("samples", { row, fields }, "without-id", reading.settings);
  const { workId } = fields;
  const work = workId === undefined ? undefined : reading.works.get(workId);
  // What is said of it by its number belongs to it too.
  const owners = new Set([`id ${id}`, `number ${idByNumber(fields)}`]);
  const rows = [...owners].flatMap((owner) => reading.owned.take("analyses", owner)).sort((a, b) => a.row - b.row);
  const analyses = rows.map((one) => one.fields);
  const original: SampleOriginal = {
    sample: fields,
    ...(work ? { work } : {}),
    ...(analyses.length > 0 ? { analyses } : {}),
  };
  const found = recordOf(`sample/${id}`, original, { table: "samples", row }, reading);
  for (const one of rows) {
    if ("record" in found) reading.tally.use("analyses");
    else reading.owned.add("analyses", `lost ${id}`, one);
  }
  return found;
}

/** A sample without a number of its own is known by its work's and its place there: `"NG1661-S17"`. */
function idByNumber({ work, workId, number }: Fields): string | undefined {
  return number === undefined ? undefined : [work ?? workId, number].filter(Boolean).join("-");
}

function ownerOf({ sampleId, ...fields }: Fields): string | undefined {
  const number = idByNumber(fields);
  return sampleId === undefined ? number && `number ${number}` : `id ${sampleId}`;
}

function recordOf(
  key: string,
  original: unknown,
  { table, row }: { table: SampleTable; row: number },
  { settings: { name, files }, seen }: Reading,
): Found {
  const at = { file: files[table], row };
  const record = `${name}/${key}`;
  if (!seen(record)) return { record: { key: record, original: canonicalize(original) ?? "", at } };
  const detail = `An earlier row has the key ${record}; that one was taken. Give each row an id of its own, or drop one of the two.`;
  return { finding: { kind: "unused", rule: "duplicate-key", table, ...at, record, detail } };
}

const details = {
  "without-id": "The row has neither an id nor a sample number, so it cannot be told from others. Give it one.",
  "sample-not-named":
    "The row does not say of which sample it is. Give it the sample's id, or the number of work and sample.",
  "reference-to-nothing":
    "There is no such sample among the samples, or its row was not taken. Export the sample too, or correct the reference.",
};

function unused(
  table: SampleTable,
  row: OwnedRow,
  rule: keyof typeof details,
  { files }: SamplesSettings,
): { finding: Finding } {
  const kind = rule === "without-id" ? "rejected" : "unused";
  return foundInRow(row, { kind, rule, table, file: files[table], detail: details[rule] });
}
