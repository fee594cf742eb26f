import { bytesOf } from "../../reading/bytes.ts";
import type { FoundFile } from "../../reading/files-in.ts";
import { elementsOf, xmlText } from "../../reading/xml.ts";
import { kindOf, type MarcRecord } from "../record.ts";
import { type Decoded, decoded } from "./decode.ts";
import { framesOf } from "./frames.ts";
import { controlNumberIn, readIso2709 } from "./iso-2709.ts";
import { marcOf } from "./marcxml.ts";

/** Something about a record that is doubtful or broken; `detail` is what is wrong and what to do. */
export type Doubt = { rule: string; detail: string };
/** A record of a file, or why it is none; `row` is its number in the file, from 1. `broken`: what is still known of a damaged one. */
export type FileRecord = { row: number } & (
  | { record: MarcRecord; doubts: readonly Doubt[]; decoded?: Decoded }
  | { fault: Doubt; broken?: { isCut: boolean; id: string | undefined } }
);

/** The records of a file in ISO 2709 or MARCXML, as its name says. Fault: `source-unreadable`. */
export function fileRecords(found: FoundFile): AsyncGenerator<FileRecord> {
  return /\.xml(\.gz)?$/i.test(found.file) ? xmlRecords(found) : isoRecords(found);
}

async function* xmlRecords({ path, file }: FoundFile): AsyncGenerator<FileRecord> {
  let row = 0;
  for await (const element of elementsOf(xmlText(path, file), file, (names) => names.at(-1) === "record")) {
    row++;
    const record = marcOf(element);
    yield record ? { row, record, doubts: [] } : { row, fault: notMarc(element.line) };
  }
}

/** What a record in XML is that has no leader or no fields. */
export function notMarc(line: number): Doubt {
  const detail = `The record at line ${line} has no leader or no field: it is not in MARCXML. Export it again, or take the file out of the folder.`;
  return { rule: "record-broken", detail };
}

async function* isoRecords({ path, file }: FoundFile): AsyncGenerator<FileRecord> {
  let row = 0;
  for await (const { bytes, offset, isCut } of framesOf(bytesOf(path, file), file)) {
    row++;
    if (isCut) {
      const detail = `The file ends within the record at byte ${offset}. Copy or export it again.`;
      yield { row, fault: { rule: "record-cut", detail }, broken: { isCut, id: undefined } };
      continue;
    }
    const read = readIso2709(bytes);
    if ("fault" in read) {
      const detail = `The record at byte ${offset} ${read.fault}; it is left out. Export it again, or correct it in the library system.`;
      yield { row, fault: { rule: "record-broken", detail }, broken: { isCut, id: controlNumberIn(bytes) } };
      continue;
    }
    const one = decoded(read);
    yield { row, record: one.record, doubts: doubtsOf(one, offset, read.doubt), decoded: one };
  }
}

function doubtsOf({ unknownSets, isDamaged }: Decoded, offset: number, length: string | undefined): Doubt[] {
  const doubts: Doubt[] = [];
  if (length !== undefined) {
    const detail = `The record at byte ${offset} ${length}; its fields were told apart by their ends. Check what writes the export.`;
    doubts.push({ rule: "length-not-as-said", detail });
  }
  if (unknownSets.length > 0) {
    const detail = `The record at byte ${offset} has characters of the set ${unknownSets.join(", ")} of MARC-8, which is not known here; “〓” stands for each. Export it in UTF-8.`;
    doubts.push({ rule: "marc8-set-unknown", detail });
  }
  if (isDamaged) {
    const detail = `The record at byte ${offset} has bytes that are no characters; “�” stands for each. Correct it in the library system.`;
    doubts.push({ rule: "characters-damaged", detail });
  }
  return doubts;
}

/** The table that a record is counted in: `"bib"` for one that cannot be read. */
export function tableOf(one: FileRecord): string {
  return "record" in one ? (kindOf(one.record) ?? "other") : "bib";
}
