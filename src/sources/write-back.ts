/** Where source systems may keep the PIDs of their records, so that staff can write them there; no source writes or knows one. */

/**
 * The scheme of the number by which a source says what its record holds where a PID is to be: `{ kind: "number", scheme: "pid",
 * value: "X5K4-2BTC-9Q1W" }`, for staff. It is compared with the record's PID and never becomes a number of the thing.
 */
export const returnedScheme = "pid";

/**
 * A place for a PID in a source's database. Without `mark` it is a column of the record's own row; with it, a row of its own in
 * another table: `{ table: "AltNums", owner: "ID", column: "AltNum", mark: { TableID: 108, Description: "PID" }, … }`.
 */
export type PidPlace = {
  /** The record's own table and the column of its id, which is a whole number or any text. */
  record: { table: string; id: string; ids: "integer" | "text" };
  table: string;
  /** The column of `table` that holds the record's id. */
  owner: string;
  /** The column that holds the PID. */
  column: string;
  /** What else a row says that holds a PID. */
  mark?: Readonly<Record<string, string | number>>;
};

/** By record class (the source's own table in keys: `"object"` of `tms/object/6183`), a place or that there is none. */
export type WriteBack = Readonly<Record<string, PidPlace | "none">>;
