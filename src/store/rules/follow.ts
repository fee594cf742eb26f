import type { Pid } from "../../identifiers/pid.ts";
import type { Followed, Standing } from "../port.ts";
import type { MetaTable, Tables } from "../tables.ts";
import { standingOf } from "./current.ts";
import { decidedOver } from "./decided.ts";
import type { Entities } from "./entities.ts";

/** How far the registry's log has been followed. */
export function cursorOf({ get }: Pick<MetaTable, "get">): number {
  return Number(get("registry-cursor") ?? 0);
}

/** The store's end of following the registry. Called inside a transaction. */
export function followerOver(tables: Tables, entities: Entities) {
  const { current, meta } = tables;
  const decided = decidedOver(tables, entities);

  function follow(events: Followed, now: Date): boolean {
    if (cursorOf(meta) !== events.after) return false;
    for (const pid of new Set(events.touched)) decided.touch(pid, now);
    stand(events.standings, now);
    meta.set("registry-cursor", String(events.cursor));
    return true;
  }

  /** All lead where they now lead before any is put together anew. A survivor's change comes of what was merged into it, or left it. */
  function stand(standings: readonly Standing[], now: Date): void {
    const survivors = new Map<Pid, Pid>();
    const moved: { before: Standing; after: Standing }[] = [];
    for (const after of standings) {
      const before = standingOf(current, after.pid);
      if (before.ended === after.ended && before.survivor === after.survivor) continue;
      moved.push({ before, after });
      current.set(after);
      for (const { survivor } of [before, after]) if (survivor !== after.pid) survivors.set(survivor, after.pid);
    }
    for (const { before, after } of moved) show(before, after, now);
    for (const [survivor, cause] of survivors) entities.rebuild(survivor, now, { cause });
  }

  function show(before: Standing, { pid, survivor, ended }: Standing, now: Date): void {
    if (ended === "merged") decided.end({ pid, kind: "merge", cause: survivor }, now);
    else if (ended) decided.end({ pid, kind: before.ended ? "state" : "delete" }, now);
    else decided.bringBack(pid, now);
  }

  return { follow };
}
