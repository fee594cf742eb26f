import type { Pid } from "../../identifiers/pid.ts";
import type { PidPlace } from "../../sources/write-back.ts";

/**
 * How it stands with the PID of a record in its source. `written`: it holds it. `pending`: it holds nothing yet. `outdated`: it
 * holds one that was merged into it. `changed`: it holds something else. `duplicate`: it holds that of another record, which is
 * returned by another record too. `ended`: the PID is tombstoned, split or the like and is not to be written. `not-storable`: the
 * class has no place, or the id is not one. `not-configured`: nothing was said of the class. `unexpected`: it holds a PID all the
 * same.
 */
export const statuses = [
  "written",
  "pending",
  "outdated",
  "changed",
  "duplicate",
  "ended",
  "not-storable",
  "not-configured",
  "unexpected",
] as const;
export type Status = (typeof statuses)[number];

/** What staff are to do in the source: add the PID, put it in place of what is there, or nothing. */
export type Action = "add" | "change" | "none";

/** One record of a source, its PID (the survivor's where it was merged), where that is to be kept and what is there. */
export type Line = {
  source: string;
  key: string;
  recordClass: string;
  id: string;
  pid: Pid;
  number: string;
  label: string;
  place: PidPlace | "none" | undefined;
  status: Status;
  action: Action;
  /** The texts that the source has there now. */
  holds: readonly string[];
  /** The PIDs that those are. */
  returned: readonly Pid[];
  /** What is wrong and who else is concerned, in words; empty where nothing is. */
  note: string;
};

/** A place as people say it: `"AltNums.AltNum, TableID 108, Description PID"`. */
export function placeName(place: Line["place"]): string {
  if (place === undefined || place === "none") return place ?? "";
  const marks = Object.entries(place.mark ?? {}).map(([column, value]) => `, ${column} ${value}`);
  return `${place.table}.${place.column}${marks.join("")}`;
}
