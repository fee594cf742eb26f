import { log } from "../../log.ts";
import { nextOf } from "../../store/freshness.ts";

/** What a scheduler runs: each source's cron expression in UTC, and how a source is harvested; it answers when that has ended. */
export type Scheduled = {
  schedules: Readonly<Record<string, string>>;
  harvest(source: string): Promise<void>;
  now?: () => Date;
};

/** A scheduler at work; `stop` begins nothing more and waits for what is under way. */
export type Scheduler = { stop(): Promise<void> };

/** A timer cannot wait longer; it then looks again. */
const longestWaitMs = 60 * 60 * 1000;

/**
 * Harvests every source when it is due, one at a time: one that becomes due while another is read waits its turn, and one that is
 * due twice meanwhile is read once. A run that fails is told to the log, and the source is due again as ever.
 */
export function startScheduler({ schedules, harvest, now = () => new Date() }: Scheduled): Scheduler {
  const waiting = new Set<string>();
  let working: Promise<void> = Promise.resolve();
  let idle = true;
  let stopped = false;
  const timers = new Map<string, NodeJS.Timeout>();

  function wait(source: string, schedule: string): void {
    const due = nextOf(schedule, now());
    if (due === null || stopped) return;
    const ms = due.getTime() - now().getTime();
    const isSoon = ms <= longestWaitMs;
    const timer = setTimeout(
      () => {
        if (isSoon) enqueue(source);
        wait(source, schedule);
      },
      Math.max(1, Math.min(ms, longestWaitMs)),
    );
    timers.set(source, timer.unref());
  }

  function enqueue(source: string): void {
    waiting.add(source);
    if (!idle) return;
    idle = false;
    working = workAll().finally(() => {
      idle = true;
    });
  }

  async function workAll(): Promise<void> {
    for (const source of waiting) {
      waiting.delete(source);
      if (stopped) return;
      await harvest(source).catch((error: unknown) =>
        log.error({ source, error: String(error) }, "a scheduled harvest has failed"),
      );
    }
  }

  for (const [source, schedule] of Object.entries(schedules)) wait(source, schedule);
  return {
    async stop() {
      stopped = true;
      for (const timer of timers.values()) clearTimeout(timer);
      await working;
    },
  };
}
