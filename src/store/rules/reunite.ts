import type { Authority } from "../../entities/authority.ts";
import type { Pid } from "../../identifiers/pid.ts";
import { contentHash } from "../packed.ts";
import type { MetaTable, Tables } from "../tables.ts";
import { leadOf } from "./current.ts";
import type { Entities } from "./entities.ts";

const printOf = ({ order, rules }: Authority) => contentHash(JSON.stringify([order, rules]));

/**
 * How far a store has been put together by the order of authority that it was opened with: all after this PID is still to do.
 * Undefined where all is as the order has it. A store of an older version was put together without rules.
 */
export function toReuniteAfter(meta: MetaTable, authority: Authority): string | undefined {
  const print = printOf(authority);
  const done = meta.get("authority");
  if (done === print) return undefined;
  if (done === undefined && Object.keys(authority.rules).length === 0) {
    meta.set("authority", print);
    return undefined;
  }
  const half = meta.get("authority-half")?.split(" ");
  return half?.[0] === print ? (half[1] ?? "") : "";
}

/** Puts the next of them together anew; none left means that all is as the order has it. */
export function reunite(
  { meta, current }: Pick<Tables, "meta" | "current">,
  { pids, entities, authority }: { pids: readonly Pid[]; entities: Entities; authority: Authority },
  now: Date,
): void {
  for (const pid of new Set(pids.map((pid) => leadOf(current, pid)))) entities.rebuild(pid, now);
  const last = pids.at(-1);
  if (last === undefined) meta.set("authority", printOf(authority));
  else meta.set("authority-half", `${printOf(authority)} ${last}`);
}
