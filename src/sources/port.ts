/** What a source system is to Cartouche: it reads records as a stream and describes each as facts. It knows no PID. */
import type { Draft } from "../entities/facts.ts";
import type { EntityType } from "../entities/types.ts";
import type { WriteBack } from "./write-back.ts";

/** The place that something was read from, for people: `{ file: "Objects.csv.gz", row: 17 }`; rows and records are counted from 1. */
export type Place = { file: string; row: number };

/** One record as the source sent it. `original` is canonical text of its bytes, kept by hash; equal text is an unchanged record. */
export type SourceRecord = {
  /** The source's own key: `"tms/object/6183"`. */
  key: string;
  original: string;
  /**
   * By what the record is known to be unchanged, where that is less than its original: without the time of the export, which
   * differs every time and says nothing.
   */
  content?: string;
  /**
   * The key that another system had for the same thing before, where this one says so: the record inherits its PID, and is
   * rejected where nobody knows it.
   */
  predecessor?: string;
  at: Place;
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

/** What a read gives, in any order but for `mark` and `rows`, which come last. */
export type ReadItem =
  /** How many records will come, where that is known beforehand. */
  | { expected: number }
  | { record: SourceRecord }
  /** The key of a record that the source itself says was deleted. */
  | { gone: string }
  | { finding: Finding }
  /** Why this read is not of everything: what it does not give is not gone. Good records are taken all the same. */
  | { partial: string }
  /** Everything before it was given: a read that is interrupted may be taken up from here. */
  | { position: string }
  /** From where the next read of changes starts. */
  | { mark: string }
  /** The counts of every table. */
  | { rows: Record<string, RowCounts> };

/**
 * Which identifier another system issued for what a key means, where that one's identifiers go on here:
 * `{ key: "ciim/object/6183", type: "object", pid: "0GE6-0001-0000-0000" }`. Without `pid`, what the system refers to and says
 * that it does not describe.
 */
export type Adopted = { key: string; type: EntityType; pid?: string };

/**
 * What describing one record gives. The first draft whose subject is the record's own key is its own subject. `adopts` are
 * identifiers that were issued elsewhere, of the record itself and of what it refers to.
 */
export type Description = { drafts: Draft[]; findings: Finding[]; adopts?: readonly Adopted[] };

/** How a source takes single records that something else carries: an OAI-PMH response, a request of the API. */
export type Carried = {
  /** The metadata prefixes under which repositories carry such records: `["lido"]`. */
  prefixes: readonly string[];
  /**
   * A payload (for XML one element) as a record under a key that the carrier gives; any key with two slashes must do for `describe`.
   * `more` are the things that it speaks of and that have records of their own, such as its images, under the same source.
   */
  record(
    key: string,
    payload: string,
    at: Place,
  ): { record: SourceRecord; more?: readonly SourceRecord[] } | { finding: Finding };
};

/** What one item is that was sent to a source. */
export type SentItem = { record: SourceRecord } | { gone: string } | { finding: Finding };

export interface Source {
  /** Its name in keys, feeds and reports: `"tms"`. */
  name: string;
  /** What it is, for people: `"TMS (CSV export)"`. */
  title: string;
  /** Changes whenever the mapping does, so that unchanged records are described again. */
  revision: string;
  /** Where its records' PIDs may be kept, by record class; a class that it does not name is reported as not configured. */
  writeBack?: WriteBack;
  /**
   * Every record, one at a time; from a `position` on, where the source gives such. Fault: `source-unreadable`, when what
   * follows cannot be trusted; nothing is withdrawn then.
   */
  read(from?: { position: string }): AsyncIterable<ReadItem>;
  /** What has changed since a mark that it gave, where the system can tell. Fault: `source-unreadable`. */
  changes?(since: string): AsyncIterable<ReadItem>;
  /** Which of these records the system has no longer, where it is asked by key. Fault: `source-unreadable`. */
  missing?(keys: readonly string[]): Promise<readonly string[]>;
  /** A record as facts: pure, no network, no clock. Throws only for a record that cannot be taken at all. */
  describe(record: SourceRecord): Description;
  /** The fields of a record that hold anything, named as `from.field` of its facts names them, each once; pure. */
  fieldsOf(record: SourceRecord): readonly string[];
  carried?: Carried;
  /** What was sent to this source, one item a text: a record under its own key, a deletion, or what is wrong with it. */
  sent?(text: string, at: Place): SentItem;
}
