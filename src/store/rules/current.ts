import type { Pid } from "../../identifiers/pid.ts";
import type { Ended, Standing } from "../port.ts";
import type { CurrentTable } from "../tables.ts";

/** Where a PID leads now. */
export function standingOf({ row }: Pick<CurrentTable, "row">, pid: Pid): Standing {
  const found = row(pid);
  return found ? { pid, survivor: found.survivor ?? pid, ended: found.ended } : { pid, survivor: pid };
}

/** The PID under which a thing is shown. */
export function leadOf({ row }: CurrentTable, pid: Pid): Pid {
  return row(pid)?.survivor ?? pid;
}

/** What was decided of a PID, if anything. */
export function endedOf({ row }: CurrentTable, pid: Pid): Ended | undefined {
  return row(pid)?.ended;
}
