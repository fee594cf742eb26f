import { constants, setPriority } from "node:os";
import { log } from "../log.ts";

/** Lets others on this machine go before a process (0 is this one), as a server answers before a harvest. Where the system does not allow it, all stays as it is. */
export function giveWay(process = 0): void {
  try {
    setPriority(process, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch (error) {
    log.debug({ error: String(error) }, "a process has the same priority as others");
  }
}
