import { setImmediate as breath } from "node:timers/promises";
import type { Pid } from "../identifiers/pid.ts";
import type { Registry, RegistryEvent, RegistryOp } from "../registry/port.ts";
import type { Standing, Store } from "../store/port.ts";
import { activateDescribed, stubUndescribed } from "./settle.ts";
import { turnDays } from "./turn-days.ts";

/** What the follower joins: the registry's log and the store's change list. `now` is moved by tests. */
export type Logs = { registry: Registry; store: Store; now?: () => Date };

const pageSize = 100;
/** About a millisecond's work: a server that does it answers in between. */
const toldAtOnce = 100;
const touches: ReadonlySet<RegistryOp> = new Set(["activate", "stub"]);
/** What these do is nothing to the store before a record describes the PID. */
const silent: ReadonlySet<RegistryOp> = new Set(["assign", "alias", "reserve", "bind", "adopt", "accept-change"]);

/**
 * Brings the registry's events since the store's cursor into the store: each once, in order, restartable. A thing is then
 * the union of all that lead to it, what a merge described again is active, and everything that shows a thing of which
 * something was decided, or whose day has come, is told. Answers the number of events followed.
 */
export async function followRegistry(logs: Logs): Promise<number> {
  let followed = 0;
  // Others go on deciding meanwhile: what is followed behind a settling is settled in its turn.
  for (;;) {
    const decided = new Set<Pid>();
    followed += await followAll(logs, decided);
    if (decided.size === 0) break;
    await activateDescribed(logs, [...decided]);
    await stubUndescribed(logs, [...decided]);
  }
  await turnDays(logs);
  while ((await logs.store.ripple(toldAtOnce)) > 0) await breath();
  return followed;
}

/** Follows to the log's end; notes the PIDs of which something was decided. */
async function followAll({ registry, store }: Logs, decided: Set<Pid>): Promise<number> {
  let followed = 0;
  for (;;) {
    const after = await store.cursor();
    const events = await registry.events(after, pageSize);
    const last = events.at(-1);
    if (!last) return followed;
    const touched = events.filter(({ op }) => touches.has(op)).flatMap(({ pids }) => pids);
    const standings = await standingsOf(events, registry);
    if (await store.follow({ after, cursor: last.seq, touched, standings })) followed += events.length;
    for (const { pid, survivor } of standings) decided.add(pid).add(survivor);
  }
}

/** Where the PIDs of these events stand *now*, whatever has happened since: so an event that is followed late does no harm. */
async function standingsOf(events: readonly RegistryEvent[], registry: Registry): Promise<Standing[]> {
  const decided = events.filter(({ op }) => !touches.has(op) && !silent.has(op));
  const pids = new Set(decided.flatMap((event) => event.pids));
  const standings: Standing[] = [];
  for (const pid of pids) standings.push(await standingOf(pid, registry));
  return standings;
}

async function standingOf(pid: Pid, registry: Registry): Promise<Standing> {
  const found = await registry.resolve(pid);
  if (!found.found) throw new Error(`the registry's log speaks of ${pid}, which it does not know`);
  const { state, end } = found;
  if (state === "reserved" || state === "active" || state === "stub") return { pid, survivor: pid };
  return { pid, survivor: end?.state === "merged" ? end.into : pid, ended: state };
}
