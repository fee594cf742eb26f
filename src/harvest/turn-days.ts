import { setImmediate as breath } from "node:timers/promises";
import type { Pid } from "../identifiers/pid.ts";
import type { Store } from "../store/port.ts";
import { aliasesFor } from "./aliases.ts";
import type { Logs } from "./follow-registry.ts";

/** A few milliseconds' work: a server that does it answers in between. */
const turnedAtOnce = 100;

/**
 * Brings everything up to date whose day has come: numbers that outsiders may know now are found, and the store keeps of it what is seen today.
 * Where it is cut off, the rest is still due.
 */
export async function turnDays(logs: Logs): Promise<void> {
  await turnStore(logs.store, async (due) => {
    for (const pid of due) await findByNumbers(pid, logs);
  });
}

/** The same of a store alone, such as a copy; `before` is done with each lot first. */
export async function turnStore(
  store: Pick<Store, "due" | "turn">,
  before: (due: readonly Pid[]) => Promise<void> = async () => {},
): Promise<void> {
  for (;;) {
    const due = await store.due(turnedAtOnce);
    if (due.length === 0) return;
    await before(due);
    await store.turn(due);
    await breath();
  }
}

/** Numbers that bear a day, of what is described: all others are known since it was written. What was merged into it has its own. */
async function findByNumbers(pid: Pid, { registry, store, now = () => new Date() }: Logs): Promise<void> {
  if (!(await store.described([pid])).has(pid)) return;
  const merged = await registry.mergedInto(pid);
  for (const one of [pid, ...merged.map((loser) => loser.pid)]) {
    const dated = (await store.saidOf(one)).filter(({ audienceWhen }) => audienceWhen !== undefined);
    const aliases = aliasesFor(one, dated, now());
    if (aliases.length > 0) await registry.alias(aliases);
  }
}
