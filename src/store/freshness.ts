import { Cron } from "croner";
import type { RunRecord } from "./harvest-book.ts";

/** How fresh what a source says is: when it was last read to the end, when it is due next, and whether it is late. */
export type Freshness = {
  source: string;
  /** The end of the last run that read it to the end; absent where there is none. */
  asOf?: string;
  /** Its cron expression, where it has one, and the next moment of it. */
  schedule?: string;
  due?: string;
  /** Whether a run was due since, and its time to end is over. */
  late: boolean;
};

/** How long a run that is due may take before its source counts as silent: an hour. */
const graceMs = 60 * 60 * 1000;

/** How fresh a source is at a moment, by its runs (newest first) and its schedule in UTC. */
export function freshnessOf(
  source: string,
  runs: readonly RunRecord[],
  { schedule, now }: { schedule?: string | undefined; now: Date },
): Freshness {
  const good = runs.find((run) => run.source === source && run.state === "complete");
  const asOf = good?.ended;
  const known = { source, ...(asOf === undefined ? {} : { asOf }) };
  if (schedule === undefined) return { ...known, late: false };
  const first = runs.findLast((run) => run.source === source)?.started;
  const since = asOf ?? first;
  const missed = since === undefined ? null : nextOf(schedule, new Date(since));
  const due = nextOf(schedule, now)?.toISOString();
  const late = missed !== null && missed.getTime() + graceMs < now.getTime();
  return { ...known, schedule, ...(due === undefined ? {} : { due }), late };
}

/** The next moment of a cron expression after another; null where there is none. */
export function nextOf(schedule: string, after: Date): Date | null {
  return new Cron(schedule, { paused: true, timezone: "UTC" }).nextRun(after);
}
