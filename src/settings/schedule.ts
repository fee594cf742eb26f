import { Cron } from "croner";

/** Whether a text is a cron expression that comes due at some time. */
export function isSchedule(text: string): boolean {
  try {
    return new Cron(text, { paused: true, timezone: "UTC" }).nextRun() !== null;
  } catch {
    return false;
  }
}
