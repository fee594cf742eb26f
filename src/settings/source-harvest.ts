import { Cron } from "croner";
import { z } from "zod";

const share = z.number().min(0).max(1);

/** The form of how a source is harvested. */
export const sourceHarvest = z.strictObject({
  guard: z
    .strictObject({ vanish: share.optional(), change: share.optional(), atLeast: z.number().int().min(0).optional() })
    .optional(),
  quarantineDays: z.number().min(0).max(3650).optional(),
  merges: z.enum(["propose", "merge"]).optional(),
  schedule: z
    .string()
    .refine(isSchedule, "is not a cron expression, such as 0 2 * * * for every night at two (UTC)")
    .optional(),
});

/** How a source is harvested, as the configuration says. */
export type SourceHarvest = {
  guard?: { vanish?: number; change?: number; atLeast?: number };
  quarantineDays?: number;
  merges?: "propose" | "merge";
  /** A cron expression, in UTC. */
  schedule?: string;
};

function isSchedule(text: string): boolean {
  try {
    return new Cron(text, { paused: true, timezone: "UTC" }).nextRun() !== null;
  } catch {
    return false;
  }
}
