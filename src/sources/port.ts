/** What a source system is to Cartouche: it reads records as a stream and describes each as facts. It knows no PID. */
import type { Draft } from "../entities/facts.ts";
import type { WriteBack } from "./write-back.ts";

/** One record as the source sent it. `original` is canonical text of its bytes, kept by hash; equal text is an unchanged record. */
export type SourceRecord = {
  /** The source's own key: `"tms/object/6183"`. */
  key: string;
  original: string;
  /**
   * The key that another system had for the same thing before, where this one says so: the record inherits its PID, and is
   * rejected where nobody knows it.
   */
  predecessor?: string;
  /** The place it was read from, for people: `{ file: "Objects.csv.gz", row: 17 }`. */
  at: { file: string; row: number };
};

/**
 * Something a source found that staff should see. `rejected`: the whole record could not be taken; `unused`: one row is
 * not in any record (a duplicate, a reference to nothing); `doubtful`: it was taken, but a value was not understood.
 */
export type Finding = {
  kind: "rejected" | "unused" | "doubtful";
  /** Short and stable, for counting: `"reference-to-nothing"`, `"date-zero"`. */
  rule: string;
  table: string;
  file: string;
  row?: number;
  record?: string;
  field?: string;
  /** The value found, cut to 200 characters. */
  value?: string;
  /** What is wrong and what to do, in one sentence or two. */
  detail: string;
};

/** How many rows of a table were read; each is either used in a record or reported as a finding of kind `unused` or `rejected`. */
export type RowCounts = { read: number; used: number; reported: number };

/** What a read gives: how many records will come (when it knows), records, findings, and at the end the counts of every table. */
export type ReadItem =
  | { expected: number }
  | { record: SourceRecord }
  | { finding: Finding }
  | { rows: Record<string, RowCounts> };

/** What describing one record gives. The first draft whose subject is the record's own key is its own subject. */
export type Description = { drafts: Draft[]; findings: Finding[] };

export interface Source {
  /** Its name in keys, feeds and reports: `"tms"`. */
  name: string;
  /** What it is, for people: `"TMS (CSV export)"`. */
  title: string;
  /** Changes whenever the mapping does, so that unchanged records are described again. */
  revision: string;
  /** Where its records' PIDs may be kept, by record class; a class that it does not name is reported as not configured. */
  writeBack?: WriteBack;
  /** Every record, one at a time. Fault: `source-unreadable`, when what follows cannot be trusted; nothing is withdrawn then. */
  read(): AsyncIterable<ReadItem>;
  /** A record as facts: pure, no network, no clock. Throws only for a record that cannot be taken at all. */
  describe(record: SourceRecord): Description;
}
