import { type Encoding, encodingOf } from "../encoding/encoding.ts";
import { fromMarc8 } from "../encoding/marc-8.ts";
import { type ControlField, type DataField, type MarcRecord, plainLeader } from "../record.ts";
import type { RawField, RawRecord } from "./iso-2709.ts";

/** A record in Unicode, the encoding it was in, and what about it could not be read. */
export type Decoded = {
  record: MarcRecord;
  encoding: Encoding;
  isAsSaid: boolean;
  /** Sets of MARC-8 that are not known here, `"$1"`. */
  unknownSets: readonly string[];
  /** Whether some characters became U+FFFD. */
  isDamaged: boolean;
};

type Found = { sets: Set<string>; isDamaged: boolean };

/** Decodes the fields of a record, each subfield by itself: in MARC-8 each begins with the usual sets. */
export function decoded({ leader, fields }: RawRecord): Decoded {
  const bytes = Buffer.concat(fields.map((field) => field.bytes));
  const { encoding, isAsSaid } = encodingOf(leader, bytes);
  const found: Found = { sets: new Set(), isDamaged: false };
  const textOf = readerOf(encoding, found);
  const record = { leader: plainLeader(leader), fields: fields.map((field) => fieldOf(field, textOf)) };
  return { record, encoding, isAsSaid, unknownSets: [...found.sets], isDamaged: found.isDamaged };
}

const decoders = { "utf-8": new TextDecoder("utf-8"), "windows-1252": new TextDecoder("windows-1252") };

function readerOf(encoding: Encoding, found: Found): (bytes: Buffer) => string {
  if (encoding !== "marc-8") {
    const decoder = decoders[encoding];
    return (bytes) => {
      const text = decoder.decode(bytes).normalize("NFC");
      found.isDamaged ||= text.includes("\ufffd");
      return text;
    };
  }
  return (bytes) => {
    const { text, unknownSets, hasUnknownCodes } = fromMarc8(bytes);
    for (const set of unknownSets) found.sets.add(set);
    found.isDamaged ||= hasUnknownCodes;
    return text;
  };
}

const delimiter = 0x1f;

function fieldOf({ tag, bytes }: RawField, textOf: (bytes: Buffer) => string): ControlField | DataField {
  const first = bytes.indexOf(delimiter);
  if (tag.startsWith("00") || first < 0) return { tag, value: textOf(bytes) };
  const [ind1 = " ", ind2 = " "] = bytes.toString("latin1", 0, first).padEnd(2);
  const subfields: DataField["subfields"][number][] = [];
  for (let begin = first + 1; begin <= bytes.length; ) {
    const next = bytes.indexOf(delimiter, begin);
    const end = next < 0 ? bytes.length : next;
    const code = bytes.toString("latin1", begin, begin + 1);
    if (code !== "") subfields.push({ code, value: textOf(bytes.subarray(begin + 1, end)) });
    begin = end + 1;
  }
  return { tag, ind1, ind2, subfields };
}
