import { activityOf } from "../../access-points/changes/activity-streams.ts";
import type { FeedLog } from "../../feeds/port.ts";
import type { Delivery, Hook } from "./hook.ts";
import type { HookBook } from "./hook-book.ts";
import { post } from "./post.ts";

/** What deliveries are made from; `mayBeInside` lets them go to this machine and inner networks. */
export type Delivering = { book: HookBook; feeds: FeedLog; base: string; mayBeInside: boolean; now(): Date };

const mostAtOnce = 100;
/** Between one attempt and the next, in seconds: all in all a good two days. */
const waits = [5, 30, 120, 600, 3600, 6 * 3600, 24 * 3600, 24 * 3600];

/** Tells everyone who is to be told what is new, and tries again what could not be delivered; answers how many messages were taken. */
export async function deliverAll(delivering: Delivering): Promise<number> {
  const hooks = delivering.book.hooks().filter(({ ended }) => ended === undefined);
  for (const hook of hooks) enqueueNew(hook, delivering);
  const taken = await Promise.all(hooks.map((hook) => deliverTo(hook, delivering)));
  return taken.filter(Boolean).length;
}

function enqueueNew(hook: Hook, { book, feeds }: Delivering): void {
  let { seq } = hook;
  const head = feeds.head()?.seq ?? 0;
  // A log that was made anew begins again, and so do those who follow it.
  if (head < seq) seq = 0;
  for (;;) {
    const entries = feeds.entries({ ...hook.topic, since: seq, limit: mostAtOnce });
    const last = entries.at(-1);
    if (!last) break;
    book.enqueue(hook, seq, last.seq);
    seq = last.seq;
    book.moveTo(hook, seq);
  }
}

async function deliverTo(hook: Hook, delivering: Delivering): Promise<boolean> {
  const { book, now, mayBeInside } = delivering;
  const delivery = book.waiting(hook);
  if (!delivery || delivery.next > now().toISOString()) return false;
  const id = `msg_${hook.id}_${delivery.id}`;
  const message = { id, at: now(), body: bodyOf(hook, delivery, delivering), secret: hook.secret };
  const posted = await post(hook.url, message, mayBeInside);
  const attempts = delivery.attempts + 1;
  if ("status" in posted && posted.status >= 200 && posted.status < 300) {
    book.settle({ ...delivery, state: "delivered", attempts });
    return true;
  }
  const fault = "status" in posted ? `it answered ${posted.status}` : posted.fault;
  const wait = waits[delivery.attempts];
  const state = wait === undefined ? "dead" : "waiting";
  const next = new Date(now().getTime() + (wait ?? 0) * 1000).toISOString();
  book.settle({ ...delivery, state, attempts, next, fault });
  if ("status" in posted && posted.status === 410) book.end(hook);
  return false;
}

/** Made when it is sent, so that it is of the log as it is. */
function bodyOf({ topic }: Hook, { after, upTo }: Delivery, { feeds, base }: Delivering): string {
  const entries = feeds.entries({ ...topic, since: after, limit: mostAtOnce }).filter(({ seq }) => seq <= upTo);
  const at = entries.at(-1)?.at;
  const activities = entries.map((entry) => activityOf(entry, base));
  return JSON.stringify({ type: "record.changes", timestamp: at, data: { changes: `${base}/changes`, activities } });
}
